"""No fixtures here: a test asks for what it needs by name, from tests/support."""

import pytest
from hypothesis import HealthCheck, settings

# No test depends on how quick the machine is today: not hypothesis either, whose first example meets cold caches.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# What starts PostgreSQL, the server or a browser: of `-m "not server"` nothing has to wait for them.
SLOW_TO_START = {"browser", "pristine", "server", "stores"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and (
            SLOW_TO_START & set(item.fixturenames) or hasattr(item.module, "RunningServer")
        ):
            item.add_marker("server")
