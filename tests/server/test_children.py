"""What a killed server left running is stopped, and nothing else ever is."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from docassemble.rightsforms.server import children
from docassemble.rightsforms.server.children import Program

SLEEP = str(shutil.which("sleep"))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    argv = [SLEEP, "600"]
    return Program("sleep", argv, home, tmp_path / "log", tmp_path / "pid", signal.SIGTERM)


@pytest.fixture
def innocent(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The same program, at work for somebody else in another folder."""
    with subprocess.Popen([SLEEP, "600"], cwd=tmp_path) as process:
        yield process
        process.kill()


class DescribeStopLeftover:
    def it_stops_the_child_of_a_server_that_was_killed(self, program: Program) -> None:
        left = children.start(program)
        children.stop_leftover(program)
        assert not left.is_running
        assert not program.note.exists()

    def it_spares_a_process_that_only_has_the_same_number(
        self, program: Program, innocent: subprocess.Popen[bytes]
    ) -> None:
        program.note.write_text(str(innocent.pid))
        children.stop_leftover(program)
        assert innocent.poll() is None
        assert not program.note.exists()

    @pytest.mark.parametrize("note", ["", "not a number", "999999999", "1"])
    def it_is_not_disturbed_by_a_note_that_leads_nowhere(self, program: Program, note: str) -> None:
        program.note.write_text(note)
        children.stop_leftover(program)
        assert not program.note.exists()


class DescribeChild:
    def it_is_killed_when_it_does_not_listen(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(children, "GRACE_SECONDS", 0.5)
        deaf = Program("deaf", ["/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"], *_rest(program))
        child = children.start(deaf)
        while child.process.pid and "1" not in _ignored(child.process.pid):
            time.sleep(0.05)
        child.stop()
        assert child.process.returncode == -signal.SIGKILL

    def it_does_not_show_in_the_process_list_what_it_was_told_in_confidence(self, program: Program) -> None:
        told = Program("cat", [str(shutil.which("cat"))], *_rest(program), stdin="requirepass secreto\n")
        child = children.start(told)
        child.process.wait(60)
        assert program.log.read_text() == "requirepass secreto\n"
        assert "secreto" not in " ".join(told.argv)


def _rest(program: Program) -> tuple[Path, Path, Path, signal.Signals]:
    return program.home, program.log, program.note, program.stop_signal


def _ignored(pid: int) -> str:
    """Which signals a process ignores, as bits: SIGTERM is the fifteenth."""
    status = Path(f"/proc/{pid}/status").read_text()
    mask = int(next(line for line in status.splitlines() if line.startswith("SigIgn")).split()[1], 16)
    return bin(mask >> (signal.SIGTERM - 1) & 1)[2:] if psutil.pid_exists(pid) else "1"
