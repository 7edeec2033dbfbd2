"""What the server says to people; the words live in `translations/es/server.yml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def texts(part: str) -> dict[str, str]:
    source = files("docassemble.rightsforms") / "data" / "sources" / "es" / "server.yml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded[part]


def say(key: str, **values: object) -> None:
    """One sentence to the terminal, at once even when it is a file that someone watches."""
    print(texts("terminal")[key].format(**values), flush=True)
