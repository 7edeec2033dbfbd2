"""A row of the table: what was measured, what it may cost, and against what it is compared."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 5  # of each comparison, after one that is not counted


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


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of the clock on the wall, and of the processors, those of every process that was waited for."""

    wall: float
    cpu: float


def cost(work: Callable[[], object], elsewhere: Callable[[], float] = float) -> Cost:
    """`elsewhere` tells the processor seconds so far of a process that goes on."""
    before, start = _cpu() + elsewhere(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - start, _cpu() + elsewhere() - before)


def _cpu() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def in_turn(*measures: Callable[[], Cost]) -> list[list[Cost]]:
    """One of each, then one of each again: what else the machine does meets them all alike."""
    rounds = [[measure() for measure in measures] for _ in range(ROUNDS + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def beside(what: str, ours: Sequence[Cost], theirs: Sequence[Cost], budget: float) -> Row:
    """The middle of the ratios of the rounds; both sides in seconds, the load that the machine had besides."""
    ratio = statistics.median(own.wall / other.wall for own, other in zip(ours, theirs, strict=True))
    cpu = statistics.median(own.cpu / other.cpu for own, other in zip(ours, theirs, strict=True))
    note = f"cpu x{cpu:.2f}; we {_told(ours)}; they {_told(theirs)}; load {os.getloadavg()[0]:.1f}"
    return Row(what, ratio, budget, "", note)


def _told(costs: Sequence[Cost]) -> str:
    wall = sorted(cost.wall for cost in costs)
    cpu = statistics.median(cost.cpu for cost in costs)
    return f"{statistics.median(wall):.2f} s ({wall[0]:.2f}-{wall[-1]:.2f}), cpu {cpu:.2f}"


def seconds(work: Callable[[], object]) -> float:
    return cost(work).wall


def typical(work: Callable[[], object], times: int) -> float:
    """Median of several runs, in seconds."""
    return statistics.median(seconds(work) for _ in range(times))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
