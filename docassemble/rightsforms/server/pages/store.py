"""Our own connection to the database, for the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, Engine

_NAME = "rightsforms engine"

#: Connections kept open: one for each thread of the server, and one for the lock that each holds meanwhile.
_POOL = 16


def install(app: Flask) -> Engine:
    """Beside docassemble's own: a lock that waits must not take the connection that another needs to let go of it."""
    made = create_engine(app.config["SQLALCHEMY_DATABASE_URI"], pool_size=_POOL, pool_pre_ping=True)
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
