"""A municipality that is on no list: what it may have meant, one tap away."""

from __future__ import annotations

import re

from docassemble.base.util import define

from .. import engine
from ..filings import UnknownPlace
from ..here import JURISDICCION
from ..law import jurisdiccion
from .session import conclusions

__all__ = ["take_municipality", "unknown_municipalities"]

_PLACE = re.compile(r"\.(\d+)(?=\.)")


def unknown_municipalities() -> tuple[UnknownPlace, ...]:
    return engine.unknown_places(conclusions().caso)


def take_municipality(path: object, codigo: object) -> None:
    """What a button says; only of a place that is asked about, and only a name of the list."""
    name = jurisdiccion(JURISDICCION).municipios.get(str(codigo))
    if name and path in {place.path for place in unknown_municipalities()}:
        define(_PLACE.sub(r"[\1]", str(path)), name)
