"""A case goes back into the interview and comes out of it the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.interview.ocultas import without_hidden
from docassemble.rightsforms.interview.vuelta import answers_from
from docassemble.rightsforms.record import Caso, dump_case
from tests.support.casos import NAMES, caso

#: Fields that are one box in the interview: what is not ticked was not said.
BOXES = frozenset({"promovente.es_la_quejosa", "quejosas[].es_defensora", "quejosas[].salud.embarazo", "practica"})


#: The screen of the acts asks of one kind of punishment.
SEVERAL_PUNISHMENTS = {"comunidad_chapultenango", "familia_multada_chamula"}


def plain(case: Caso) -> Any:
    """What the interview can hold of a case: not the count of its drafts, nor what its screens hide."""
    given = json.loads(dump_case(case))
    for name in ("version", "apoyo_del_estado"):
        given.pop(name, None)
    given = dict(without_hidden(given))
    for act in given.get("actos", ()):
        if isinstance(act.get("descripcion"), dict):
            del act["descripcion"]
    return {name: value for name, value in given.items() if value != {}}


class DescribeACaseThatComesBack:
    @pytest.mark.parametrize("name", sorted({*NAMES} - SEVERAL_PUNISHMENTS))
    def it_says_the_same(self, name: str) -> None:
        case = caso(name)
        again = caso_from(answers_from(case, frozenset()), case.informacion_hasta)
        assert plain(again) == plain(case)

    def it_leaves_a_box_alone_that_nobody_would_have_ticked(self) -> None:
        case = caso(NAMES[0]).model_copy(update={"practica": False})
        assert "practica" not in answers_from(case, BOXES)
