"""Our own connection to the database, for the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, Engine

_NAME = "rightsforms engine"

#: Connections at once: one for each thread of the server, and one for the lock that each holds meanwhile. Fewer are
#: kept open between requests: each costs 2 MB as long as it is there, and 3 ms when it has to be opened.
_AT_ONCE, _KEPT = 26, 8


def install(app: Flask) -> Engine:
    """Beside docassemble's own: a lock that waits must not take the connection that another needs to let go of it."""
    of = {"pool_size": _KEPT, "max_overflow": _AT_ONCE - _KEPT, "pool_pre_ping": True}
    made = create_engine(app.config["SQLALCHEMY_DATABASE_URI"], **of)
    app.extensions[_NAME] = made
    return made


def engine() -> Engine:
    found: Engine = current_app.extensions[_NAME]
    return found


@contextmanager
def begin() -> Iterator[Connection]:
    """A transaction: all of it or nothing."""
    with engine().begin() as connection:
        yield connection


@contextmanager
def reading() -> Iterator[Connection]:
    """The connection that holds the case of this request (`turns`), which sees all that was stored meanwhile; else one
    of its own, which costs four more questions to the database.
    """
    if "rf_lock" in g:
        yield g.rf_lock
    else:
        with begin() as connection:
            yield connection
