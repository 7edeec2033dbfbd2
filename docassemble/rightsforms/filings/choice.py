"""Which filings: those that fit the facts and nothing excludes, and those to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from ..law import Jurisdiccion
from ..record import Caso
from .catalogue import Clase, Filing
from .traits import traits
from .triage import triage

_CLASES: tuple[str, ...] = get_args(Clase.__value__)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a filing is not the right door for this case; an attorney decides."""

    motivo: str
    porque: str


def exclusions(caso: Caso, filing: Filing, law: Jurisdiccion) -> tuple[Reason, ...]:
    """Reasons not to file this on one's own; empty when there is none."""
    rasgos, on = traits(caso, law), caso.informacion_hasta.date()
    rows = (row for row in filing.excluye if row.cuando.fits(rasgos))
    return tuple(Reason(row.motivo, law.cite_all(row.fundamento, on)) for row in rows)


def fits(caso: Caso, filing: Filing, law: Jurisdiccion) -> bool:
    """True when the facts are those the filing is for and nothing excludes it."""
    return filing.cuando.fits(traits(caso, law)) and not exclusions(caso, filing, law)


def offered(caso: Caso, filings: Iterable[Filing], law: Jurisdiccion) -> tuple[Filing, ...]:
    """Every filing that fits."""
    return in_order(filing for filing in filings if fits(caso, filing, law))


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """In the order of `Clase`."""
    return tuple(sorted(filings, key=lambda filing: _CLASES.index(filing.clase)))


def recommended(caso: Caso, filings: Iterable[Filing], law: Jurisdiccion) -> tuple[Filing, ...]:
    """Those of the offered that carry out a first step; when no first step has one, the first of the offered."""
    there = {filing.id: filing for filing in offered(caso, filings, law)}
    first = [step.escrito for step in triage(caso, law).pasos if step.rango == 1 and step.escrito in there]
    return tuple(there[filing_id] for filing_id in dict.fromkeys(first) if filing_id) or tuple(there.values())[:1]
