"""Every condition of a template is true in some invented case and false in another, or stands in `one_way.yml`.

A condition that no case decides both ways can be turned around, or taken away, and no test of what is written sees it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import nodes

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly import compose
from docassemble.rightsforms.expediente.pages import chosen, pages
from docassemble.rightsforms.filings import TEMPLATES, catalogue
from tests.support.casos import FILINGS, NAMES, caso

LIST = Path(__file__).with_name("one_way.yml")
_CONDITION = re.compile(r"{#.*?#}|{%[-+]?\s*(?:el)?if\s+(.*?)\s*[-+]?%}", re.DOTALL)

type Decided = dict[str, set[bool]]


class Watched(compose._CheckedEnvironment):
    """Compiles each `if` with a note of what it came to."""

    decided: Decided = {}  # noqa: RUF012 one for all: an environment is made by the program, not by us

    def compile(self, source: Any, name: str | None = None, *rest: Any, **more: Any) -> Any:
        self.text, self.path = source, _path(str(name), source)
        return super().compile(source, name, *rest, **more)

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        self.tests["decided"] = self._note
        for where, condition in zip(named(self.path, self.text), list(source.find_all(nodes.If)), strict=True):
            self.decided.setdefault(where, set())
            condition.test = nodes.Test(condition.test, "decided", [nodes.Const(where)], [], None, None)
        return super()._generate(source, *rest, **more)

    def _note(self, value: object, where: str) -> bool:
        self.decided[where].add(bool(value))
        return bool(value)


def _path(name: str, source: str) -> str:
    """A filing is compiled without a name, and with what stands at the end of all that keep something back."""
    if name.endswith(".md"):
        return name
    below = {path.read_text(encoding="utf-8"): path.relative_to(TEMPLATES) for path in TEMPLATES.glob("*/*.md")}
    texts = below | {filing.body: Path(f"{name}.md") for name, filing in catalogue().items()}
    return str(next(path for text, path in texts.items() if source.startswith(text)))


def named(path: str, text: str) -> Iterator[str]:
    """Each condition of a text by its own words; one that comes again by its number as well."""
    seen: Counter[str] = Counter()
    for found in _CONDITION.finditer(text):
        if found[1]:
            words = " ".join(found[1].split())
            seen[words] += 1
            yield f"{path}: {words}" + (f" ({seen[words]})" if seen[words] > 1 else "")


def _told(ways: set[bool]) -> str:
    return {(): "nobody asks", (True,): "always", (False,): "never"}[tuple(ways)]


@pytest.fixture(scope="module")
def decided() -> Iterator[Decided]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "_CheckedEnvironment", Watched)
        patch.setattr(compose, "is_ours", lambda _folder: False)  # what was compiled before takes no notes
        for kept in (compose._environment, compose._template):
            kept.cache_clear()
        Watched.decided.clear()
        for name in NAMES:
            case = caso(name)
            for filing in FILINGS:
                engine.documents(case, filing)
            pages(case, chosen(case))
        yield dict(Watched.decided)
    for kept in (compose._environment, compose._template):
        kept.cache_clear()


class DescribeEveryConditionOfATemplate:
    def it_is_decided_both_ways_by_the_invented_cases(self, decided: Decided):
        one_way = {where: _told(ways) for where, ways in decided.items() if len(ways) < 2}
        known: dict[str, str] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
        more = {where: way for where, way in one_way.items() if where not in known}
        assert more == {}, "always true, or never: add a case to tests/cases, or mend the condition in templates/"
        gone = sorted(known.keys() - one_way.keys())
        assert gone == [], f"decided both ways by now, or no more there: take them out of {LIST.name}"
