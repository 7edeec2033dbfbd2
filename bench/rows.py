"""A row of the table: what was measured, what it may cost, and against what it is compared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`value` and `budget` in `unit`; `ratio` is value / budget: under 1 keeps it."""

    what: str
    value: float
    budget: float
    unit: str
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.value / self.budget

    def __str__(self) -> str:
        mark = "ok " if self.ratio <= 1 else "OVER"
        measured = f"{self.value:8.2f} {self.unit:5} of {self.budget:7.2f}  x{self.ratio:4.2f}"
        return f"{mark:4} {self.what:58} {measured}  {self.note}".rstrip()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def typical(work: Callable[[], object], times: int) -> float:
    """Median of several runs, in seconds."""
    return statistics.median(seconds(work) for _ in range(times))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
