"""A real `rightsforms serve` in a process of its own, for every test that needs pages.

`RunningServer(data)` starts it, knows its address and the administrator's password, and ends it politely or not.
Its port stays the same from one start to the next, so that a browser finds its server again.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

#: An interview of our own that only tests know, and a watch on what the server connects to.
PROBE_PACKAGE = Path(__file__).parents[1] / "server" / "package"

_COMMAND = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"

#: Done before the server starts: list an interview of the tests' own beside the real ones.
WITH_PROBE = """
from docassemble.rightsforms.server import config
listed = config.listed_interviews
config.listed_interviews = lambda: listed() | {"prueba": "docassemble.serverprobe:data/questions/probe.yml"}
"""

#: Take the outer guard away, to see what the locks behind it hold by themselves.
WITHOUT_GUARD = """
from docassemble.rightsforms.server import web
web.guarded = lambda app, rules: app
"""
_READY = re.compile(r"http://127\.0\.0\.1:(\d+) ")
_PASSWORD = re.compile(r"Contraseña: +(\S+)")

#: Seconds until a start or a stop is given up: a loaded machine needs more than the budget.
PATIENCE = 180.0


class RunningServer:
    def __init__(
        self, data: Path, *options: str, port: int = 0, env: dict[str, str] | None = None, before: str = ""
    ) -> None:
        self.data = data
        self.options = options
        self.port = port
        self.env = env or {}
        self.before = before
        self.process: subprocess.Popen[bytes] | None = None
        self.password = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def connections(self) -> Path:
        """Every address outside this machine that the server tried to reach, one a line."""
        return self.data.with_name(f"{self.data.name}-connections.txt")

    @property
    def output(self) -> str:
        return self._out.read_text(encoding="utf-8") if self._out.exists() else ""

    @property
    def _out(self) -> Path:
        return self.data.with_name(f"{self.data.name}-output.txt")

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the process and return at once, for a test that expects it to refuse."""
        argv = [
            sys.executable,
            "-c",
            self.before + _COMMAND,
            "serve",
            "--data",
            str(self.data),
            "--port",
            str(self.port),
        ]
        self._out.parent.mkdir(parents=True, exist_ok=True)
        with self._out.open("wb") as out:
            self.process = subprocess.Popen(
                [*argv, *self.options],
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=os.environ
                | {"PYTHONPATH": str(PROBE_PACKAGE), "TEST_CONNECTIONS": str(self.connections)}
                | self.env,
                start_new_session=True,
            )
        return self.process

    def start(self) -> Self:
        """Start it and wait until it answers."""
        process = self.launch()
        deadline = time.monotonic() + PATIENCE
        while not (ready := _READY.search(self.output)):
            if process.poll() is not None or time.monotonic() > deadline:
                self.kill9()
                raise AssertionError(f"the server did not start:\n{self.output}")
            time.sleep(0.1)
        self.port = int(ready[1])
        if shown := _PASSWORD.search(self.output):
            self.password = shown[1]
        return self

    def refusal(self) -> tuple[int, str]:
        """Start it where it must refuse; returns the exit code and what it said."""
        code = self.launch().wait(PATIENCE)
        return code, self.output

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def kill9(self) -> None:
        self.stop(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
