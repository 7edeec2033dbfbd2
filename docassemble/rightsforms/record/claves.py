"""Keys: a name for each item of a list that is given once, and stays when others are removed or change places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field

#: "p2". Empty in an item that was never loaded nor saved.
Clave = Annotated[str, Field(pattern=r"^([a-z][0-9]{1,5})?$")]

LETTERS: Final[Mapping[str, str]] = {
    "quejosas": "p",
    "copromoventes": "f",
    "actos": "a",
    "autoridades": "r",
    "hechos": "h",
    "gestiones": "g",
    "pruebas": "e",
    "autorizadas": "n",
    "testimonios": "t",
}


def with_keys(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give every listed item that has none the next key of its list; `claves` remembers the highest ever given."""
    told = data.get("claves", {})
    if not isinstance(told, dict) or not all(type(number) is int for number in told.values()):
        return dict(data)  # whoever reads it next says what is wrong
    given = dict(told)
    lists = {name: data[name] for name in LETTERS if isinstance(data.get(name), list) and data[name]}
    keyed = {name: _keyed(items, LETTERS[name], given) for name, items in lists.items()}
    return {**data, **keyed, "claves": given}


def _keyed(items: list[Any], letter: str, given: dict[str, int]) -> list[Any]:
    taken = (re.fullmatch(rf"{letter}([0-9]{{1,5}})", str(item.get("clave", ""))) for item in items if _is_part(item))
    given[letter] = max([given.get(letter, 0), *(int(found[1]) for found in taken if found)])
    return [_with_key(item, letter, given) for item in items]


def _with_key(item: Any, letter: str, given: dict[str, int]) -> Any:
    if not _is_part(item) or item.get("clave"):
        return item
    given[letter] += 1
    return {**item, "clave": f"{letter}{given[letter]}"}


def _is_part(item: Any) -> bool:
    return isinstance(item, dict)
