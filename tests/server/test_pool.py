"""The processes that make documents: beside the server, replaceable, and with an end."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from docassemble.rightsforms import engine, press
from docassemble.rightsforms.errors import RecordError, ServerError
from docassemble.rightsforms.server.machine import pool as pools
from docassemble.rightsforms.server.machine.pool import Pool
from tests.support.casos import NAMES, caso

CASE = caso(NAMES[0])
FILING = "amparo_art15"
PATIENCE = 60.0  # seconds


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    made = Pool(tmp_path_factory.mktemp("passing"))
    yield made
    made.stop()


def modules() -> set[str]:
    return set(sys.modules)


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def loose_objects() -> int:
    return len(gc.get_objects())


def die_once(mark: Path) -> str:
    if mark.exists():
        return "made again"
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hold_too_much() -> int:
    return len(bytearray(64 << 30))


class DescribeAPool:
    @pytest.mark.parametrize("fmt", ["docx", "pdf"])
    def it_makes_the_same_bytes(self, pool: Pool, fmt: engine.Format) -> None:
        here = press.document(CASE, FILING, fmt)
        assert pool.run(press._document, CASE, FILING, fmt) == here

    def it_tells_what_is_wrong_as_it_would_be_told_here(self, pool: Pool) -> None:
        odd = CASE.autoridades[0].model_copy(update={"corporacion": "policia_lunar"})
        wrong = CASE.model_copy(update={"autoridades": (odd,)})
        with pytest.raises(RecordError) as here:
            press.document(wrong, FILING, "docx")
        with pytest.raises(RecordError) as there:
            pool.run(press._document, wrong, FILING, "docx")
        assert str(there.value) == str(here.value)

    def it_makes_again_what_died_with_its_process(self, pool: Pool, tmp_path: Path) -> None:
        assert pool.run(die_once, tmp_path / "died") == "made again"

    def it_gives_up_what_kills_two(self, pool: Pool) -> None:
        with pytest.raises(ServerError, match="el documento no salió"):
            pool.run(die)
        assert pool.run(niceness)  # and goes on

    def it_ends_what_takes_too_long(self, pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pools, "_SECONDS", 0.5)
        with pytest.raises(ServerError, match="el documento no salió"):
            pool.run(time.sleep, 3600)

    def it_ends_what_holds_too_much(self, pool: Pool) -> None:
        with pytest.raises(ServerError, match="el documento no salió"):
            pool.run(hold_too_much)

    def it_leaves_what_passes_through_where_the_server_keeps_it(self, pool: Pool) -> None:
        assert "passing" in pool.run(tempfile.gettempdir)

    def it_gives_way_to_the_screens(self, pool: Pool) -> None:
        assert pool.run(niceness) > niceness()

    def it_shares_what_is_loaded_with_its_copies(self, pool: Pool) -> None:
        """The collector would write into every page that it searches, and each process get one of its own."""
        assert pool.run(gc.get_freeze_count) > pool.run(loose_objects)

    def it_knows_of_no_session(self, pool: Pool) -> None:
        """The process has the engine warm, and of docassemble, the database and their keys nothing."""
        known = pool.run(modules)
        assert "weasyprint" in known
        strangers = ("docassemble.base", "docassemble.webapp", "psycopg2", "redis", "flask")
        assert {name for name in known if name.startswith(strangers)} == set()


_SERVES = """
import sys, time
from pathlib import Path
from docassemble.rightsforms.server.machine.pool import Pool
pool = Pool(Path("/nowhere"))
pool.run(sum, (1, 2))
print("ready", flush=True)
time.sleep(3600)
"""


class DescribeAServerThatIsKilled:
    def it_takes_its_processes_with_it(self) -> None:
        with subprocess.Popen([sys.executable, "-c", _SERVES], stdout=subprocess.PIPE) as server:
            assert server.stdout
            assert server.stdout.readline() == b"ready\n"
            family = psutil.Process(server.pid).children(recursive=True)
            server.kill()
        assert family
        _gone, alive = psutil.wait_procs(family, timeout=PATIENCE)
        assert alive == []
