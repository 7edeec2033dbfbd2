"""What the program says to people is data, where a translator reaches it: `translations/<language>/<name>.yml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

SPANISH = "es"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def own_yaml(text: str) -> Any:
    """A file that we ship. The loader is safe, and in C where there is one: six times as fast, at every start."""
    return yaml.load(text, _LOADER)  # noqa: S506 a safe loader


def own_documents(text: str) -> Iterator[Any]:
    """The same, of a file of several documents."""
    yield from yaml.load_all(text, _LOADER)


@cache
def words(name: str, language: str = SPANISH) -> dict[str, Any]:
    """One file of words, read once; {} where a language has no such file. Spanish has them all."""
    source = files("docassemble.rightsforms") / "data" / "sources" / language / f"{name}.yml"
    if language != SPANISH and not source.is_file():
        return {}
    loaded: dict[str, Any] = own_yaml(source.read_text(encoding="utf-8"))
    return loaded


def visible(value: Any) -> Any:
    """What somebody else wrote, for a terminal: it moves no cursor, turns no line around and colours nothing."""
    if not isinstance(value, str | Path):
        return value
    return "".join(letter if letter.isprintable() or _is_space(letter) else "\ufffd" for letter in str(value))


def _is_space(letter: str) -> bool:
    return unicodedata.category(letter) == "Zs"
