"""Lists that a screen offers, read from the law's data."""

from __future__ import annotations

import unicodedata
from functools import cache

from ..law import jurisdiccion

__all__ = ["agency_name", "municipios"]

JURISDICCION = "mx_chiapas"


def municipios() -> list[str]:
    """The names of the municipalities, in the order of the alphabet that the data keeps."""
    return list(jurisdiccion(JURISDICCION).municipios.values())


def agency_name(code: str) -> str:
    """A corporation as the law's data calls it."""
    return jurisdiccion(JURISDICCION).corporaciones[code].nombre


def official_name(typed: str) -> str:
    """The name on the list that says the same, whatever the accents and capitals; else what was typed."""
    return _by_sound().get(_plain(typed), typed)


@cache
def _by_sound() -> dict[str, str]:
    return {_plain(name): name for name in municipios()}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
