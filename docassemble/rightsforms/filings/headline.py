"""The one sentence to see before anything else: how long it has gone on, and what is done about it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ..law import Jurisdiccion
from ..record import Caso
from .clock import started
from .traits import traits


@dataclass(frozen=True, slots=True)
class Headline:
    """`lleva` has a place for the time, "{tiempo} desde la detención."; both are None when nobody knows since when."""

    id: str
    lleva: str | None
    tiempo: timedelta | None
    dice: str
    porque: str


def headline(caso: Caso, law: Jurisdiccion) -> Headline | None:
    """The first row of the table that fits, told as of the moment of the answers; None when nothing presses."""
    rasgos = traits(caso, law)
    row = next((row for row in law.titulares if row.cuando.fits(rasgos)), None)
    if row is None:
        return None
    now = caso.informacion_hasta
    since = started(caso, row.desde) if row.desde else None
    tiempo = now - since if since and since <= now else None
    lleva = row.lleva if tiempo is not None else None
    return Headline(row.id, lleva, tiempo, row.dice, law.cite_all(row.fundamento, now.date()))
