"""Who a filing is addressed to: the first row of the table of courts that fits the case."""

from __future__ import annotations

from dataclasses import dataclass

from ..law import Jurisdiccion
from ..law.models import Destino
from ..record import Caso
from .traits import municipio_ejecutor, traits


@dataclass(frozen=True, slots=True)
class Addressee:
    """`lugar` is an answer of the record (`path` beside it), printed after `encabezado`; empty when none follows."""

    destino: Destino
    lugar: str
    path: str


def addressee(caso: Caso, law: Jurisdiccion) -> Addressee:
    """The court of an indirect amparo (Ley de Amparo, arts. 37, 159); the last row of the table fits every case."""
    rasgos = traits(caso, law)
    destino = next(row for row in law.juzgados.destinos if row.cuando.fits(rasgos))
    municipio, path = municipio_ejecutor(caso) if destino.lugar else ("", "")
    return Addressee(destino, municipio, path)
