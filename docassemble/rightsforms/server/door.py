"""waitress at the door: it lets requests in, each no larger than it may be, and keeps nobody out for long.

It runs in a thread of its own, so that the main one can watch the stores and hear Ctrl-C.
"""

from __future__ import annotations

import socket
from threading import Thread
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from docassemble.rightsforms.server.guard import Application

#: Threads of one process; it saturates at about 60 screens a second, so more would only queue.
THREADS = 8


class Door:
    def __init__(self, app: Application, sock: socket.socket) -> None:
        self._lines: dict[int, Any] = {}
        self._server: Any = create_server(
            app, map=self._lines, sockets=[sock], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True
        )
        self._thread = Thread(target=self._server.run, name="door", daemon=True)

    @property
    def is_open(self) -> bool:
        return self._thread.is_alive()

    def open(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Whoever is being answered still gets the answer; then nobody is let in any more."""
        self._server.task_dispatcher.shutdown()
        if self.is_open:
            self._server.trigger.pull_trigger(self._close_lines)
            self._thread.join()

    def _close_lines(self) -> None:
        wasyncore.close_all(self._lines)
