"""Lists that a screen offers, read from the law's data."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

from ..here import JURISDICCION
from ..law import jurisdiccion, official
from .bridge import GRUPO_CON_APOYO
from .showing import said

__all__ = ["agency_list", "authority_name", "corporation_list", "municipality_list"]

DESCONOCIDA = "desconocida"  # the corporation of whom nobody could name


@cache
def municipality_list() -> str:
    """The names that a field of a municipality suggests (app.js), in the order of the alphabet that the data keeps.

    As choices of the field, docassemble would run each of the hundred names through Markdown at every page.
    """
    names = jurisdiccion(JURISDICCION).municipios.values()
    return f'<datalist id="rf-municipios">{"".join(f'<option value="{escape(name)}">' for name in names)}</datalist>'


def known_municipalities() -> frozenset[str]:
    return frozenset(jurisdiccion(JURISDICCION).municipios.values())


def authority_name(autoridad: Any) -> str:
    """An authority as the law's data calls its corporation; one that is on no list, as it was typed."""
    corporacion = jurisdiccion(JURISDICCION).corporaciones.get(getattr(autoridad, "corporacion", None) or "")
    return corporacion.nombre if corporacion else said(autoridad, "nombre")


def corporations() -> dict[str, str]:
    """Who may have done it: code -> as people call them."""
    every = jurisdiccion(JURISDICCION).corporaciones.items()
    return {code: corporacion.opcion for code, corporacion in every}


def corporation_list() -> list[dict[str, str]]:
    """The boxes of the screen that asks who it was."""
    return [{code: called} for code, called in corporations().items()]


def agency_list() -> list[dict[str, str]]:
    """Those of which there may be a second one."""
    return [{code: called} for code, called in corporations().items() if code not in (DESCONOCIDA, GRUPO_CON_APOYO)]


def official_name(typed: str) -> str:
    """The name on the list, when it is sure which municipality was meant; else what was typed."""
    return official(jurisdiccion(JURISDICCION), typed)
