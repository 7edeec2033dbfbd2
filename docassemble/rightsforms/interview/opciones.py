"""Lists that a screen offers, read from the law's data."""

from __future__ import annotations

from functools import cache
from html import escape

from ..directory import JURISDICCION
from ..law import jurisdiccion, official

__all__ = ["agency_name", "municipality_list"]


@cache
def municipality_list() -> str:
    """The names that a field of a municipality suggests (app.js), in the order of the alphabet that the data keeps.

    As choices of the field, docassemble would run each of the hundred names through Markdown at every page.
    """
    names = jurisdiccion(JURISDICCION).municipios.values()
    return f'<datalist id="rf-municipios">{"".join(f'<option value="{escape(name)}">' for name in names)}</datalist>'


def known_municipalities() -> frozenset[str]:
    return frozenset(jurisdiccion(JURISDICCION).municipios.values())


def agency_name(code: str) -> str:
    """A corporation as the law's data calls it."""
    return jurisdiccion(JURISDICCION).corporaciones[code].nombre


def official_name(typed: str) -> str:
    """The name on the list, when it is sure which municipality was meant; else what was typed."""
    return official(jurisdiccion(JURISDICCION), typed)
