"""What the tables may ask about people: the day on which a child is one no more, and what tells people apart."""

from __future__ import annotations

from typing import Any

import pytest

from docassemble.rightsforms.filings import read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import caso_from_data

CHIAPAS = jurisdiccion("mx_chiapas")


def held(**parts: Any) -> frozenset[str]:
    return read(caso_from_data({"informacion_hasta": "2026-05-17T12:00", **parts}), CHIAPAS).traits


class DescribeAChild:
    @pytest.mark.parametrize(
        ("age", "kind"), [(0, "nina"), (11, "nina"), (12, "adolescente"), (17, "adolescente"), (18, "")]
    )
    def it_is_an_adolescent_from_twelve_on(self, age, kind):
        """Ley General de los Derechos de Niñas, Niños y Adolescentes, article 5."""
        assert held(quejosas=[{"edad": age}]) & {"nina", "adolescente"} == {kind} - {""}

    def it_is_so_from_the_very_birthday(self):
        assert "adolescente" in held(quejosas=[{"nacimiento": "2014-05-17"}])
        assert "nina" in held(quejosas=[{"nacimiento": "2014-05-18"}])


class DescribeSeveralPeople:
    @pytest.mark.parametrize(
        "told",
        [
            {"quejosas": [{"detencion": {"estatus": "libre"}}, {}]},
            {"quejosas": [{"paradero": {"estado": "desconocido"}}, {}]},
            {"actos": [{"tipo": "incomunicacion", "a_quienes": ["p1"]}]},
            {"autoridades": [{"corporacion": "policia_municipal", "a_quienes": ["p1"]}]},
            {"a_todas_igual": True},
            {"a_todas_igual": False},
        ],
    )
    def it_takes_one_word_of_who_it_was_to_tell_them_apart(self, told):
        two = {"quejosas": [{"nombre": "Ana"}, {"nombre": "Rosa"}]}
        assert "sin_distinguir" in held(**two)
        assert "sin_distinguir" not in held(**(two | told))

    def it_is_no_question_of_one_person_alone(self):
        assert "sin_distinguir" not in held(quejosas=[{"nombre": "Ana"}])


class DescribeACommunity:
    @pytest.mark.parametrize(
        ("told", "trait"),
        [
            ({"asamblea": {"via": "agraria"}}, "asamblea:agraria"),
            ({"asamblea": {"via": "indigena"}}, "asamblea:indigena"),
            ({"comunidad": {"nucleo": "ejido"}}, "nucleo:ejido"),
        ],
    )
    def it_is_asked_by_its_kind_of_assembly_and_of_land(self, told, trait):
        assert trait in held(**told)
        assert trait not in held()


class DescribeHerHealth:
    @pytest.mark.parametrize(
        ("told", "holds"), [(True, True), (False, False), (None, False), ({"se_ignora": True}, False)]
    )
    def it_is_pregnant_only_whoever_said_so(self, told, holds):
        assert ("embarazada" in held(quejosas=[{"salud": {"embarazo": told}}])) == holds


class DescribeWhatArticle22Forbids:
    @pytest.mark.parametrize(
        ("modalidad", "trait"),
        [("multa_excesiva", "art22:multa_excesiva"), ("tormento", "art22:tormento"), (None, "art22:tormento")],
    )
    def it_is_torture_where_nothing_else_was_said(self, modalidad, trait):
        found = held(actos=[{"tipo": "art22", "modalidad": modalidad}])
        assert {name for name in found if name.startswith("art22:")} == {trait}
