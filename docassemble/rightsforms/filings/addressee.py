"""Who a filing is addressed to: the first row of its table that fits the case."""

from __future__ import annotations

from dataclasses import dataclass

from ..law import Jurisdiccion
from ..law.autoridades import Destino
from ..record import Caso
from .traits import municipio_ejecutor, traits


@dataclass(frozen=True, slots=True)
class Addressee:
    """`lugar` is an answer of the record (`path` beside it), printed after `encabezado`; empty when none follows."""

    destino: Destino
    lugar: str
    path: str


def addressee(caso: Caso, law: Jurisdiccion, kind: str) -> Addressee:
    """`kind` is the `destinatario` of the filing; the last row of its table fits every case."""
    rasgos = traits(caso, law)
    destino = next(row for row in law.destinatarios[kind] if row.cuando.fits(rasgos))
    municipio, path = municipio_ejecutor(caso, law) if destino.lugar else ("", "")
    return Addressee(destino, municipio, path)
