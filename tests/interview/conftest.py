"""One server and one browser for the tests that only walk; those that kill a server start their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.interview.phone import Phone, chromium
from tests.support.server import RunningServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("interview") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def phone(server: RunningServer, browser: Browser) -> Iterator[Phone]:
    phone = Phone(browser, server.url)
    yield phone
    phone.context.close()
