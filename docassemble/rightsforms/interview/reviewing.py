"""The list of everything: what was answered, in words; what the filings ask for; and apart from both all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docassemble.base.functions import url_action
from docassemble.base.util import showifdef

from ..filings import Falta
from ..words import words
from .advice import missing
from .frame import answer_url
from .spoken import Dicho

__all__ = ["groups_of_rows", "to_be_answered"]

_LISTS = "ir:"  # a row that leads to a page of its own, not to a question
_FIRST = 5  # of what is missing: the whole list has a page of its own
_ASKED_FOR = ("indispensable", "recomendado")


@dataclass(frozen=True, slots=True)
class Renglon:
    titulo: str
    url: str
    dicho: str  # empty: nobody answered it


def groups_of_rows() -> list[tuple[str, list[Renglon]]]:
    """The rows, group by group, each with what was said there."""
    table, dicho = words("revisar"), Dicho()
    nobody = table["nadie_sabe"]
    return [(grupo["grupo"], [_row(row, dicho, nobody) for row in grupo["filas"]]) for grupo in table["grupos"]]


def to_be_answered() -> tuple[Falta, ...]:
    """What the chosen filings ask for first, and a screen asks."""
    asked = (falta for falta in missing() if falta.row.nivel in _ASKED_FOR and answer_url(falta.row.path))
    return tuple(asked)[:_FIRST]


def _row(row: Mapping[str, Any], dicho: Dicho, nadie_sabe: str) -> Renglon:
    opens = row["abre"]
    url = url_action("ir", a=opens.removeprefix(_LISTS)) if opens.startswith(_LISTS) else url_action(opens)
    said = dicho.line(*row["dice"]) or (row.get("nadie", nadie_sabe) if _is_unknown(row.get("visto", opens)) else "")
    return Renglon(row["titulo"], str(url), said)


def _is_unknown(seen: str) -> bool:
    return not seen.startswith(_LISTS) and showifdef(seen) is False
