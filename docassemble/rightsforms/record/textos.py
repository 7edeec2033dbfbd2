"""Short answers as people type them on a phone: outer blanks, a stray full stop, "no sé" for want of a button."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from ..words import words

# A full stop stays where it ends an abbreviation: "S.A. de C.V.", "Lic.", "núm.".
_STRAY_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=\d)\.$|(?<=\s)\.$")
_BLANKS = re.compile(r"[ \t\u00a0]+")
_SIGNS = re.compile(r"[^\w\s]+")


def tidy(text: str) -> str:
    """What was meant: without the blanks, and the full stop at the end, that a keyboard adds."""
    before, text = "", _BLANKS.sub(" ", text).strip()
    while text != before:
        before, text = text, _STRAY_STOP.sub("", text).strip()
    return text


def says_unknown(text: str) -> bool:
    """Whether the whole answer only says that nobody knows; a question mark does too."""
    return not "".join(text.split()).strip("¿?") or _plain(text) in _phrases("frases")


def as_meant(value: Any) -> Any:
    """A short answer as it arrives, from a screen or a file."""
    if not isinstance(value, str) or not value.strip():
        return value
    return {"se_ignora": True} if says_unknown(value) else tidy(value)


def as_told(value: Any) -> Any:
    """Of what is told in some words, only "no sé" alone is anything else."""
    return {"se_ignora": True} if isinstance(value, str) and value.strip() and says_unknown(value) else value


def as_contact(value: Any) -> Any:
    """How to reach somebody: "no tengo" is no address and no telephone."""
    return None if isinstance(value, str) and _plain(value) in _phrases("sin_contacto") else as_meant(value)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", _SIGNS.sub(" ", text).casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(words("ignora")[name])
