"""Show an answer on a screen as what it is: text.

docassemble puts what `${ }` returns into Markdown, and the Markdown into HTML, unescaped. So every character that could
mean something to either (or to docassemble's own `[FILE ...]` marks) goes out as a numeric entity, and bidirectional
marks stay inside an isolating element.
"""

from __future__ import annotations

import re
from typing import Any

from ..record import clean

__all__ = ["begin", "said", "show"]

_OTHER = re.compile(r"[^\w ,;¿¡«»]|_")  # what may mean something: neither letters and numbers nor these
_LINE = 80  # characters
_SHOWN = 400  # characters: a summary on a phone; the whole text is in its own field and in the documents


def show(value: Any, limit: int = _SHOWN) -> str:
    """An answer as HTML that says exactly the answer, cut at `limit` characters with a visible mark."""
    text = clean(str(value)).replace("\x85", "\n").strip() if value is not None else ""  # HTML reads &#133; as "…"
    if len(text) > limit:
        text = text[:limit].rstrip() + "…"
    return f"<bdi>{_OTHER.sub(_entity, text)}</bdi>" if text else ""


def begin(text: str, limit: int = _SHOWN) -> str:
    """The same, where a line begins: with a capital letter."""
    return show(text[:1].upper() + text[1:], limit)


def said(thing: Any, *paths: str) -> str:
    """A short line of what was answered about a thing, to recognise it in a list."""
    values = (_inside(thing, path) for path in paths)
    return show(", ".join(str(value) for value in values if value not in (None, "")), limit=_LINE)


def _inside(thing: Any, path: str) -> Any:
    for name in path.split("."):
        thing = getattr(thing, name, None)
    return thing


def _entity(found: re.Match[str]) -> str:
    return "<br>" if found[0] == "\n" else f"&#{ord(found[0])};"
