"""Of several, the one that matters most: the filing to begin with, and the graver word about a missing fact."""

from __future__ import annotations

from typing import get_args

from docassemble.rightsforms import engine
from docassemble.rightsforms.filings import catalogue, gaps, read
from docassemble.rightsforms.filings.catalogue import Nivel
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso
from tests.support.casos import FILINGS, NAMES, caso, wrong

LAW = jurisdiccion("mx_chiapas")
WORST_FIRST = get_args(Nivel)


def levels(of: Caso) -> dict[str, set[str]]:
    """What each filing says of each missing fact, all together."""
    found: dict[str, set[str]] = {}
    for filing in catalogue().values():
        for row in gaps(read(of, LAW), filing):
            found.setdefault(row.path, set()).add(row.nivel)
    return found


class DescribeAFactThatSeveralFilingsLack:
    def it_is_told_as_by_the_one_that_needs_it_most(self):
        said = {name: levels(caso(name)) for name in NAMES}
        assert any(len(each) > 1 for each in said["apenas_empezado"].values()), "no two filings differ about a fact"

        def lighter(name: str) -> list[str]:
            worst = {path: min(each, key=WORST_FIRST.index) for path, each in said[name].items()}
            told = {fact.row.path: fact.row.nivel for fact in engine.missing(caso(name), FILINGS)}
            return sorted(path for path in worst if told[path] != worst[path])

        assert wrong(lighter) == {}


class DescribeTheFilingsToBeginWith:
    def it_carries_out_the_first_steps_that_any_filing_can(self):
        def late(name: str) -> list[str]:
            offered = {filing.id for filing in engine.offered(caso(name))}
            ranks: dict[str, int] = {}
            for step in engine.advice(caso(name)).pasos:
                if step.escrito in offered:
                    ranks.setdefault(str(step.escrito), step.rango)
            first = {filing for filing, rank in ranks.items() if rank == min(ranks.values())}
            return sorted(first ^ {filing.id for filing in engine.recommended(caso(name))}) if ranks else []

        assert wrong(late) == {}
