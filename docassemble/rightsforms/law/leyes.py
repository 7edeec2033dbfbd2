"""A law as the data holds it: the copy that was read, its earlier texts, and with what it was compared."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .models import Dato, Vigencia


class Version(Dato):
    """An earlier text of a law, of which somebody read a copy too."""

    ultima_reforma: date
    vigente_desde: date | None
    vigente_hasta: date
    fuente: str
    leidos: tuple[str, ...]
    por_confirmar: tuple[str, ...] = ()


class Ley(Dato):
    """A law, the copy of it that was read, and the articles that may be cited. `versiones`: its earlier texts."""

    nombre: str
    articulo: Literal["la", "el"]
    ultima_reforma: date | None
    vigente_desde: date | None
    vigente_hasta: date | None
    fuente: str
    verificado_el: date
    ordinales: bool = True  # Mexican statutes cite articles 1 to 9 as 1o., 2o.; treaties do not
    leidos: tuple[str, ...]
    por_confirmar: tuple[str, ...]
    versiones: tuple[Version, ...] = ()

    def at(self, day: date) -> Ley:
        """As it was in force that day; the newest where no earlier text is known to have been."""
        for earlier in self.versiones:
            if Vigencia(desde=earlier.vigente_desde, hasta=earlier.vigente_hasta).holds(day):
                return self.model_copy(update={**dict(earlier), "versiones": ()})
        return self


class Cotejo(Dato):
    """The copy of a law with which its articles were compared, and the fingerprints of each (`estatutos.py`)."""

    copia: date
    articulos: dict[str, str]  # one after the other, with a blank between
