"""The embedded server: how long until the first screen, how heavy, how quick with ten defenders at once."""

from __future__ import annotations

import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import psutil

from tests.support.server import RunningServer

from .rows import Row, percentile, seconds

INTERVIEW = "/interview?i=docassemble.rightsforms:data/questions/amparo.yml"
DEFENDERS, SCREENS, PAUSE = 10, 12, 1.0  # people, screens each, seconds between screens


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        server = RunningServer(Path(folder) / "datos")
        yield Row(
            "server, first start with an empty folder, to a screen", seconds(lambda: _first_screen(server)), 40, "s"
        )
        server.stop()
        yield Row("server, later start, to a screen", seconds(lambda: _first_screen(server)), 12, "s")
        try:
            waits = _ten_at_once(server.url)
            yield Row("memory of the whole embedded server", _resident(server), 500, "MB")
            yield Row(f"{DEFENDERS} defenders at once, a screen, p95", percentile(waits, 0.95) * 1000, 150, "ms")
        finally:
            server.stop()


def _first_screen(server: RunningServer) -> None:
    server.start()
    _get(_browser(), server.url + INTERVIEW + "&new_session=1")


def _browser() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def _get(browser: urllib.request.OpenerDirector, url: str) -> None:
    with browser.open(url, timeout=60) as answer:
        answer.read()


def _ten_at_once(url: str) -> list[float]:
    """Everybody opens a case of their own and looks at screens of it, a second apart."""
    waits: list[float] = []

    def defender(number: int) -> None:
        browser = _browser()
        _get(browser, url + INTERVIEW + "&new_session=1")
        time.sleep(PAUSE * number / DEFENDERS)
        for _ in range(SCREENS):
            waits.append(seconds(lambda: _get(browser, url + INTERVIEW)))
            time.sleep(PAUSE)

    threads = [threading.Thread(target=defender, args=(n,)) for n in range(DEFENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _resident(server: RunningServer) -> float:
    """Memory in MB that is nobody else's: shared pages of PostgreSQL are counted once."""
    assert server.process is not None
    family = [psutil.Process(server.process.pid), *server.children()]
    return sum(process.memory_full_info().pss for process in family) / 1e6
