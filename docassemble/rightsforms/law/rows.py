"""The walk through a piece of data, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel


def rows_in(content: Any, where: str) -> Iterator[tuple[str, BaseModel]]:
    """Every row of a piece of data, and of what it holds; `where` is said before its own name."""
    if isinstance(content, BaseModel):
        yield where, content
        for name in type(content).model_fields:
            yield from _named(getattr(content, name), where, ".")
    else:
        yield from _named(content, where, " ")


def _named(content: Any, where: str, mark: str) -> Iterator[tuple[str, BaseModel]]:
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(content, Mapping):
        items = content.items()
    elif isinstance(content, tuple):
        items = ((getattr(item, "id", number), item) for number, item in enumerate(content, 1))
    elif isinstance(content, BaseModel):
        yield from rows_in(content, where)
    for name, item in items:
        yield from rows_in(item, f"{where}{mark}{name}")
