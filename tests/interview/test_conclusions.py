"""What follows from a case is worked out once, and says the same as the engine."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docassemble.rightsforms import engine
from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.interview.conclusions import AMPARO, Conclusiones

NOW = datetime(2026, 5, 17, 12, 0)


def concluded(**answers: Any) -> Conclusiones:
    taken = {"quejosas": [{"nombre": "Juan"}], "tipos_de_acto": {"desaparicion": True}}
    return Conclusiones(caso_from(taken | answers, NOW))


class DescribeWhatFollows:
    def it_says_the_same_as_the_engine(self) -> None:
        found = concluded()
        assert found.offered == engine.offered(found.caso)
        assert found.advice == engine.advice(found.caso)
        assert found.missing(*found.chosen) == engine.missing(found.caso, [filing.id for filing in found.chosen])

    def it_keeps_what_each_filing_lacks_apart(self) -> None:
        found = concluded()
        one, other = engine.filing(AMPARO), engine.filing("reporte_busqueda")
        assert found.missing(one) != found.missing(other)
        assert found.missing(one) is found.missing(one)

    def it_begins_with_a_first_step_while_nobody_chose(self) -> None:
        found = concluded()
        assert found.chosen == engine.recommended(found.caso)

    def it_follows_the_choice_among_those_that_still_fit(self) -> None:
        found = concluded(escritos_elegidos={"reporte_busqueda": True, "amparo_colectivo": True, AMPARO: False})
        assert [filing.id for filing in found.chosen] == ["reporte_busqueda"]

    def it_writes_a_draft_full_of_gaps_rather_than_none(self) -> None:
        nothing = Conclusiones(caso_from({}, NOW))
        assert nothing.chosen

    def it_names_the_answer_that_cannot_be_true(self) -> None:
        found = concluded(quejosas=[{"nombre": "Juan", "edad": 30, "nacimiento": "2012-01-01"}])
        assert [error.where for error in found.impossible] == ["quejosas.0.edad"]
