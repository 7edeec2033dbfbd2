"""When a field is asked: docassemble sends a line of JavaScript, which we read here and send on as data.

A page that runs text as code cannot tell ours from a stranger's. The few forms that our interviews use are enough.
"""

from __future__ import annotations

import json
from typing import Any

from ...interview.hidden import read
from ..guard.forms import decoded, unpacked


def condition(expression: str) -> dict[str, Any] | None:
    """{"of": a variable} and any of "empty", "is": [values], "below": a number; None for a form that is not ours."""
    found = read(expression)
    if found is None:
        return None
    said = {"empty": found.when_empty, "is": list(found.values), "below": found.below}
    return {"of": found.of} | {name: value for name, value in said.items() if value not in (False, [], None)}


def rewrite(form: Any) -> None:
    """Put each condition of a form into words of ours; a field with another one is always shown."""
    names = _names(form)
    for element in form.xpath(".//*[@data-jsshowif]"):
        told = unpacked(element.attrib.pop("data-jsshowif"))
        found = condition(str(told.get("expression", ""))) if isinstance(told, dict) else None
        if found and found["of"] in names:
            element.set("data-si", json.dumps({**found, "of": names[found["of"]]}))


def _names(form: Any) -> dict[str, str]:
    """Variable -> the name of its field in the form: its own, or a number when it may be hidden itself."""
    own = {_variable(name): name for name in form.xpath(".//input[not(@type='hidden')]/@name | .//textarea/@name")}
    numbered = unpacked(next(iter(form.xpath(".//input[@name='_varnames']/@value")), ""))
    renamed = {decoded(of): name for name, of in numbered.items()} if isinstance(numbered, dict) else {}
    return {of: name for of, name in renamed.items() if name in own.values()} | own


def _variable(name: str) -> str:
    try:
        return decoded(name)
    except ValueError:
        return name
