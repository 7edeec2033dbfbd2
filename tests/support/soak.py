"""People answer, and in the middle of it something is killed. Afterwards each must find her case where she left it.

A round is one person, one thing that dies, one moment. What she was told had been received must be in her papers.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from threading import Thread

import docx
import psutil
import requests

from tests.interview.defender import Defender
from tests.support.server import PATIENCE, RunningServer

_LAST = "Qué hacer ahora"
_MARK = re.compile(r"Marca(\d{3})")
_FOUND, _TRY_AGAIN = 200, 503
#: Seconds in which an answer is on its way, or a start or a stop under way.
_ANSWERING, _STARTING, _STOPPING = 0.15, 8.0, 1.0


@dataclass
class Outcome:
    """What came of one round; nothing in the last three is what we want."""

    what: str
    moment: float
    lost: list[int] = field(default_factory=list)
    hidden: str = ""
    refused: str = ""

    @property
    def is_well(self) -> bool:
        return not (self.lost or self.hidden or self.refused)


class Person(Defender):
    """Each of her answers is another, so that it can be looked for in the end."""

    def __init__(self, server: RunningServer) -> None:
        super().__init__(server.url, "")
        self.given = 0
        self.received: list[int] = []
        self.begin()
        self.place = self.answered.url

    def give(self) -> bool:
        """Answer this screen. Whether she was told that it was received, by being shown the next."""
        number, self.given, before = self.given, self.given + 1, self.heading
        self.name = self.story = f"Marca{number:03d}x"
        try:
            self.answer_here()
        except (requests.RequestException, AssertionError):
            return False
        if self.heading == before:
            return False
        self.received.append(number)
        self.place = self.answered.url
        return True

    def look_again(self) -> str:
        """She opens her page until it answers; where she is then."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(requests.RequestException):
                if self.open(self.place).status == 200:
                    return self.heading
            time.sleep(0.2)
        return f"the page never came back: {self.status} {self.text}"

    def finish(self) -> set[int]:
        """The answers that stand in her petition."""
        while self.heading != _LAST and self.given < 40:
            assert self.give(), self.text
        self.follow("Hacer los documentos")
        body = docx.Document(BytesIO(self._document())).element.body
        return {int(number) for number in _MARK.findall("".join(body.itertext()))}

    def _document(self) -> bytes:
        """While a store comes back she is told to try again, and does."""
        link, deadline = self.link("Descargar para la persona abogada (Word)"), time.monotonic() + PATIENCE
        while self.open(link).status == _TRY_AGAIN and time.monotonic() < deadline:
            time.sleep(0.5)
        assert self.status == _FOUND, f"{self.status} {self.text}"
        return self.answered.content


def soak(server: RunningServer, rounds: int, seed: int = 7) -> list[Outcome]:
    """Each thing that can die in turn, at moments drawn by chance."""
    chance = random.Random(seed)  # noqa: S311 - the same rounds again for the same seed
    server.start()
    try:
        printed, places = _calibrated(server)
        kinds = list(KINDS)
        return [_round(server, kinds[number % len(kinds)], chance, printed, places) for number in range(rounds)]
    finally:
        server.stop()


def table(outcomes: Iterable[Outcome]) -> str:
    """As it stands in docs/operacion.md."""
    rows = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        for counter, bad in zip(rows, (1, len(outcome.lost), bool(outcome.hidden), bool(outcome.refused)), strict=True):
            counter[outcome.what] += bad
    lines = [f"| {what} | {' | '.join(str(counter[what]) for counter in rows)} |" for what in rows[0]]
    total = f"| **total** | {' | '.join(f'**{counter.total()}**' for counter in rows)} |"
    return "\n".join(["| qué murió | veces | respuestas perdidas | casos que no se ven | arranques negados |",
                      "|---|---|---|---|---|", *lines, total])  # fmt: skip


def _calibrated(server: RunningServer) -> tuple[set[int], list[str]]:
    """Which answers are printed at all, and the headings of the way, when nothing dies."""
    person = Person(server)
    places = [person.heading]
    while places[-1] != _LAST:
        assert person.give()
        places.append(person.heading)
    return person.finish(), places


def _round(
    server: RunningServer, what: str, chance: random.Random, printed: set[int], places: Sequence[str]
) -> Outcome:
    kind = KINDS[what]
    moment = chance.random() * kind.within
    outcome = Outcome(what, round(moment, 3))
    person = Person(server)
    for _ in range(chance.randrange(1, len(places) - 2)):
        assert person.give()
    before = person.heading
    on_its_way = Thread(target=person.give)
    on_its_way.start()
    try:
        kind.happens(server, moment)
        on_its_way.join()
    except AssertionError as error:
        outcome.refused = repr(error)  # an assertion here has no words of its own
    if server.process is None or server.process.poll() is not None:
        try:
            server.start()
        except AssertionError as error:
            outcome.refused = repr(error)
            server.start()  # and if it cannot now, nothing can be tried any more
    _compare(person, before, places, printed, outcome)
    return outcome


