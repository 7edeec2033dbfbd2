"""What the server says to people; the words live in `translations/es/server.yml`."""

from __future__ import annotations

from typing import Any

from docassemble.rightsforms.words import words


def texts(part: str) -> dict[str, Any]:
    said: dict[str, Any] = words("server")[part]
    return said


def say(key: str, **values: object) -> None:
    """One sentence to the terminal, at once even when it is a file that someone watches."""
    print(texts("terminal")[key].format(**values), flush=True)
