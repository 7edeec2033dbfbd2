"""What a request may name: the screens, fields and events of our own interviews, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: An item of a list (`hechos[2]`), and the letter that stands for it in a question and its form (`hechos[i]`).
_ITEM = re.compile(r"\[\d{1,3}\]")
_LETTER = re.compile(r"\[[ijklmn]\]")

#: The box of a list of boxes, as a form names it: `situaciones[B'dGllcnJhcw']`.
_BOX = re.compile(r"\[B?'[A-Za-z0-9+/_=\-]{1,200}'\]$")

#: What an event may be told: a place in a list, or a name or path of ours.
_WORD = re.compile(r"[A-Za-z0-9_.\-]{0,120}")
_LONGEST_LIST = 1000


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an interview: what it may be told, and whether it only shows something."""

    arguments: frozenset[str]
    only_shows: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """All that our interviews offer. Names with `[]` stand for every item of a list."""

    interviews: Mapping[str, str]  # short name -> address
    screens: frozenset[str]
    fields: frozenset[str]
    events: Mapping[str, Event]

    def has_screen(self, name: str) -> bool:
        return _ITEM.sub("[]", name) in self.screens

    def has_field(self, name: str) -> bool:
        return generic(_BOX.sub("", name)) in self.fields

    def allows(self, action: object, *, posted: bool) -> bool:
        """Whether an action may be asked: a screen at any time, an event that changes something only by POST."""
        if not isinstance(action, Mapping) or not action.keys() <= {"action", "arguments"}:
            return False
        name, arguments = action.get("action"), action.get("arguments", {})
        if not isinstance(name, str) or not isinstance(arguments, Mapping):
            return False
        if name in self.events:
            event = self.events[name]
            return (posted or event.only_shows) and self._fit(event, arguments)
        return self.has_screen(name) and not arguments

    @staticmethod
    def _fit(event: Event, arguments: Mapping[object, object]) -> bool:
        return arguments.keys() <= event.arguments and all(_is_plain(value) for value in arguments.values())


def generic(name: str) -> str:
    """`quejosas[3].salud` and `quejosas[i].salud` are both `quejosas[].salud`."""
    return _LETTER.sub("[]", _ITEM.sub("[]", name))


def _is_plain(value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 <= value < _LONGEST_LIST
    return isinstance(value, str) and _WORD.fullmatch(value) is not None
