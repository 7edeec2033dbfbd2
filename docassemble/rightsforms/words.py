"""What the program says to people is data, where a translator reaches it: `translations/<language>/<name>.yml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> dict[str, Any]:
    """One file of Spanish words, read once."""
    source = files("docassemble.rightsforms") / "data" / "sources" / "es" / f"{name}.yml"
    loaded: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded
