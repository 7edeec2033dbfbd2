"""What a killed server left running is stopped, and nothing else ever is."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from docassemble.rightsforms.server.machine import children
from docassemble.rightsforms.server.machine.children import Program

SLEEP = str(shutil.which("sleep"))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    return Program([SLEEP, "600"], home, tmp_path / "log", signal.SIGTERM)


@pytest.fixture
def innocent(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The same program, at work for somebody else in another folder."""
    with subprocess.Popen([SLEEP, "600"], cwd=tmp_path) as process:
        yield process
        process.kill()


def wait_until_it_is(process: subprocess.Popen[bytes], name: str) -> None:
    """The launcher becomes the program a moment after it was started."""
    while psutil.Process(process.pid).name() != name:
        time.sleep(0.01)


class DescribeStopLeftovers:
    def it_stops_the_child_of_a_server_that_was_killed(self, program: Program) -> None:
        left = children.start(program)
        wait_until_it_is(left.process, "sleep")
        children.stop_leftovers(program)
        assert not left.is_running

    def it_stops_it_whatever_became_of_the_files_that_told_of_it(self, program: Program) -> None:
        """A copy of the program may have been replaced, and the folder renamed, while it ran."""
        own = shutil.copy(SLEEP, program.home.parent / "sleep")
        left = children.start(Program([str(own), "600"], *_rest(program)))
        wait_until_it_is(left.process, "sleep")
        Path(own).unlink()
        children.stop_leftovers(program)
        assert not left.is_running

    def it_spares_the_same_program_in_another_folder(self, program: Program, innocent: subprocess.Popen[bytes]) -> None:
        children.stop_leftovers(program)
        assert innocent.poll() is None

    def it_spares_another_program_in_the_same_folder(self, program: Program) -> None:
        with subprocess.Popen([sys.executable, "-c", "input()"], cwd=program.home, stdin=subprocess.PIPE) as other:
            children.stop_leftovers(program)
            assert other.poll() is None
            other.kill()


class DescribeTheLauncher:
    def it_takes_the_child_along_when_its_parent_is_killed(self, program: Program) -> None:
        script = (
            "import signal, sys, time; from pathlib import Path\n"
            "from docassemble.rightsforms.server.machine import children\n"
            "here = Path(sys.argv[1])\n"
            "child = children.start(children.Program([sys.argv[2], '600'], here, here / 'log', signal.SIGTERM))\n"
            "print(child.process.pid, flush=True); time.sleep(600)"
        )
        argv = [sys.executable, "-c", script, str(program.home), SLEEP]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as parent:
            assert parent.stdout
            child = psutil.Process(int(parent.stdout.readline()))
            while child.name() != "sleep":
                time.sleep(0.01)
            parent.kill()
            assert psutil.wait_procs([child], timeout=60)[1] == []

    def it_starts_nothing_for_a_parent_that_is_gone(self, program: Program) -> None:
        """Between the fork and the request to be told, nobody would tell."""
        argv = children._launched([SLEEP, "600"], signal.SIGTERM, as_ordinary_user=False)
        stranger = [part if part != argv[4] else "1" for part in argv]
        assert subprocess.run(stranger, check=False, timeout=60).returncode == 0


class DescribeChild:
    def it_is_killed_when_it_does_not_listen(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(children, "GRACE_SECONDS", 0.5)
        child = children.start(Program(["/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"], *_rest(program)))
        while "1" not in _ignored(child.process.pid):
            time.sleep(0.05)
        child.stop()
        assert child.process.returncode == -signal.SIGKILL

    def it_does_not_show_in_the_process_list_what_it_was_told_in_confidence(self, program: Program) -> None:
        told = Program([str(shutil.which("cat"))], *_rest(program), stdin="requirepass secreto\n")
        child = children.start(told)
        child.process.wait(60)
        assert program.log.read_text() == "requirepass secreto\n"
        assert "secreto" not in " ".join(told.argv)


def _rest(program: Program) -> tuple[Path, Path, signal.Signals]:
    return program.home, program.log, program.stop_signal


def _ignored(pid: int) -> str:
    """Which signals a process ignores, as bits: SIGTERM is the fifteenth."""
    status = Path(f"/proc/{pid}/status").read_text()
    mask = int(next(line for line in status.splitlines() if line.startswith("SigIgn")).split()[1], 16)
    return bin(mask >> (signal.SIGTERM - 1) & 1)[2:]
