"""Every field of the record that holds words, whatever piece it is of, found in the types themselves."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, get_args, get_origin

from docassemble.rightsforms.record import Caso, Kind, Part, SeIgnora
from docassemble.rightsforms.record.kinds import kinds


def fields(part: type[Part] = Caso, path: str = "") -> Iterator[tuple[str, Kind]]:
    """("quejosas.0.nombre", Kind.NAME): of each list its first item."""
    own = kinds(part)
    for name, field in part.model_fields.items():
        many = get_origin(field.annotation) is tuple
        here = f"{path}{name}.0" if many else f"{path}{name}"
        below = _piece(field.annotation)
        if name in own:
            yield here, own[name]
        elif below is not None:
            yield from fields(below, f"{here}.")


def case_with(path: str, words: str) -> dict[str, Any]:
    """The data of a case in which nothing but that field is answered."""
    value: Any = words
    for step in reversed(path.split(".")):
        value = [value] if step.isdigit() else {step: value}
    if path.startswith("actos"):
        value["actos"][0]["tipo"] = "libertad_fuera_proc"
    return value | {"informacion_hasta": "2026-05-20T10:00"}


def _piece(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part) and annotation is not SeIgnora:
        return annotation
    inner = get_args(annotation) if get_origin(annotation) in (tuple, UnionType) else ()
    return next((found for each in inner if (found := _piece(each))), None)
