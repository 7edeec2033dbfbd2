"""The programs that the server starts (PostgreSQL, Valkey): they live and die with it.

The kernel signals them when we die (see `launcher.py`). One that outlived us all the same is known by its name and by
the folder it works in, whatever its number: the next start stops it before it starts another.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from docassemble.rightsforms.server.machine import launcher

#: Seconds that a child has to write down what it holds before it is killed.
GRACE_SECONDS = 20.0


@dataclass(frozen=True)
class Program:
    """How to start one child, and which signal asks it to end well."""

    argv: list[str]
    home: Path
    log: Path
    stop_signal: signal.Signals
    as_ordinary_user: bool = False
    stdin: str = ""

    @property
    def name(self) -> str:
        return Path(self.argv[0]).name


@dataclass
class Child:
    program: Program
    process: subprocess.Popen[bytes]

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        if self.is_running:
            self.process.send_signal(self.program.stop_signal)
            try:
                self.process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def start(program: Program) -> Child:
    """Start it in a session of its own, so that the Ctrl-C of a terminal reaches us first and we stop it in order."""
    with program.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own argv, no shell
            _launched(program.argv, program.stop_signal, as_ordinary_user=program.as_ordinary_user),
            cwd=program.home,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _feed(process, program.stdin)
    return Child(program, process)


def stop_leftovers(program: Program) -> None:
    """End what a server that was killed left running in this folder."""
    found = [process for process in psutil.process_iter() if _belongs(process, program)]
    numbers = {process.pid for process in found}
    for process in found:
        with suppress(psutil.NoSuchProcess):
            if process.ppid() not in numbers:  # a helper is ended by the one that it helps
                process.send_signal(program.stop_signal)
    _gone, alive = psutil.wait_procs(found, timeout=GRACE_SECONDS)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=GRACE_SECONDS)


def run(argv: list[str], *, log: Path, as_ordinary_user: bool = False) -> int:
    """Run a program to its end, its words into the log. If we are stopped meanwhile, it is gone before we are."""
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 - our own argv, no shell
            _launched(argv, signal.SIGKILL, as_ordinary_user=as_ordinary_user),
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # and the helpers it started
            process.wait()


def needs_ordinary_user() -> bool:
    """PostgreSQL refuses to run as root."""
    return os.geteuid() == 0


def can_be_ordinary_user() -> bool:
    """Whether this system lets root enter a user namespace; some containers forbid it."""
    return not needs_ordinary_user() or run(["/bin/true"], log=Path(os.devnull), as_ordinary_user=True) == 0


def _launched(argv: list[str], if_we_die: signal.Signals, *, as_ordinary_user: bool) -> list[str]:
    identity = launcher.ORDINARY_USER if as_ordinary_user else launcher.SAME_USER
    bare = [sys.executable, "-I", "-S", launcher.__file__]
    return [*bare, str(os.getpid()), str(int(if_we_die)), identity, *argv]


def _belongs(process: psutil.Process, program: Program) -> bool:
    """A number is used again by the system, and a folder may be copied: only the program in this very folder counts."""
    try:
        return process.name() == program.name and Path(process.cwd()).samefile(program.home)
    except (OSError, psutil.Error):
        return False


def _feed(process: subprocess.Popen[bytes], text: str) -> None:
    """Settings go in here: an argument would show in the process list."""
    assert process.stdin is not None  # noqa: S101 - opened as a pipe
    try:
        process.stdin.write(text.encode())
        process.stdin.close()
    except BrokenPipeError:
        return  # it died at once; whoever waits for it reads the log
