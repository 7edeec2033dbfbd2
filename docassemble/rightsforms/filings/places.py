"""Municipalities of a case: by the name of the list; and those on no list, although a court follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..law import Jurisdiccion, find, official
from ..record import Caso, Persona, known
from ..record.kinds import Kind
from ..record.paths import rewritten, walk
from .reading import Reading

_MUNICIPIO = "municipio"
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """What was typed, where it stands, and what it may have meant: code and name of the nearest."""

    path: str
    dicho: str
    cercanos: tuple[tuple[str, str], ...]


def unknown_places(reading: Reading) -> Iterator[UnknownPlace]:
    """Where it happened, where a community or an authority is. Where a person is from may be anywhere."""
    law, names = reading.law, frozenset(reading.law.municipios.values())
    for found in walk(reading.caso):
        if found.field != _MUNICIPIO or isinstance(found.holder, Persona):
            continue
        if isinstance(found.value, str) and known(found.value) and official(law, found.value) not in names:
            near = ((place.codigo, place.nombre) for place in find(law, found.value)[:_OFFERED])
            yield UnknownPlace(found.path, found.value, tuple(near))


def with_official_places(caso: Caso, law: Jurisdiccion) -> Caso:
    """Each municipality by its name on the list, where it is sure which was meant; else as it was typed."""

    def change(path: str, value: Any, _kind: Kind | None) -> Any:
        is_one = path.rpartition(".")[2] == _MUNICIPIO and isinstance(value, str)
        return official(law, value) if is_one else value

    return rewritten(caso, change)
