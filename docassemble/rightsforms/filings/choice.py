"""Which filings: those that fit the facts and nothing excludes, and those to begin with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import get_args

from ..law import Jurisdiccion
from ..record import Caso, Lot, lots, of_all
from .catalogue import Clase, Filing
from .traits import traits
from .triage import Advice, triage

_CLASES: tuple[str, ...] = get_args(Clase)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a filing is not the right door for this case; an attorney decides."""

    motivo: str
    porque: str


def reasons(lot: Lot, filing: Filing, law: Jurisdiccion) -> tuple[Reason, ...]:
    """Why not to file this for these people; empty when there is no reason."""
    rasgos, on = traits(lot.caso, law), lot.caso.informacion_hasta.date()
    rows = (row for row in filing.excluye if row.cuando.fits(rasgos))
    return tuple(Reason(row.motivo, law.cite_all(row.fundamento, on)) for row in rows)


def written_for(caso: Caso, filing: Filing, law: Jurisdiccion) -> tuple[Lot, ...]:
    """The lots of people for whom the filing is written, each by itself: those it fits; when it fits nobody, all."""
    if filing.junta:
        return (of_all(caso),)
    if filing.por_grupos:
        return (Lot(caso, tuple(range(len(caso.quejosas)))),)
    everybody = lots(caso)
    return tuple(lot for lot in everybody if _fits(lot, filing, law)) or everybody


def left_out(caso: Caso, filing: Filing, law: Jurisdiccion) -> tuple[Reason, ...]:
    """Why it is not written for some, although it is for others; empty where their facts are not such."""
    chosen = [lot.quienes for lot in written_for(caso, filing, law)]
    others = (lot for lot in lots(caso) if not (filing.junta or filing.por_grupos) and lot.quienes not in chosen)
    return tuple(dict.fromkeys(reason for lot in others for reason in reasons(lot, filing, law)))


def exclusions(caso: Caso, filing: Filing, law: Jurisdiccion) -> tuple[Reason, ...]:
    """Reasons not to file this on one's own, for any of those it would be written for; empty when there is none.

    Where it fits nobody, those of the people whose facts it is for come before anybody else's.
    """
    chosen = written_for(caso, filing, law)
    meant = tuple(lot for lot in chosen if filing.cuando.fits(traits(lot.caso, law))) or chosen
    return tuple(dict.fromkeys(reason for lot in meant for reason in reasons(lot, filing, law)))


def fits(caso: Caso, filing: Filing, law: Jurisdiccion) -> bool:
    """True when the facts of somebody are those the filing is for and nothing excludes it."""
    return any(_fits(lot, filing, law) for lot in lots(caso))


def _fits(lot: Lot, filing: Filing, law: Jurisdiccion) -> bool:
    rasgos = traits(lot.caso, law)
    return filing.cuando.fits(rasgos) and not any(row.cuando.fits(rasgos) for row in filing.excluye)


def offered(caso: Caso, filings: Iterable[Filing], law: Jurisdiccion) -> tuple[Filing, ...]:
    """Every filing that fits."""
    return in_order(filing for filing in filings if fits(caso, filing, law))


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """In the order of `Clase`."""
    return tuple(sorted(filings, key=lambda filing: _CLASES.index(filing.clase)))


def advice(caso: Caso, filings: Collection[Filing], law: Jurisdiccion) -> Advice:
    """What to do first. A filing that the catalogue does not hold is open to everybody."""
    by_id = {filing.id: filing for filing in filings}
    return triage(caso, law, lambda lot, name: name not in by_id or _fits(lot, by_id[name], law))


def recommended(caso: Caso, filings: Collection[Filing], law: Jurisdiccion) -> tuple[Filing, ...]:
    """Those of the offered that carry out the steps of the first rank that has any; else the first of the offered."""
    there = {filing.id: filing for filing in offered(caso, filings, law)}
    steps = [(step.rango, step.escrito) for step in advice(caso, filings, law).pasos if step.escrito in there]
    first = min((rank for rank, _escrito in steps), default=None)
    return tuple(there[escrito] for rank, escrito in steps if escrito and rank == first) or tuple(there.values())[:1]
