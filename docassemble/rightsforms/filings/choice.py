"""Which filings: those that fit the facts and nothing excludes, and those to begin with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import get_args

from ..record import Lot
from .catalogue import Clase, Filing
from .reading import Reading
from .triage import Advice, triage

_CLASES: tuple[str, ...] = get_args(Clase)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a filing is not the right door for this case; an attorney decides."""

    motivo: str
    porque: str


def reasons(lot: Reading, filing: Filing) -> tuple[Reason, ...]:
    """Why not to file this for these people; empty when there is no reason."""
    rows = (row for row in filing.excluye if row.cuando.fits(lot.traits))
    return tuple(Reason(row.motivo, lot.cite_all(row.fundamento)) for row in rows)


def written_for(reading: Reading, filing: Filing) -> tuple[Reading, ...]:
    """The lots of people for whom the filing is written, each by itself: those it fits; when it fits nobody, all."""
    if filing.junta:
        return (reading.at_once,)
    if filing.por_grupos:
        everywhere = tuple(range(len(reading.caso.quejosas)))
        return (replace(reading, lot=Lot(reading.caso, everywhere)),)
    return tuple(lot for lot in reading.each if _is_open(lot, filing)) or reading.each


def left_out(reading: Reading, filing: Filing) -> tuple[Reason, ...]:
    """Why it is not written for some, although it is for others; empty where their facts are not such."""
    if filing.junta or filing.por_grupos:
        return ()
    chosen = [paper.lot.quienes for paper in written_for(reading, filing)]
    others = (one for one in reading.each if one.lot.quienes not in chosen)
    return tuple(dict.fromkeys(reason for one in others for reason in reasons(one, filing)))


def exclusions(reading: Reading, filing: Filing) -> tuple[Reason, ...]:
    """Reasons not to file this on one's own, for any of those it would be written for; empty when there is none.

    Where it fits nobody, those of the people whose facts it is for come before anybody else's.
    """
    chosen = written_for(reading, filing)
    meant = tuple(lot for lot in chosen if filing.cuando.fits(lot.traits)) or chosen
    return tuple(dict.fromkeys(reason for lot in meant for reason in reasons(lot, filing)))


def fits(reading: Reading, filing: Filing) -> bool:
    """True when the facts of somebody are those the filing is for and nothing excludes it."""
    return any(_is_open(lot, filing) for lot in reading.each)


def _is_open(lot: Reading, filing: Filing) -> bool:
    rasgos = lot.traits
    return filing.cuando.fits(rasgos) and not any(row.cuando.fits(rasgos) for row in filing.excluye)


def offered(reading: Reading, filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Every filing that fits."""
    return in_order(filing for filing in filings if fits(reading, filing))


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """In the order of `Clase`."""
    return tuple(sorted(filings, key=lambda filing: _CLASES.index(filing.clase)))


def advice(reading: Reading, filings: Collection[Filing]) -> Advice:
    """What to do first. A filing that the catalogue does not hold is open to everybody."""
    by_id = {filing.id: filing for filing in filings}
    return triage(reading, lambda lot, name: name not in by_id or _is_open(lot, by_id[name]))


def recommended(reading: Reading, filings: Collection[Filing]) -> tuple[Filing, ...]:
    """Those of the offered that carry out the steps of the first rank that has any; else the first of the offered."""
    there = {filing.id: filing for filing in offered(reading, filings)}
    steps = [(step.rango, step.escrito) for step in advice(reading, filings).pasos if step.escrito in there]
    first = min((rank for rank, _escrito in steps), default=None)
    return tuple(there[escrito] for rank, escrito in steps if escrito and rank == first) or tuple(there.values())[:1]
