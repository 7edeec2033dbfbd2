"""waitress at the door: it takes in no more than it may, writes nothing to the disk, and no neighbour can fill it up.

It runs in a thread of its own, so that the main one can watch the stores and hear Ctrl-C.
"""

from __future__ import annotations

import resource
import socket
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any, cast

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge
from waitress.wasyncore import dispatcher

from docassemble.rightsforms.server.guard import BODY_BYTES, Application
from docassemble.rightsforms.server.guard.wsgi import Environ, StartResponse
from docassemble.rightsforms.server.machine.stores import Stores
from docassemble.rightsforms.server.pages.shell import told

#: Connections at once, and of one machine: a browser keeps six, and some programs never let go of theirs.
CONNECTIONS, EACH = 1000, 100

#: Open files: a connection each, and those of docassemble, the database and the fonts.
_FILES = 4 * CONNECTIONS

#: How long a request waits for a store that is just coming back.
_HOLD_SECONDS = 5.0

_SETTINGS: dict[str, Any] = {
    "threads": 12,  # eight saturate the screens; four hold whoever waits for a document. Each has two connections
    "ident": None,
    "clear_untrusted_proxy_headers": True,
    "connection_limit": CONNECTIONS,
    "asyncore_use_poll": True,  # select() ends at 1024 files
    "channel_timeout": 20,  # seconds without a byte; a bad line that carries some is waited for
    "cleanup_interval": 5,  # seconds
    "max_request_header_size": 32 * 1024,
    "max_request_body_size": BODY_BYTES + 1,  # refused from this size on
    "outbuf_overflow": 2**40,  # never into a file: what is sent are answers and documents
}


class Door:
    def __init__(self, app: Application, sock: socket.socket) -> None:
        self._lines: dict[int, Any] = {}
        self._server = cast(Any, create_server(app, map=self._lines, sockets=[sock], **_SETTINGS))
        self._server.channel_class = _Channel
        self._thread = Thread(target=self._server.run, name="door", daemon=True)

    @property
    def is_open(self) -> bool:
        return self._thread.is_alive()

    def open(self) -> None:
        _allow_files()
        self._thread.start()

    def close(self) -> None:
        """Whoever is being answered still gets the answer; then nobody is let in any more."""
        self._server.task_dispatcher.shutdown()
        if self.is_open:
            self._server.trigger.pull_trigger(self._close_lines)
            self._thread.join()
        self._server.close()

    def _close_lines(self) -> None:
        """All but the bell: whoever rings it may not have let go of it yet."""
        for line in [line for line in self._lines.values() if line is not self._server.trigger]:
            dispatcher.close(line)  # that of the server itself would take the bell away too
        self._lines.clear()


def held(app: Application, stores: Stores, is_kept: Callable[[str], bool]) -> Application:
    """A request that comes while a store is down waits for it a little, instead of failing at once. What is kept needs
    no store: the way out of the page least of all may wait.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_kept(environ["PATH_INFO"]):
            stores.wait(_HOLD_SECONDS)
        return app(environ, start_response)

    return answer


class _Refusal(ErrorTask):
    """What is not let in, told in Spanish: waitress has only English."""

    def execute(self) -> None:
        request = cast(Any, self.request)
        request.error = _Words(request.error)
        super().execute()


class _Words:
    def __init__(self, error: Any) -> None:
        self._status = f"{error.code} {error.reason}"
        self._words = {413: "demasiado", 500: "fallo"}.get(error.code, "no_es_nuestro")

    def to_response(self, _ident: str | None) -> tuple[str, list[tuple[str, str]], bytes]:
        page = told(self._words, state="error")
        return self._status, [("Content-Type", "text/html; charset=utf-8")], page.encode()


class _Parser(HTTPRequestParser):
    """What is too large is heard to its end and kept nowhere: a browser reads no answer before it has sent all."""

    _unheard = 0

    def received(self, data: bytes) -> int:
        if self._unheard:
            heard = min(self._unheard, len(data))
            self._unheard -= heard
            self.completed = not self._unheard
            return heard
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and not self.chunked:
            self._unheard, self.completed = self.content_length, False
        return consumed


class _Channel(HTTPChannel):
    """One connection. A machine that opens too many loses the one that has been silent for longest."""

    error_task_class = _Refusal
    parser_class = _Parser

    def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:
        super().__init__(server, sock, addr, adj, map)
        same = [channel for channel in server.active_channels.values() if channel.addr[0] == addr[0]]
        idle = [channel for channel in same if not channel.requests]
        if len(same) > EACH and idle:
            min(idle, key=lambda channel: channel.last_activity).will_close = True


def _allow_files() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(allowed, _soft), hard))
