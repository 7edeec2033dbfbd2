"""The changes with which `make mutate` tries the tests."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '''\
"""Words of a module."""
__all__ = ["f"]
LIMIT: "int" = 3


def f(age: int, names: list[str]) -> str | None:
    """Words of a function."""
    if age < LIMIT and not names:
        raise ValueError(f"of {age}: {len(names) + 1}")
    return "ñandú" if names else None
'''
CHANGES = {
    "3 -> 4",
    "age < LIMIT and not names -> (age < LIMIT or not names)",
    "age < LIMIT -> (age <= LIMIT)",
    "not names -> (names)",
    'raise ValueError(f"of {age}: {len(names) + 1}") -> pass',
    "len(names) + 1 -> (len(names) - 1)",
    "1 -> 2",
    '"ñandú" if names else None -> None',
    "\"ñandú\" if names else None -> ('ñandú' if not names else None)",
    "\"ñandú\" -> 'ñandúx'",
}


@pytest.fixture
def mutants(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("mutants").mutants


class DescribeTheChanges:
    def it_changes_what_runs_and_no_words_nor_types(self, mutants):
        found = {f"{one.before} -> {one.after}" for one in mutants(Path("x.py"), SOURCE.encode())}
        assert found == CHANGES

    def it_moves_no_line_and_leaves_a_program(self, mutants):
        for one in mutants(Path("x.py"), SOURCE.encode()):
            changed = one.applied(SOURCE.encode()).decode()
            compile(changed, "x.py", "exec")
            differ = [
                n for n, (a, b) in enumerate(zip(SOURCE.split("\n"), changed.split("\n"), strict=True), 1) if a != b
            ]
            assert differ == [one.line]

    def it_knows_the_function_that_it_changes(self, mutants):
        found = {one.function for one in mutants(Path("x.py"), SOURCE.encode()) if one.line > 3}
        assert found == {6}
