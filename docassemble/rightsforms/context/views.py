"""Parts of the record, wrapped for a template."""

from __future__ import annotations

from collections.abc import Callable

from ..assembly.answers import View
from ..record import Part


def views[P: Part](parts: tuple[P, ...], path: str, keep: Callable[[P], bool] = lambda _: True) -> list[View]:
    return [View(part, f"{path}.{index}") for index, part in enumerate(parts) if keep(part)]
