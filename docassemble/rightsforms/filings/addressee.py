"""Who a filing is addressed to: the first row of its table that fits the case."""

from __future__ import annotations

from dataclasses import dataclass

from ..law.autoridades import Destino
from .reading import Reading
from .traits import municipio_ejecutor


@dataclass(frozen=True, slots=True)
class Addressee:
    """`lugar` is an answer of the record (`path` beside it), printed after `encabezado`; empty when none follows."""

    destino: Destino
    lugar: str
    path: str


def addressee(reading: Reading, kind: str) -> Addressee:
    """`kind` is the `destinatario` of the filing; the last row of its table fits every case."""
    destino = next(row for row in reading.law.destinatarios[kind] if row.cuando.fits(reading.traits))
    municipio, path = municipio_ejecutor(reading.caso, reading.law) if destino.lugar else ("", "")
    return Addressee(destino, municipio, path)
