"""The words the writers add of their own, and the text of each inline: the same in DOCX, PDF and plain text.

The words live in `templates/estilo/palabras.yml`, where a translator or an attorney reaches them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ..words import own_yaml
from .document import Break, Gap, Inline, Text


def house_style() -> Traversable:
    """The folder with the look of the documents: fonts, style sheet, words."""
    return files("docassemble.rightsforms") / "data" / "templates" / "estilo"


@cache
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = own_yaml((house_style() / "palabras.yml").read_text(encoding="utf-8"))
    return loaded


def text_of(inline: Inline, capitals: bool = False) -> str:
    """What a reader sees. `capitals` (headings) changes the words of the template only: an answer stays as typed."""
    match inline:
        case Break():
            return "\n"
        case Gap(label=label):
            falta: str = words()["falta"]
            return falta.format(label=label)
        case Text(text=text):
            return text.upper() if capitals else text
        case _:
            return inline.text
