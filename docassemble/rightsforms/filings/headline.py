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
    since = started(caso, row.desde) if row.desde else None
    known_since = since is not None and since <= caso.informacion_hasta
    return Headline(
        row.id,
        row.lleva if known_since else None,
        caso.informacion_hasta - since if since and known_since else None,
        row.dice,
        law.cite_all(row.fundamento, caso.informacion_hasta.date()),
    )
