"""What the command says. The words are data: `translations/es/cli.yml`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _words() -> dict[str, str]:
    source = files("docassemble.rightsforms") / "data" / "sources" / "es" / "cli.yml"
    words: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return words


def say(key: str, **values: object) -> str:
    return _words()[key].format(**values)


def lines(key: str, rows: list[dict[str, Any]]) -> str:
    """One line for each row; an empty value leaves no double space."""
    return "\n".join(re.sub(r"(?<=\S) +", " ", say(key, **row)) for row in rows)
