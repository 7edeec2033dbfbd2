"""A table that runs over pages is one table to who hears it.

WeasyPrint tags the rows of every page as a table of its own, which from the second page on has no headers: nothing
would tell what a column means (ISO 14289-1, 7.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

type Element = Any  # a dictionary of pydyf


def join_tables(objects: Iterable[Element]) -> None:
    """Every table of ours begins with its headers: one without is the continuation of the table before it."""
    elements = {item.reference: item for item in objects if getattr(item, "get", None) and "S" in item and "K" in item}
    first, headers = None, []
    for table in [element for element in elements.values() if element["S"] == "/Table"]:
        own = [cell["ID"] for cell in _below(table, "/TH", elements) if "ID" in cell]
        if own or first is None:
            first, headers = table, own
        else:
            _name_columns(table, headers, elements)
            _move(table, first, elements)


def _below(parent: Element, tag: str, elements: dict[bytes, Element]) -> Iterator[Element]:
    for reference in parent["K"]:
        element = elements.get(reference) if isinstance(reference, bytes) else None
        if element is not None:
            yield from [element] if element["S"] == tag else _below(element, tag, elements)


def _name_columns(table: Element, headers: list[Any], elements: dict[bytes, Element]) -> None:
    for row in _below(table, "/TR", elements):
        for cell, header in zip(_below(row, "/TD", elements), headers, strict=False):
            cell["A"]["Headers"] = type(row["K"])([header])


def _move(table: Element, first: Element, elements: dict[bytes, Element]) -> None:
    """The rows, each of which knows its page. An empty object stays, since pydyf cannot leave one out."""
    for reference in table["K"]:
        elements[reference]["P"] = first.reference
        first["K"].append(reference)
    elements[table["P"]]["K"].remove(table.reference)
    table.clear()
