"""What a screen hides says nothing, and the screens and the bridge agree on what is hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.interview.hidden import Condition, conditions, read
from docassemble.rightsforms.interview.screens import shown_if
from docassemble.rightsforms.record import Caso
from tests.support.each import each


def case(**answers: Any) -> Caso:
    return caso_from(answers, datetime(2026, 5, 17, 12, 0))


class DescribeTheConditions:
    @each(("path", "expression"), list(shown_if().items()), ids=list(shown_if()))
    def it_is_of_a_form_that_we_read(self, path: str, expression: str) -> None:
        assert path in conditions(), expression

    @pytest.mark.parametrize(
        ("path", "condition"),
        [
            ("quejosas.*.menor_de_edad", Condition("quejosas.*.edad", when_empty=True)),
            ("hechos.*.fuente", Condition("hechos.*.origen", ("me_contaron", "documento"))),
            ("detencion.estatus", Condition("paradero.estado", ("conocido",))),
            ("testimonios.*.autoriza", Condition("testimonios.*.declarante.edad", when_empty=True, below=18)),
        ],
    )
    def it_says_what_the_screen_says(self, path: str, condition: Condition) -> None:
        assert conditions()[path] == condition

    @pytest.mark.parametrize("expression", ["", "true", 'val("a") != "b"', 'val("a") == "b" || val("c") == "d"'])
    def it_is_nothing_in_a_form_of_somebody_else(self, expression: str) -> None:
        assert read(expression) is None


class DescribeAnAnswerThatIsHiddenNow:
    @pytest.mark.parametrize("menor", ["si", "no"])
    def it_gives_way_to_the_age(self, menor: str) -> None:
        quejosa = case(quejosas=[{"nombre": "Ana"}, {"edad": 15, "menor_de_edad": menor}]).quejosas[1]
        assert (quejosa.edad, quejosa.menor_de_edad) == (15, None)

    def it_gives_way_to_the_age_of_a_baby(self) -> None:
        assert case(quejosas=[{"edad": 0, "menor_de_edad": "no"}]).quejosas[0].menor_de_edad is None

    def it_stays_while_nobody_knows_the_age(self) -> None:
        assert case(quejosas=[{"nombre": "Ana", "menor_de_edad": "si"}]).quejosas[0].menor_de_edad is True

    @pytest.mark.parametrize(("origen", "fuente"), [("vi", None), ("me_contaron", "su tío"), (None, "su tío")])
    def it_says_who_told_only_what_was_told(self, origen: str | None, fuente: str | None) -> None:
        (fact,) = case(hechos=[{"texto": "Se lo llevaron.", "origen": origen, "fuente": "su tío"}]).hechos
        assert fact.fuente == fuente

    def it_says_of_nobody_what_she_is_to_herself(self) -> None:
        promovente = case(promovente={"es_la_quejosa": True, "relacion": "esposa"}).promovente
        assert promovente.relacion is None

    @pytest.mark.parametrize(("edad", "autoriza"), [(30, None), (15, "su madre"), ("", "su madre")])
    def it_asks_leave_for_a_minor_alone(self, edad: Any, autoriza: str | None) -> None:
        (witness,) = case(testimonios=[{"declarante": {"edad": edad}, "autoriza": "su madre"}]).testimonios
        assert witness.autoriza == autoriza

    def it_is_the_place_of_somebody_who_was_found_elsewhere(self) -> None:
        paradero = case(paradero={"estado": "libre", "lugar": "la comandancia", "fuente": "un policía"}).paradero
        assert (paradero.lugar, paradero.fuente) == (None, None)
