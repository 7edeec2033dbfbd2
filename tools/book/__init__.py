"""The pages of docs/ that are made from the program itself, so that what they say of it is true.

The prose of a page is a template in `pages/`, where whoever writes guides finds it; here is only what it tells of.
`make docs` writes them; a test says when one is not what the program would write today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import commands, dictionary, filings, templates

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

PAGES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "diccionario.md": dictionary.told,
    "escritos.md": filings.told,
    "ordenes.md": commands.told,
    "plantillas.md": templates.told,
}


def rendered(page: str) -> str:
    """One page as the program of today would have it."""
    return _templates().get_template(page).render(PAGES[page]())


def _templates() -> Environment:
    pages = Environment(  # noqa: S701 Markdown of our own words
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters |= {"cell": cell, "stop": stop, "called": called}
    return pages


def cell(text: object) -> str:
    """Within a row of a table."""
    return " ".join(str(text).replace("|", r"\|").split())


def stop(text: str) -> str:
    """A sentence, ended."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "»", "?", "!")) else f"{text}."


def called(key: str, names: Mapping[str, str]) -> str:
    """By a name of the page; nothing where it has none."""
    return names.get(key, "").replace("_", " ")
