"""One test that asks the same of many: it costs what one test costs, and names every one of whom it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from inspect import signature
from typing import Any

type Test = Callable[..., None]


def each(names: str | tuple[str, ...], values: Iterable[Any], ids: Iterable[str] = ()) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, within one test: it asks all, and then fails with each of whom it does not hold.

    For what only reads; a test that changes something, or takes long, is better off with an id for each.
    """
    asked = (names,) if isinstance(names, str) else names
    rows = [(row,) if isinstance(names, str) else tuple(row) for row in values]
    labels = list(ids) or [", ".join(map(_label, row)) for row in rows]
    assert rows, f"nothing to ask about: {names}"

    def asked_of_each(test: Test) -> Test:
        @wraps(test)
        def of_all(*args: Any, **others: Any) -> None:
            failed = []
            for label, row in zip(labels, rows, strict=True):
                try:
                    test(*args, **others, **dict(zip(asked, row, strict=True)))
                except Exception as error:  # noqa: BLE001 -- told below, with all the others
                    error.add_note(f"asked of {label}")
                    failed.append((label, error))
            if failed:
                raise ExceptionGroup(_told(failed), [error for _label, error in failed])

        left = [one for one in signature(test).parameters.values() if one.name not in asked]
        of_all.__signature__ = signature(test).replace(parameters=left)  # type: ignore[attr-defined]
        return of_all

    return asked_of_each


def _label(value: Any) -> str:
    """A row of a table by its name."""
    return str(getattr(value, "id", getattr(value, "path", value)))


def _told(failed: Sequence[tuple[str, Exception]]) -> str:
    return "\n".join(f"{label}: {str(error).partition('\n')[0]}" for label, error in failed)
