"""The embedded server: how long until the first screen, how heavy, how quick for ten at once and on a bad line."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from docassemble.rightsforms.record import dump_case, load_case
from tests.interview.phone import Phone, chromium
from tests.support.server import RunningServer
from tests.support.visitor import Visitor

from .cases import DISAPPEARANCE
from .rows import Row, cost, percentile, seconds

DEFENDERS, SCREENS, PAUSE = 10, 12, 1.0  # people, screens each, seconds between screens
MANY, FETCHING = 30, 10  # people, and how many of them fetch a PDF instead of a screen
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
            waits = _ten_at_once(server.url)
            yield Row("memory of the whole embedded server", _resident(server), 450, "MB")
            yield Row(f"{DEFENDERS} defenders at once, a screen, p95", percentile(waits, 0.95) * 1000, 40, "ms")
            yield from _of_many(server)
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


def _of_many(server: RunningServer) -> Iterator[Row]:
    """Thirty people with a case each. Who asks takes its processor time from the same machine: it is told beside."""
    people = [Defender(server.url) for _ in range(MANY)]
    waits: list[float] = []
    used = cost(lambda: _at_once(people, waits))
    note = f"{len(waits)} screens; who asks: cpu {used.cpu:.1f} of {used.wall:.1f} s"
    what = f"{MANY} people, {FETCHING} of them fetching PDFs, a screen, p95"
    yield Row(what, percentile(waits, 0.95) * 1000, 200, "ms", note)
    advice = [seconds(people[0].advice) for _ in range(5 * SCREENS)]
    yield Row("«Qué hacer ahora», p95", percentile(advice, 0.95) * 1000, 80, "ms")
    for number in range(DOCUMENTS):
        people[number % MANY].document()
    yield Row(f"memory of the whole embedded server after {DOCUMENTS} PDFs", _resident(server), 450, "MB")


class Defender:
    """Somebody with a case that was loaded, who only reads: what comes is not parsed."""

    def __init__(self, url: str) -> None:
        visitor = Visitor(url).open("/cargar")
        token = str(visitor.page.find(attrs={"name": "csrf_token"})["value"])  # type: ignore[index]
        case = {"caso": ("caso.json", dump_case(load_case(DISAPPEARANCE.read_bytes())))}
        headers = {"Origin": url}
        begun = visitor.web.post(f"{url}/cargar", data={"csrf_token": token}, files=case, headers=headers)
        visitor._see(begun).press("Empezar")
        self._web, self._advice = visitor.web, visitor.answered.url
        documents = visitor.follow("Ir a los escritos")
        self._documents, self._pdf = documents.answered.url, f"{url}{documents.link('Descargar para imprimir')}"

    def advice(self) -> None:
        self._web.get(self._advice)

    def screen(self) -> None:
        self._web.get(self._documents)

    def document(self) -> None:
        assert self._web.get(self._pdf).content.startswith(b"%PDF")


def _at_once(people: Sequence[Defender], waits: list[float]) -> None:
    """A third of them fetch one PDF after the other, as long as the others look at screens."""
    looking = people[FETCHING:]
    done = threading.Event()

    def fetch(defender: Defender) -> None:
        while not done.is_set():
            defender.document()
            time.sleep(PAUSE)

    def look(number: int, defender: Defender) -> None:
        time.sleep(PAUSE * number / len(looking))
        for _ in range(SCREENS):
            waits.append(seconds(defender.screen))
            time.sleep(PAUSE)

    fetching = [threading.Thread(target=fetch, args=(defender,)) for defender in people[:FETCHING]]
    threads = [threading.Thread(target=look, args=(n, defender)) for n, defender in enumerate(looking)]
    for thread in (*fetching, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    for thread in fetching:
        thread.join()


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
