"""What the command says. The words are data: `translations/es/cli.yml`."""

from __future__ import annotations

import re
from typing import Any

from ..words import visible, words


def say(key: str, **values: object) -> str:
    said: str = words("cli")[key]
    return said.format(**{name: visible(value) for name, value in values.items()})


def lines(key: str, rows: list[dict[str, Any]]) -> str:
    """One line for each row; an empty value leaves no double space."""
    return "\n".join(re.sub(r"(?<=\S) +", " ", say(key, **row)) for row in rows)
