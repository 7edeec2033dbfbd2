"""The embedded server: how long until the first screen, how heavy, how quick for ten at once and on a bad line."""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import psutil

from docassemble.rightsforms.record import dump_case, load_case
from tests.interview.defender import Defender
from tests.interview.phone import Phone, chromium
from tests.support.server import RunningServer
from tests.support.visitor import Visitor

from .cases import DISAPPEARANCE
from .rows import Row, cost, percentile, seconds

DEFENDERS, SCREENS, PAUSE = 10, 12, 1.0  # people, screens each, seconds between screens
_taps = random.Random(7)  # noqa: S311 - the same pauses in each run, whoever gets them
MANY, FETCHING = 30, 10  # people, and how many of them fetch PDFs while the others walk from screen to screen
DOCUMENTS = 500
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
            yield _of_ten(server.url)
            yield Row("memory of the whole embedded server", _resident(server), 450, "MB")
            yield from _of_many(server)
            yield Row("first screen of a new phone, 50 kB/s and 400 ms", _on_a_bad_line(server.url), 5, "s")
        finally:
            server.stop()


def _first_screen(server: RunningServer) -> None:
    server.start()
    Visitor(server.url).begin()


def _together(*people: Callable[[], None]) -> None:
    """All at once, but the first taps of all spread over a pause, whoever they are."""

    def one(work: Callable[[], None]) -> None:
        time.sleep(PAUSE * _taps.random())
        work()

    threads = [threading.Thread(target=one, args=(work,)) for work in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _of_ten(url: str) -> Row:
    """Everybody opens a case of their own and looks at screens of it, a second apart."""
    waits: list[float] = []

    def look() -> None:
        visitor = Visitor(url).begin()
        address = visitor.answered.url
        for _ in range(SCREENS):
            waits.append(visitor.open(address).waited)
            _pause()

    _together(*[look] * DEFENDERS)
    return Row(f"{DEFENDERS} defenders at once, a screen, p95", percentile(waits, 0.95) * 1000, 40, "ms")


def _of_many(server: RunningServer) -> Iterator[Row]:
    """Thirty people with a case each. Who asks takes its processor time from the same machine: it is told beside."""
    fetching = [Reader(server.url) for _ in range(FETCHING)]
    walking = [Walker(server.url, f"Persona {number}") for number in range(MANY - FETCHING)]
    used = cost(lambda: _at_once(walking, fetching))
    waits = [wait for walker in walking for wait in walker.waits]
    heaviest = [wait for walker in walking for wait in walker.waits_for_documents]
    note = (
        f"{len(waits)} screens, of the documents {percentile(heaviest, 0.95) * 1000:.0f} ms; "
        f"who asks: cpu {used.cpu:.1f} of {used.wall:.1f} s; load {os.getloadavg()[0]:.1f}"
    )
    what = f"{MANY} people, {FETCHING} of them fetching PDFs, a screen, p95"
    yield Row(what, percentile(waits, 0.95) * 1000, 200, "ms", note)
    advice = [fetching[0].advice() for _ in range(5 * SCREENS)]
    yield Row("«Qué hacer ahora», p95", percentile(advice, 0.95) * 1000, 80, "ms")
    for number in range(DOCUMENTS):
        fetching[number % FETCHING].document()
    yield Row(f"memory of the whole embedded server after {DOCUMENTS} PDFs", _resident(server), 450, "MB")


class Walker(Defender):
    """Somebody who answers the urgent path, comes to her documents and looks around there."""

    def __init__(self, url: str, name: str) -> None:
        super().__init__(url, name)
        self.waits: list[float] = []
        self.waits_for_documents: list[float] = []

    def look(self) -> None:
        self.begin()
        while self.heading != "Qué hacer ahora":
            self.answer_here()
            self._read()
        for name in ("Hacer los documentos", "Ver qué falta", "Hacer los documentos", "Revisar y agregar datos"):
            self.follow(name)
            self._read()
            if name == "Hacer los documentos":
                self.waits_for_documents.append(self.waited)

    def _read(self) -> None:
        self.waits.append(self.waited)
        _pause()


class Reader:
    """Somebody with a case that was loaded, who only fetches: what comes is not parsed."""

    def __init__(self, url: str) -> None:
        visitor = Visitor(url).load(dump_case(load_case(DISAPPEARANCE.read_bytes())))
        documents = visitor.follow("Ir a los escritos")
        self._web = visitor.web
        self._pdf, self._advice = (
            f"{url}{documents.link(name)}" for name in ("Descargar para imprimir", "Qué hacer ahora")
        )

    def advice(self) -> float:
        return self._web.get(self._advice).elapsed.total_seconds()

    def document(self) -> None:
        assert self._web.get(self._pdf).content.startswith(b"%PDF")


def _pause() -> None:
    """Half as long as that, or half as long again: people do not tap in step."""
    time.sleep(PAUSE * _taps.uniform(0.5, 1.5))


def _at_once(walking: Sequence[Walker], fetching: Sequence[Reader]) -> None:
    """As long as somebody walks, the others fetch one PDF after the other."""
    on_their_way = [*walking]

    def walk(walker: Walker) -> None:
        try:
            walker.look()
        finally:
            on_their_way.remove(walker)

    def fetch(reader: Reader) -> None:
        while on_their_way:
            reader.document()
            _pause()

    _together(*(partial(walk, walker) for walker in walking), *(partial(fetch, reader) for reader in fetching))


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
