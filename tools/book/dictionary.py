"""All that a case file may say: pieces, fields, what they hold, and who may read them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin

from docassemble.rightsforms.cli.schema import notes, pieces, title
from docassemble.rightsforms.here import JURISDICCION
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record.kinds import kinds
from docassemble.rightsforms.record.leaf import Leaf, Part
from docassemble.rightsforms.record.reserva import PUBLICO
from docassemble.rightsforms.words import words


def told() -> dict[str, Any]:
    return {
        "piezas": [_piece(part) for part in pieces()],
        "opciones": _options(),
        "reserva": jurisdiccion(JURISDICCION).reserva,
    }


def _piece(part: type[Part]) -> dict[str, Any]:
    said = notes(part)
    fields = [_field(part, name, said.get(name, "")) for name in part.model_fields]
    return {"nombre": part.__name__, "nota": said["_"], "campos": fields}


def _field(part: type[Part], name: str, note: str) -> dict[str, Any]:
    said = part.model_fields[name].annotation
    listed = get_origin(said) is tuple
    return {
        "nombre": name,
        "palabras": title(part, name),
        "nota": note,
        "tipo": _kind(part, name, get_args(said)[0] if listed else said),
        "lista": listed,
        "ignora": _is_leaf(said),
        "publico": name in PUBLICO.get(part, "").split(),
    }


def _is_leaf(said: Any) -> bool:
    return get_origin(said) is Leaf


def _kind(part: type[Part], name: str, said: Any) -> str:
    """A key of the words of the page: a kind of text, a type; or the name of a piece or of a set of options."""
    if kind := kinds(part).get(name):
        return kind.value
    return next((found for found in map(_type_of, _inside(said)) if found), "str")


def _inside(said: Any) -> Iterator[Any]:
    """Through leaves, unions and annotations, to what may stand there."""
    if isinstance(said, TypeAliasType):
        said = said.__value__
    if get_origin(said) is Leaf:
        yield from _inside(get_args(said)[0])
    elif get_origin(said) in (Union, UnionType) or hasattr(said, "__metadata__"):
        for one in get_args(said):
            yield from _inside(one)
    else:
        yield said


def _type_of(said: Any) -> str:
    if said is NoneType:
        return ""
    if get_origin(said) is Literal:
        return "int"
    return str(getattr(get_origin(said) or said, "__name__", ""))


def _options() -> dict[str, list[tuple[str, str]]]:
    """Every set of options, with the words of those that have any."""
    annotations = [field.annotation for part in pieces() for field in part.model_fields.values()]
    inside = [one for said in annotations for one in _deep(said)]
    found = {one.__name__: one for one in inside if isinstance(one, type) and issubclass(one, StrEnum)}
    said = words("registro")["opciones"]
    return {name: [(option, said.get(name, {}).get(option, "")) for option in found[name]] for name in sorted(found)}


def _deep(said: Any) -> Iterator[Any]:
    for one in _inside(said):
        yield one
        for inner in get_args(one):
            yield from _deep(inner)
