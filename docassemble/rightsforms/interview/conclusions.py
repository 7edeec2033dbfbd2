"""What follows from one case, each thing worked out once: a page asks for the same ones many times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from .. import engine
from ..errors import RecordError
from ..filings import Advice, Deadline, Falta, Filing, Headline, Reason
from ..record import Caso, contradictions

AMPARO = "amparo_art15"


class Conclusiones:
    """Of a case that does not change: another answer makes another case, and another of these."""

    def __init__(self, caso: Caso) -> None:
        self.caso = caso
        self._missing: dict[tuple[str, ...], tuple[Falta, ...]] = {}

    @cached_property
    def advice(self) -> Advice:
        return engine.advice(self.caso)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        return engine.deadlines(self.caso)

    @cached_property
    def headline(self) -> Headline | None:
        return engine.headline(self.caso)

    @cached_property
    def offered(self) -> tuple[Filing, ...]:
        return engine.offered(self.caso)

    @cached_property
    def reasons_not_to_file(self) -> tuple[Reason, ...]:
        """Of a case in which nothing was done that an amparo is asked against, there is nothing to say."""
        return engine.exclusions(self.caso, AMPARO) if self.caso.actos or self.caso.paradero.estado else ()

    @cached_property
    def chosen(self) -> tuple[Filing, ...]:
        """Those that were chosen and still fit; those to begin with while nobody chose."""
        chosen = tuple(f for f in self.offered if f.id in self.caso.documentos) or engine.recommended(self.caso)
        if chosen or self.reasons_not_to_file:
            return chosen
        return (engine.filing(AMPARO),)  # nothing was told yet: a draft full of gaps is worth more than none

    @cached_property
    def impossible(self) -> tuple[RecordError, ...]:
        return tuple(RecordError(found.code, found.path, **found.values) for found in contradictions(self.caso))

    def missing(self, *filings: Filing) -> tuple[Falta, ...]:
        """What these filings lack, each fact once."""
        ids = tuple(filing.id for filing in filings)
        if ids not in self._missing:
            self._missing[ids] = engine.missing(self.caso, ids)
        return self._missing[ids]

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The filings that have a sealed sheet, and its id."""
        return {filing_id: f"{filing_id}{engine.SHEET}" for filing_id in engine.sealing(self.caso)}
