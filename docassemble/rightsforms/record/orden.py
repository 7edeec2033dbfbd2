"""In which order things happened, as far as what was told says it."""

from __future__ import annotations

from collections.abc import Iterable

from .leaf import known
from .momento import Momento

type When = tuple[str, str]  # day and hour, as they sort


def as_they_happened(told: Iterable[Momento], first: Momento) -> list[When]:
    """When each happened, to sort by. One without a day stays with the one told before it; one without an hour stays
    with that one too when both are of the same day. Before the first stands `first`, what it is all about.
    """
    found: list[When] = []
    last = when(first)
    for momento in told:
        day, hour = when(momento)
        if not day:
            day, hour = last
        elif not hour and day == last[0]:
            hour = last[1]
        last = (day, hour)
        found.append(last)
    return found


def when(momento: Momento) -> When:
    """Empty texts for a day or an hour that nobody knows."""
    start = momento.earliest
    if start is None:
        return "", ""
    return str(start.date()), str(momento.hora) if known(momento.hora) else ""
