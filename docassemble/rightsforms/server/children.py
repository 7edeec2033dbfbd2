"""The programs that the server starts (PostgreSQL, Redis): they live and die with it.

The kernel signals them when we die (PR_SET_PDEATHSIG), and a note beside them lets the next start find one that
outlived us all the same, make sure that it is ours, and stop it.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)

#: Seconds that a child has to write down what it holds before it is killed.
GRACE_SECONDS = 20.0


@dataclass(frozen=True)
class Program:
    """How to start one child, and which signal asks it to end well."""

    name: str
    argv: list[str]
    home: Path
    log: Path
    note: Path
    stop_signal: signal.Signals
    as_ordinary_user: bool = False
    stdin: str = ""


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
        self.program.note.unlink(missing_ok=True)


def start(program: Program) -> Child:
    """Start it in a session of its own, so that the Ctrl-C of a terminal reaches us first and we stop it in order."""
    stop_leftover(program)
    with program.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own argv, no shell
            program.argv,
            cwd=program.home,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_before_exec(program.stop_signal, as_ordinary_user=program.as_ordinary_user),  # noqa: PLW1509 - no thread exists yet at this point
        )
    program.note.write_text(f"{process.pid}\n", encoding="ascii")
    _feed(process, program.stdin)
    return Child(program, process)


def stop_leftover(program: Program) -> None:
    """End the child of a server that was killed, if it is still there and really is that child."""
    leftover = _leftover(program)
    if leftover is not None:
        leftover.send_signal(program.stop_signal)
        _gone, alive = psutil.wait_procs([leftover], timeout=GRACE_SECONDS)
        for process in alive:
            process.kill()
            process.wait(GRACE_SECONDS)
    program.note.unlink(missing_ok=True)


def run(argv: list[str], *, log: Path, as_ordinary_user: bool = False) -> int:
    """Run a program to its end, its words into the log. If we are stopped meanwhile, it is gone before we are."""
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 - our own argv, no shell
            argv,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_before_exec(signal.SIGKILL, as_ordinary_user=as_ordinary_user),  # noqa: PLW1509 - as above
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
    if not needs_ordinary_user():
        return True
    try:
        return run(["/bin/true"], log=Path(os.devnull), as_ordinary_user=True) == 0
    except subprocess.SubprocessError:
        return False


def _leftover(program: Program) -> psutil.Process | None:
    """A process number is used again by the system: the program and its folder must match as well."""
    try:
        process = psutil.Process(int(program.note.read_text(encoding="ascii")))
        same = Path(process.exe()).samefile(program.argv[0]) and Path(process.cwd()).samefile(program.home)
    except (OSError, ValueError, psutil.Error):
        return None
    return process if same else None


def _feed(process: subprocess.Popen[bytes], text: str) -> None:
    """Settings that hold a password go in here: an argument would show in the process list."""
    assert process.stdin is not None  # noqa: S101 - opened as a pipe
    try:
        process.stdin.write(text.encode())
        process.stdin.close()
    except BrokenPipeError:
        return  # it died at once; whoever waits for it reads the log


def _before_exec(if_we_die: signal.Signals, *, as_ordinary_user: bool) -> Callable[[], None]:
    def prepare() -> None:
        if as_ordinary_user:
            _become_ordinary()
        # After the change of identity, which clears it.
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(if_we_die), 0, 0, 0)

    return prepare


def _become_ordinary() -> None:
    """Root enters a user namespace of its own, in which it has another number: the files stay root's, nothing is made.

    The number must be in the list of users, because initdb looks up its name.
    """
    user = next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)
    group = os.getegid()
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user.pw_uid} 0 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{user.pw_gid} {group} 1", encoding="ascii")
