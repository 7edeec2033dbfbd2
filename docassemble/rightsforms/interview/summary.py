"""A case in a line, so that its person can tell it from another: no name, nothing that tells who it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .bridge import caso_from
from .choices import known_municipalities
from .conclusions import Conclusiones
from .session import answers_in, now


@dataclass(frozen=True, slots=True)
class Resumen:
    escrito: str
    municipio: str  # only one that is on the list: whatever else was typed may be a name
    practica: bool  # an invented case


def resumen(variables: Mapping[str, Any]) -> Resumen | None:
    """What the stored variables of an interview are about; None while nothing has been answered."""
    given = answers_in(variables)
    if "peligro_ahora" not in given:
        return None
    conclusions = Conclusiones(caso_from(given, now()))
    lugar = conclusions.caso.detencion.lugar.municipio
    chosen = conclusions.chosen
    listed = lugar if lugar in known_municipalities() else ""
    return Resumen(chosen[0].llano if chosen else "", listed, conclusions.caso.practica)
