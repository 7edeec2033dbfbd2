"""Lists that a screen offers, read from the law's data."""

from __future__ import annotations

from ..law import jurisdiccion, official

__all__ = ["agency_name", "municipios"]

JURISDICCION = "mx_chiapas"


def municipios() -> list[str]:
    """The names of the municipalities, in the order of the alphabet that the data keeps."""
    return list(jurisdiccion(JURISDICCION).municipios.values())


def agency_name(code: str) -> str:
    """A corporation as the law's data calls it."""
    return jurisdiccion(JURISDICCION).corporaciones[code].nombre


def official_name(typed: str) -> str:
    """The name on the list, when it is sure which municipality was meant; else what was typed."""
    return official(jurisdiccion(JURISDICCION), typed)
