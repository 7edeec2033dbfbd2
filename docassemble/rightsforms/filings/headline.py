"""The one sentence to see before anything else: how long it has gone on, and what is done about it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from .clock import started
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Headline:
    """`lleva` has a place for the time, "{tiempo} desde la detención."; both are None when nobody knows since when."""

    id: str
    lleva: str | None
    tiempo: timedelta | None
    dice: str
    porque: str


def headline(reading: Reading) -> Headline | None:
    """The first row of the table that fits anybody, told as of the moment of the answers; None when nothing presses.

    Where it fits several lots of people, it is told of those for whom it has gone on longest.
    """
    fitting = ((row, [lot for lot in reading.each if row.cuando.fits(lot.traits)]) for row in reading.law.titulares)
    row, theirs = next(((row, found) for row, found in fitting if found), (None, []))
    if row is None:
        return None
    now = reading.caso.informacion_hasta
    starts = (started(lot.caso, row.desde) for lot in theirs if row.desde)
    since = min((start for start in starts if start and start <= now), default=None)
    lleva = row.lleva if since is not None else None
    return Headline(row.id, lleva, now - since if since else None, row.dice, reading.cite_all(row.fundamento))
