"""What somebody answered, in the words of the screen that asked: a choice by its label, a day by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache
from typing import Any

from docassemble.base.codec import from_safeid
from docassemble.base.functions import this_thread

from .. import spoken_time
from .choices import corporations
from .hidden import without_hidden
from .session import answers, now
from .showing import show

__all__ = ["Dicho", "in_words"]

_PLACE = re.compile(r"\[(?:\d+|i)\]")
_EACH = "[]"  # of every thing of a list
_LINE = 110  # characters


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of our screens: its kind, its label, and its choices by code."""

    kind: str = ""
    label: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


def in_words(*paths: str) -> str:
    """A short line of what was answered; empty when nothing was."""
    return Dicho().line(*paths)


class Dicho:
    """The answers as they stand, but for those that no screen shows any more; read once for a page."""

    def __init__(self) -> None:
        self._told = without_hidden(answers())
        self._fields = _fields(this_thread.interview)

    def line(self, *paths: str) -> str:
        """`hechos[].texto`: of every fact; `quejosas[].nombre|alias`: of each the first that was answered."""
        return show("; ".join(filter(None, map(self._said, paths))), _LINE)

    def _said(self, path: str) -> str:
        name, each, rest = path.partition(_EACH)
        if not each:
            return self._value(path)
        places = range(len(self._told.get(name) or ()))
        return ", ".join(filter(None, (self._first(f"{name}[{place}]", rest[1:]) for place in places)))

    def _first(self, thing: str, names: str) -> str:
        return next(filter(None, (self._value(f"{thing}.{name}") for name in names.split("|"))), "")

    def _value(self, path: str) -> str:
        asked, value = self._fields.get(_PLACE.sub(_EACH, path), _Field()), self._at(path)
        if isinstance(value, Mapping):
            return ", ".join(asked.choices.get(code, code) for code, ticked in value.items() if ticked is True)
        if value is True:
            return asked.label
        if value in (None, "", False):
            return ""
        return asked.choices.get(str(value)) or _in_kind(asked.kind, str(value))

    def _at(self, path: str) -> Any:
        value: Any = self._told
        for name in path.replace("[", ".").replace("]", "").split("."):
            if isinstance(value, list):
                value = value[int(name)] if int(name) < len(value) else None
            else:
                value = value.get(name) if isinstance(value, Mapping) else None
        return value


def _in_kind(kind: str, text: str) -> str:
    if kind == "fecha":
        return spoken_time.day(date.fromisoformat(text), now())
    if kind == "hora":
        return spoken_time.hour(time.fromisoformat(text))
    return " ".join(text.split())


@lru_cache(maxsize=4)
def _fields(interview: Any) -> Mapping[str, _Field]:
    """Variable -> its field. Of one that two screens ask, the choices of both."""
    found: dict[str, _Field] = {}
    for asked in (asked for question in interview.questions_list for asked in question.fields):
        if hasattr(asked, "saveas"):
            name = _PLACE.sub(_EACH, from_safeid(asked.saveas))
            before = found.get(name, _Field())
            found[name] = _Field(_kind(asked), _label(asked), {**_choices(name, asked), **before.choices})
    return found


def _kind(asked: Any) -> str:
    return str(getattr(asked, "datatype", ""))


def _label(asked: Any) -> str:
    label = getattr(asked, "label", "")
    return str(getattr(label, "original_text", label)).strip()


def _choices(name: str, asked: Any) -> dict[str, str]:
    """Those written in the interview, or those of the law's data."""
    return corporations() if name == "corporaciones" else dict(_written(asked))


def _written(asked: Any) -> Iterator[tuple[str, str]]:
    listed = getattr(asked, "choices", None) or (getattr(asked, "selections", None) or {}).get("values", ())
    for choice in listed:
        if isinstance(choice, Mapping) and hasattr(choice.get("key"), "original_text"):
            yield choice["key"].original_text.strip(), choice["label"].original_text.strip()