def _compare(person: Person, before: str, places: Sequence[str], printed: set[int], outcome: Outcome) -> None:
    """What was received is there; what was not may be there too, because only the receipt was lost."""
    received = person.received[:]
    was_told = len(received) == person.given
    expected = {person.heading} if was_told else {before, places[places.index(before) + 1]}
    found = person.look_again()
    if found not in expected:
        outcome.hidden = f"{found!r} instead of {expected}"
        return
    outcome.lost = sorted((set(received) & printed) - person.finish())


@dataclass(frozen=True)
class Kind:
    happens: Callable[[RunningServer, float], None]
    within: float = _ANSWERING


def _family(server: RunningServer) -> list[psutil.Process]:
    assert server.process
    with suppress(psutil.NoSuchProcess):
        return [psutil.Process(server.process.pid), *server.children()]
    return []


def _kill(processes: Iterable[psutil.Process]) -> None:
    found = list(processes)
    for process in found:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(found, timeout=PATIENCE)


def _gone(server: RunningServer) -> None:
    assert server.process
    server.process.wait(PATIENCE)


def _pages(server: RunningServer, moment: float) -> None:
    time.sleep(moment)
    server.kill9()


def _everything(server: RunningServer, moment: float) -> None:
    time.sleep(moment)
    _kill(_family(server))
    _gone(server)


def _power(server: RunningServer, moment: float) -> None:
    """What a power cut leaves besides: locks whose numbers others use by now, zeros at the end, halves."""
    _everything(server, moment)
    lock = f"{os.getpid()}\n{server.data / 'postgres'}\n0\n5432\n../run\n"
    for path, content in {
        "run/.s.PGSQL.5432.lock": lock,
        "postgres/postmaster.pid": lock,
        "postgres/PG_VERSION": "\0" * 4096,
        "version": "",
        "tables": "1.1\0\0\0",
        "lock": "\0" * 512,
        "config.yml": "db: {pre",
        "config.yml.new": "db:",
    }.items():
        (server.data / path).write_text(content, encoding="utf-8")


def _asked(how: signal.Signals) -> Callable[[RunningServer, float], None]:
    """It ends well, and takes all that it started with it."""

    def happens(server: RunningServer, moment: float) -> None:
        children = server.children()
        assert {child.name() for child in children} >= {"postgres", "valkey-server"}, children
        time.sleep(moment)
        assert server.stop(how) == 0, server.output
        assert "Servidor detenido." in server.output, server.output
        left = [child for child in children if child.is_running()], list((server.data / "run").iterdir())
        assert left == ([], []), left

    return happens


def _store(name: str, *, helper: bool = False) -> Callable[[RunningServer, float], None]:
    """It has to come back by itself: nobody starts the server again."""

    def happens(server: RunningServer, moment: float) -> None:
        assert server.process
        family = [child for child in server.children() if child.name() == name]
        first = [child for child in family if child.ppid() == server.process.pid]
        helpers = [child for child in family if "docassemble" in " ".join(child.cmdline()) and child not in first]
        time.sleep(moment)
        _kill((helpers or family)[:1] if helper else first)
        deadline = time.monotonic() + PATIENCE
        while "ya funciona." not in server.output.rpartition("AVISO")[2] and time.monotonic() < deadline:
            assert server.process.poll() is None, server.output
            time.sleep(0.05)

    return happens


def _while_starting(server: RunningServer, moment: float) -> None:
    server.stop()
    server.launch()
    _everything(server, moment)


def _while_stopping(server: RunningServer, moment: float) -> None:
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    _everything(server, moment)


KINDS = {
    "el servidor de páginas": Kind(_pages),
    "PostgreSQL": Kind(_store("postgres")),
    "todo a la vez": Kind(_everything),
    "un proceso de PostgreSQL": Kind(_store("postgres", helper=True)),
    "la corriente (todo, y archivos a medias)": Kind(_power),
    "Valkey": Kind(_store("valkey-server")),
    "todo, mientras arrancaba": Kind(_while_starting, _STARTING),
    "todo, mientras se detenía": Kind(_while_stopping, _STOPPING),
    "nada: Ctrl-C": Kind(_asked(signal.SIGINT)),
    "nada: se le pidió terminar": Kind(_asked(signal.SIGTERM)),
    "nada: se cerró la terminal": Kind(_asked(signal.SIGHUP)),
}
