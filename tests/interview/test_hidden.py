"""What a screen hides says nothing, and the screens and the bridge agree on what is hidden."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.interview.hidden import CONDITIONS, Condition
from docassemble.rightsforms.record import Caso
from docassemble.rightsforms.server.pages.conditions import condition

INTERVIEWS = Path(__file__).parents[2] / "interviews"
_MARKS = {"datatype", "input type", "required", "js show if", "choices", "rows", "no label", "default"}


def asked_on_a_condition() -> dict[str, Condition]:
    """Path of the record -> the condition of its field, as the interviews have it."""
    found = {}
    for source in sorted(INTERVIEWS.rglob("*.yml")):
        for block in yaml.safe_load_all(source.read_text(encoding="utf-8")):
            for field in (block or {}).get("fields") or ():
                if "js show if" in field:
                    path = next(value for name, value in field.items() if name not in _MARKS - {"no label"})
                    told = condition(field["js show if"])
                    assert told, field
                    found[as_path(path)] = Condition(
                        as_path(told["of"]), tuple(told.get("is", ())), told.get("empty", False), told.get("below")
                    )
    return found


def as_path(variable: str) -> str:
    return re.sub(r"\[(i|0)\]", ".*", variable)


def case(**answers: Any) -> Caso:
    return caso_from(answers, datetime(2026, 5, 17, 12, 0))


class DescribeTheConditions:
    def it_has_those_of_the_screens_and_no_other(self) -> None:
        assert dict(CONDITIONS) == asked_on_a_condition()


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
