"""A case goes back into the interview and comes out of it the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docassemble.rightsforms.interview.bridge import GRUPO_CON_APOYO, caso_from
from docassemble.rightsforms.interview.bridge_back import answers_from
from docassemble.rightsforms.interview.hidden import without_hidden
from docassemble.rightsforms.record import Caso, dump_case
from tests.support.casos import NAMES, caso

#: Fields that are one box in the interview: what is not ticked was not said.
BOXES = frozenset({"promovente.es_la_quejosa", "quejosas[].es_defensora", "quejosas[].salud.embarazo", "practica"})


def plain(case: Caso) -> Any:
    """What the interview can hold of a case: not the count of its drafts, nor what its screens hide."""
    given = json.loads(dump_case(case))
    for name in ("version", "apoyo_del_estado"):
        given.pop(name, None)
    given = dict(without_hidden(given))
    for act in given.get("actos", ()):
        if isinstance(act.get("descripcion"), dict):
            del act["descripcion"]
        if act.get("a_quienes") == [person["clave"] for person in given.get("quejosas", ())]:
            del act["a_quienes"]  # of all, one by one
        if act["tipo"] == "art22":
            act.setdefault("modalidad", "tormento")
    return {name: value for name, value in given.items() if value != {}}


class DescribeACaseThatComesBack:
    @pytest.mark.parametrize("name", NAMES)
    def it_says_the_same(self, name: str) -> None:
        case = caso(name)
        again = caso_from(answers_from(case, frozenset()), case.informacion_hasta)
        assert plain(again) == plain(case)

    def it_leaves_a_box_alone_that_nobody_would_have_ticked(self) -> None:
        case = caso(NAMES[0]).model_copy(update={"practica": False})
        assert "practica" not in answers_from(case, BOXES)

    def it_tells_an_authority_of_a_box_from_those_apart(self) -> None:
        given = json.loads(dump_case(caso(NAMES[0])))
        given["autoridades"] = [
            {"clave": "r1", "corporacion": "policia_municipal", "municipio": "Chilón"},
            {"clave": "r2", "corporacion": "policia_municipal", "municipio": "Ocosingo"},
            {"clave": "r3", "nombre": "Guardia del rancho El Carmen"},
        ]
        case = Caso.model_validate(given)
        answers = answers_from(case, BOXES)
        assert answers["corporaciones"] == {"policia_municipal": True}
        assert [thing.get("aparte", False) for thing in answers["autoridades"]] == [False, True, True]
        assert caso_from(answers, case.informacion_hasta).autoridades == case.autoridades

    def it_ticks_again_that_the_state_lent_its_support(self) -> None:
        for told, ticked in ((True, True), (False, None)):
            case = caso(NAMES[0]).model_copy(update={"apoyo_del_estado": told})
            assert answers_from(case, BOXES)["corporaciones"].get(GRUPO_CON_APOYO) is ticked
