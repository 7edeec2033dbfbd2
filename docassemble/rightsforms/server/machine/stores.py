"""PostgreSQL and Valkey while the server lives: started in order, watched, started again when one dies.

To each there is an open line on which nobody speaks. It breaks in the moment in which the store dies, or PostgreSQL
throws everybody out because one of its processes died; so whoever asks "are the stores up?" pays one system call.
"""

from __future__ import annotations

import select
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from typing import Protocol

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import children, disk, postgres, valkey
from docassemble.rightsforms.server.machine.paths import DataFolder
from docassemble.rightsforms.server.texts import say

#: A store that dies more often than this, in so many seconds, has something that starting it again does not cure.
TRIES, WITHIN_SECONDS = 5, 600.0

_PAUSE_SECONDS = 0.05


class Line(Protocol):
    def fileno(self) -> int: ...
    def close(self) -> None: ...


class Store(Protocol):
    """What `postgres` and `valkey` are."""

    NAME: str
    REFUSAL: str
    PATIENCE_SECONDS: float

    def prepare(self, folder: DataFolder, /) -> None: ...
    def program(self, folder: DataFolder, /) -> children.Program: ...
    def call(self, folder: DataFolder, /) -> Line | None: ...


@dataclass
class Tries:
    """How often something was tried of late."""

    limit: int
    within: float
    moments: deque[float] = field(default_factory=deque)

    def one_more(self, now: float) -> bool:
        """Whether there may be one more; it counts from now on."""
        while self.moments and self.moments[0] <= now - self.within:
            self.moments.popleft()
        self.moments.append(now)
        return len(self.moments) <= self.limit


class Stores:
    def __init__(self, folder: DataFolder) -> None:
        self._all = [_Running(store, folder) for store in (postgres, valkey)]
        self._changed = Condition()

    def start(self) -> None:
        for running in self._all:
            running.start()

    def stop(self) -> None:
        for running in reversed(self._all):
            running.stop()

    def are_up(self) -> bool:
        """From any thread, as often as one likes."""
        return all(running.is_up for running in self._all)

    def wait(self, seconds: float) -> bool:
        """Until they are up again, but no longer than that; whether they are."""
        with self._changed:
            return self._changed.wait_for(self.are_up, seconds)

    def watch(self, seconds: float) -> None:
        """Until one dies, but no longer than that; and bring it back. ServerError when it has died too often."""
        _poll([running.line for running in self._all if running.line is not None], seconds)
        for running in self._all:
            if not running.is_up:
                running.mend()
                with self._changed:
                    self._changed.notify_all()


@contextmanager
def database(folder: DataFolder) -> Iterator[None]:
    """PostgreSQL alone, for as long as something is done to a folder that no server has open."""
    running = _Running(postgres, folder)
    running.start()
    try:
        yield
    finally:
        running.stop()


class _Running:
    """One store: its process, and the number of our line to it."""

    def __init__(self, store: Store, folder: DataFolder) -> None:
        self._store, self._folder = store, folder
        self._tries = Tries(TRIES, WITHIN_SECONDS)
        self._open: Line | None = None
        self._child: children.Child | None = None
        self._has_room = True
        self.line: int | None = None

    @property
    def is_up(self) -> bool:
        line = self.line
        return line is not None and not _poll([line], 0)

    def start(self) -> None:
        if not self._starts():
            disk.refuse_full(self._folder.root, disk.LATER_START_BYTES)
            raise ServerError(self._store.REFUSAL, where=self._log)

    def mend(self) -> None:
        """A process that lives is waited for: PostgreSQL reads back what it had promised to keep."""
        if self._waits_for_room():
            return
        say("se_detuvo", que=self._store.NAME)
        if not self._tries.one_more(time.monotonic()):
            raise ServerError("se_detiene_siempre", where=self._log, que=self._store.NAME)
        if self._answers() or self._starts():
            say("volvio", que=self._store.NAME)

    def stop(self) -> None:
        self._hang_up()
        if self._child:
            self._child.stop()
            self._child = None

    def _waits_for_room(self) -> bool:
        """A full disk is no fault of the store: it comes back whenever somebody has made room."""
        had_room, self._has_room = self._has_room, not disk.is_full(self._folder.root)
        if had_room and not self._has_room:
            say("sin_espacio", que=self._store.NAME, megas=disk.LATER_START_BYTES // 1024**2)
        return not self._has_room

    @property
    def _log(self) -> str:
        return str(self._store.program(self._folder).log)

    def _starts(self) -> bool:
        self.stop()
        program = self._store.program(self._folder)
        children.stop_leftovers(program)  # PostgreSQL's helpers finish what they were at before they miss it
        self._store.prepare(self._folder)
        self._child = children.start(program)
        return self._answers()

    def _answers(self) -> bool:
        self._hang_up()
        deadline = time.monotonic() + self._store.PATIENCE_SECONDS
        while self._child and self._child.is_running and time.monotonic() < deadline:
            self._open = self._store.call(self._folder)
            if self._open:
                self.line = self._open.fileno()
                return True
            time.sleep(_PAUSE_SECONDS)
        return False

    def _hang_up(self) -> None:
        self.line = None
        if self._open:
            self._open.close()
            self._open = None


def _poll(lines: list[int], seconds: float) -> bool:
    """Whether one of the lines is broken, or breaks within that time: nobody ever says anything on them."""
    poll = select.poll()
    for line in lines:
        poll.register(line, select.POLLIN)
    return bool(poll.poll(seconds * 1000))
