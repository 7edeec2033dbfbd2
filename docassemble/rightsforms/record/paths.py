"""Every value of the record and its path ("quejosas.0.nombre"): one way to walk, to read and to rewrite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..words import words
from .kinds import Kind, kinds
from .leaf import Part, SeIgnora, Withheld, known


@dataclass(frozen=True, slots=True)
class Found:
    """One value, where it stands, what kind of text it is (None: no text), and the piece that holds it."""

    path: str
    value: Any
    kind: Kind | None
    holder: Part

    @property
    def field(self) -> str:
        """ "gestiones.0.testigos" and "poder.testigos.1" are both `testigos`."""
        return next((step for step in reversed(self.path.split(".")) if not step.isdigit()), "")


def walk(part: Part, path: str = "") -> Iterator[Found]:
    """Every value, lists item by item."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = ".".join(str(step) for step in (path, name, index) if step not in ("", None))
            if isinstance(item, Part):
                yield from walk(item, here)
            else:
                yield Found(here, item, kinds(type(part)).get(name), part)


def texts(part: Part) -> Iterator[Found]:
    """What somebody said in words."""
    return (found for found in walk(part) if found.kind and isinstance(found.value, str) and known(found.value))


def value_at(part: Any, path: str) -> Any:
    """The value a path leads to, by place or by key; AttributeError or IndexError when the path is wrong."""
    for step in path.split("."):
        part = _item(part, step) if isinstance(part, tuple) else getattr(part, step)
    return part


def _item(items: tuple[Any, ...], step: str) -> Any:
    place = int(step) if step.isdigit() else next((n for n, item in enumerate(items) if item.clave == step), len(items))
    return items[place]


def keys(part: Part) -> dict[str, str]:
    """Of each listed item with a key, by its place: {"hechos.0": "hechos.h3"}. Both lead to it (`value_at`)."""
    return {
        f"{name}.{place}": f"{name}.{item.clave}"
        for name in type(part).model_fields
        if isinstance(items := getattr(part, name), tuple)
        for place, item in enumerate(items)
        if getattr(item, "clave", "")
    }


def expand(part: Part, path: str, at_least: int = 0) -> Iterator[str]:
    """ "quejosas.*.nombre" -> one path for each person; with `at_least=1`, "quejosas.0.nombre" when there is nobody."""
    head, star, tail = path.partition(".*.")
    if not star:
        yield path
        return
    for index in range(max(at_least, len(value_at(part, head)))):
        yield from expand(part, f"{head}.{index}.{tail}", at_least)


def rewritten[P: Part](part: P, change: Callable[[str, Any, Kind | None], Any], path: str = "") -> P:
    """The same piece with each value as `change(path, value, kind)` gives it; nobody checks it again."""
    changed: dict[str, Any] = {}
    for name in type(part).model_fields:
        kind, here = kinds(type(part)).get(name), f"{path}.{name}" if path else name

        def one(item: Any, at: str, kind: Kind | None = kind) -> Any:
            if isinstance(item, Part) and not isinstance(item, SeIgnora | Withheld):
                return rewritten(item, change, at)
            return change(at, item, kind)

        value = getattr(part, name)
        many = isinstance(value, tuple)
        changed[name] = tuple(one(item, f"{here}.{n}") for n, item in enumerate(value)) if many else one(value, here)
    return part.model_copy(update=changed)


def label(path: str) -> str:
    """ "quejosas.0.salud.lesiones" -> "Persona afectada 1: salud, lesiones". What has no word keeps its name."""
    head, *rest = path.split(".")
    parts, fields = words("registro")["partes"], words("registro")["campos"]
    if head not in parts:
        return str(fields.get(head, head)).capitalize()
    if rest and rest[0].isdigit():
        head, rest = f"{parts[head]} {int(rest[0]) + 1}", rest[1:]
    else:
        head = parts[head]
    steps = (str(int(step) + 1) if step.isdigit() else fields.get(step, step) for step in rest)
    return f"{head}: {', '.join(filter(None, steps))}"
