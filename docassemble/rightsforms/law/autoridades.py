"""The shapes of the data about authorities, courts and addressees."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .models import SIEMPRE, Citas, Cuando, Dato

NivelAutoridad = Literal["federal", "estatal", "municipal", "comunitaria", "particular", "desconocida"]


class Corporacion(Dato):
    nombre: str
    articulo: Literal["la", "el"] = "la"
    opcion: str  # how the interview offers it
    nivel: NivelAutoridad
    ambito: Literal["municipio"] | None = None
    cuerpo: bool
    titular: str | None
    por_confirmar: bool = False
    apoyo: bool = False  # not agents themselves, but with their support or tolerance
    ministerio_publico: bool = False  # prosecutes, and holds people at its disposal for at most 48 hours
    migratoria: bool = False  # the only one that may hold a migrant or take one out of the country

    @property
    def de_nombre(self) -> str:
        return f"{'del' if self.articulo == 'el' else 'de la'} {self.nombre}"

    @property
    def del_estado(self) -> bool:
        """An authority, or somebody who acts with its support (Ley de Amparo, art. 5-II)."""
        return self.apoyo or self.nivel in ("federal", "estatal", "municipal", "comunitaria")


class Sede(Dato):
    nombre: str
    fuente: str
    verificado_el: date


class Destino(Dato):
    """Who a filing is addressed to, as its heading says it and in plain words; whether the name of a place follows."""

    cuando: Cuando = SIEMPRE
    encabezado: str
    llano: str
    lugar: Literal["municipio"] | None = None
    remate: str = ""
    auxilio: bool = False  # a local judge who acts in aid of the federal courts (Ley de Amparo, art. 159)
    fundamento: Citas
    ley_local: str | None = None  # its own law, named without an article: the text was not read
    nota: str | None = None


class Juzgados(Dato):
    sedes: dict[str, Sede]  # by INEGI code of the municipality


class Cabecera(Dato):
    nombre: str
    hereda: str | None
    zona_horaria: str
