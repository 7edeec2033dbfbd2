"""The embedded server: how long until the first screen, how heavy, how quick for ten at once and on a bad line."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.interview.phone import Phone, chromium
from tests.support.server import RunningServer
from tests.support.visitor import Visitor

from .rows import Row, percentile, seconds

DEFENDERS, SCREENS, PAUSE = 10, 12, 1.0  # people, screens each, seconds between screens
#: Milliseconds, and bytes a second.
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        server = RunningServer(Path(folder) / "datos")
        yield Row(
            "server, first start with an empty folder, to a screen", seconds(lambda: _first_screen(server)), 8, "s"
        )
        server.stop()
        yield Row("server, later start, to a screen", seconds(lambda: _first_screen(server)), 6, "s")
        try:
            waits = _ten_at_once(server.url)
            yield Row("memory of the whole embedded server", _resident(server), 450, "MB")
            yield Row(f"{DEFENDERS} defenders at once, a screen, p95", percentile(waits, 0.95) * 1000, 40, "ms")
            yield Row("first screen of a new phone, 50 kB/s and 400 ms", _on_a_bad_line(server.url), 5, "s")
        finally:
            server.stop()


def _first_screen(server: RunningServer) -> None:
    server.start()
    Visitor(server.url).begin()


def _ten_at_once(url: str) -> list[float]:
    """Everybody opens a case of their own and looks at screens of it, a second apart."""
    waits: list[float] = []

    def defender(number: int) -> None:
        visitor = Visitor(url).begin()
        address = visitor.answered.url
        time.sleep(PAUSE * number / DEFENDERS)
        for _ in range(SCREENS):
            waits.append(seconds(lambda: visitor.open(address)))
            time.sleep(PAUSE)

    threads = [threading.Thread(target=defender, args=(n,)) for n in range(DEFENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _on_a_bad_line(url: str) -> float:
    """From the address to the first question, in a browser that was never here."""
    with chromium() as browser:
        phone = Phone(browser, url)
        phone.judged = False
        phone.context.new_cdp_session(phone.page).send("Network.emulateNetworkConditions", LINE)
        return seconds(phone.start)


def _resident(server: RunningServer) -> float:
    """Memory in MB that is nobody else's: shared pages of PostgreSQL are counted once."""
    assert server.process is not None
    family = [psutil.Process(server.process.pid), *server.children()]
    return sum(process.memory_full_info().pss for process in family) / 1e6
