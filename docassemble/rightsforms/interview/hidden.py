"""Fields that their screen hides because of another answer: what was typed there before says nothing now.

The conditions stand in the interviews, as `js show if`; the page reads the same forms (`server/pages/conditions.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .screens import as_path, shown_if


@dataclass(frozen=True, slots=True)
class Condition:
    """A field is asked while the answer `of` is one of `values`, is empty (`when_empty`), or is a number below `below`.

    `of` is a path; its `*` stands for the same place of the list as that of the field.
    """

    of: str
    values: tuple[str, ...] = ()
    when_empty: bool = False
    below: int | None = None

    def fits(self, value: Any) -> bool:
        if value is None or value is False or value in ("", "no"):  # a box that is not ticked, however it arrives
            return self.when_empty or bool(self.values)  # of a choice not yet made nothing follows
        if self.below is not None:
            return not isinstance(value, int) or value < self.below
        return str(value) in self.values  # a box that is ticked is "True"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Condition]], ...] = (
    (re.compile(r'!val\("(?P<of>[^"]+)"\)'), lambda found: Condition(found["of"], when_empty=True)),
    (re.compile(r'val\("(?P<of>[^"]+)"\) == "(?P<is>\w+)"'), lambda found: Condition(found["of"], (found["is"],))),
    (
        re.compile(r'\[(?P<is>[^\]]+)\]\.includes\(val\("(?P<of>[^"]+)"\)\)'),
        lambda found: Condition(found["of"], tuple(re.findall(r'"(\w+)"', found["is"]))),
    ),
    (
        re.compile(r'!val\("(?P<of>[^"]+)"\) \|\| val\("(?P=of)"\) < (?P<below>\d+)'),
        lambda found: Condition(found["of"], when_empty=True, below=int(found["below"])),
    ),
)


def read(expression: str) -> Condition | None:
    """The condition that a line of JavaScript says, of a variable; None for a form that is not ours."""
    return next((make(found) for form, make in _FORMS if (found := form.fullmatch(expression.strip()))), None)


@cache
def conditions() -> Mapping[str, Condition]:
    """Of each field that its screen hides at times: when it is asked."""
    said = ((path, read(expression)) for path, expression in shown_if().items())
    return {path: replace(condition, of=as_path(condition.of)) for path, condition in said if condition}


_PLACE = re.compile(r"(?<=\.)\d+(?=\.)")


def without_hidden(answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers, but for those that no screen shows any more."""
    return _mapping(answers, "", answers)


def _mapping(value: Mapping[str, Any], path: str, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: _inside(inner, f"{path}{name}", answers)
        for name, inner in value.items()
        if not _is_hidden(f"{path}{name}", answers)
    }


def _inside(value: Any, path: str, answers: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return _mapping(value, f"{path}.", answers)
    if isinstance(value, list):
        return [_inside(thing, f"{path}.{place}", answers) for place, thing in enumerate(value)]
    return value


def _is_hidden(path: str, answers: Mapping[str, Any]) -> bool:
    condition = conditions().get(_PLACE.sub("*", path))
    if condition is None:
        return False
    place = _PLACE.search(path)
    return not condition.fits(_said(answers, condition.of.replace("*", place[0] if place else "*")))


def _said(answers: Mapping[str, Any], path: str) -> Any:
    value: Any = answers
    for name in path.split("."):
        if isinstance(value, list):
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value
