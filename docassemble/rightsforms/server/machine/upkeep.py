"""What a coordinator does to the cases of a folder without opening one: count them, thin them, erase the old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import paths, postgres, stores
from docassemble.rightsforms.server.store import cases, moves

#: Steps that a case keeps: more than one, so that docassemble knows that somebody came from somewhere.
KEEP = 3

#: A case that was begun and not answered: this many steps, and this old.
_UNTOUCHED_STEPS, _UNTOUCHED_FOR = 2, timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    total: int
    old: int


def tidy(engine: Engine) -> None:
    """At every start: nothing of a case is kept longer than it serves."""
    with engine.begin() as connection:
        moves.end_old(connection)
        left = cases.begun_and_left(connection, _UNTOUCHED_STEPS, _now() - _UNTOUCHED_FOR)
        gone = cases.erase(connection, left) + cases.thin(connection, KEEP)
    if gone:
        cases.rewrite(engine)


def thin(data: Path | None, keep: int) -> int:
    """Forget all but the last `keep` steps of each case; returns how many steps went."""
    with _database(data) as engine:
        with engine.begin() as connection:
            gone = cases.thin(connection, keep)
        cases.rewrite(engine)
    return gone


def count(data: Path | None, days: int) -> Counted:
    with _database(data) as engine, engine.connect() as connection:
        return Counted(cases.total(connection), len(cases.older_than(connection, days, _now())))


def erase_older_than(data: Path | None, days: int) -> int:
    """Erase every case in which nothing was stored for so many days; returns how many."""
    with _database(data) as engine:
        with engine.begin() as connection:
            gone = cases.older_than(connection, days, _now())
            cases.erase(connection, gone)
        cases.rewrite(engine)
    return len(gone)


@contextmanager
def _database(data: Path | None) -> Iterator[Engine]:
    """The database of a folder: that of the server that has it open, or started for a moment."""
    folder = paths.DataFolder((data or paths.default_folder()).absolute())
    if folder.is_new:
        raise ServerError("sin_casos", where=str(folder.root))
    with ExitStack() as stack:
        try:
            stack.enter_context(paths.locked(folder))
        except ServerError:
            pass  # a server runs on it: its database is up
        else:
            stack.enter_context(stores.database(folder))
        engine = create_engine(
            f"postgresql+psycopg2:///{postgres.DATABASE}?host={paths.socket_folder(folder)}&user=postgres"
        )
        stack.callback(engine.dispose)
        yield engine


def _now() -> datetime:
    """As docassemble writes it: universal time, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)
