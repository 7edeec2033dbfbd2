"""The database of a server under test, as its own programs reach it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from tests.support.server import RunningServer


@contextmanager
def database(server: RunningServer) -> Iterator[Connection]:
    engine = create_engine(f"postgresql+psycopg2:///docassemble?host={server.data / 'run'}&user=postgres")
    with engine.begin() as connection:
        yield connection
    engine.dispose()
