"""No fixtures here: a test asks for what it needs by name, from tests/support."""

import logging
import os

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer

from docassemble.rightsforms.errors import BROKEN
from tests.support.turns import ByLot, turn


class _Refusing(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


# A person gets her paper of a broken template, a test does not.
BROKEN.addHandler(_Refusing())

# No test depends on how quick the machine is today: not hypothesis either, whose first example meets cold caches.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
# Whoever works here meets new examples every time; a change of hers is judged by the same ones twice.
settings.load_profile("ci" if os.environ.get("CI") else "house")

# What starts PostgreSQL, the server or a browser: of `-m "not server"` nothing has to wait for them.
SLOW_TO_START = {"browser", "pristine", "server", "stores"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several processes take turns; one alone goes as the files stand."""
    for item in items:
        if isinstance(item, pytest.Function) and (
            SLOW_TO_START & set(item.fixturenames) or hasattr(item.module, "RunningServer")
        ):
            item.add_marker("server")
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: turn(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByLot | None:
    return ByLot(config, log) if config.getvalue("dist") == "loadfile" else None
