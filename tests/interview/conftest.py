"""One server and one browser for all: whoever kills the server starts it again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.interview.phone import Phone, chromium
from tests.support.server import RunningServer

TELEFONOS = """\
frayba: {telefono_24h: +52 55 0000 0001 ext. 12, ultima_verificacion: 2020-01-31}
otra: {nombre: "Oficina <b>${ 1/0 }</b>", tipo: otra, notas: "[FILE 1] *nota*"}
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    data = tmp_path_factory.mktemp("interview") / "data"
    data.mkdir()
    (data / "directorio.yml").write_text(TELEFONOS, encoding="utf-8")
    with RunningServer(data) as running:
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
