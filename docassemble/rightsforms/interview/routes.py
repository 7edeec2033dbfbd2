"""From a path of the record to the screen that asks for it, and from the screens to what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .screens import alone, of_lists

# Where a list is filled.
_ABREN: Mapping[str, str] = {
    "actos": "vio.que_hicieron",
    "autoridades": "vio.quien_fue",
    "hechos": "hechos[0].vio_hecho",
    "gestiones": "gestiones[0].vio_gestion",
    "quejosas": "quejosas[0].vio_a_quien",
}


def screen_for(path: str) -> str:
    """The variable that docassemble must seek to show the screen that asks for this path; empty when none does."""
    for screen, paths in alone().items():
        if any(path == asked or path.startswith(f"{asked}.") for asked in paths):
            return f"vio.{screen}"
    name, _, rest = path.partition(".")
    index, _, field = rest.partition(".")
    if name == "actos" and field:
        return "vio.actos_detalle"
    for screen, fields in of_lists().get(name, {}).items():
        if field in fields:
            return f"{name}[{index}].vio_{screen}"
    return _ABREN.get(name, "")


def unknown_paths(answers: Mapping[str, Any]) -> frozenset[str]:
    """Every path of the record of which somebody said "no se sabe", for the whole screen or for one field."""
    return frozenset((*_whole_screens(answers), *_single_fields(answers, "")))


def _whole_screens(answers: Mapping[str, Any]) -> Iterator[str]:
    seen = answers.get("vio") or {}
    for screen, paths in alone().items():
        if seen.get(screen) is False:
            yield from paths
    for name, screens in of_lists().items():
        for index, item in enumerate(answers.get(name) or ()):
            for screen, fields in screens.items():
                if item.get(f"vio_{screen}") is False:
                    yield from (f"{name}.{index}.{field}" for field in fields)


def _single_fields(value: Any, path: str) -> Iterator[str]:
    """`ignora_hora` ticked beside `hora` says that nobody knows the hour."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key.startswith("ignora_") and inner is True:
                yield f"{path}{key.removeprefix('ignora_')}"
            else:
                yield from _single_fields(inner, f"{path}{key}.")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _single_fields(inner, f"{path}{index}.")
