"""Answers put into an interview that has just begun: plain data becomes the objects that its screens fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docassemble.base.util import DADict, DAList, DAObject

from ..record import Caso
from .bridge_back import Casillas, answers_from


def fill(variables: dict[str, Any], caso: Caso, boxes: frozenset[str]) -> None:
    """Set every variable of the interview that this case answers; `boxes`: its fields that are one box to tick."""
    for name, value in answers_from(caso, boxes).items():
        variables[name] = _as_object(value, name)


def _as_object(value: Any, name: str) -> Any:
    if isinstance(value, list):
        things = DAList(name, object_type=DAObject, auto_gather=False, gathered=True)
        things.elements = [_as_object(item, f"{name}[{place}]") for place, item in enumerate(value)]
        return things
    if isinstance(value, Casillas):
        return DADict(name, elements=dict(value), auto_gather=False, gathered=True)
    if isinstance(value, Mapping):
        thing = DAObject(name)
        for key, inner in value.items():
            setattr(thing, key, _as_object(inner, f"{name}.{key}"))
        return thing
    return value
