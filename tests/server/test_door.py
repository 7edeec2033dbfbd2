"""The door: what comes in is bounded, what goes out passes no disk, and nobody keeps the others out."""

from __future__ import annotations

import logging
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import Any

import pytest

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import door, serve, web
from docassemble.rightsforms.server.door import Door, held
from docassemble.rightsforms.server.guard import BODY_BYTES

PATIENCE = 60.0
LARGE = b"x" * 8 * 1024**2

type Page = Callable[[dict[str, Any], Any], list[bytes]]
type Open = Callable[[Page], int]


def page(_environ: dict[str, Any], start: Any) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "6")])
    return [b"a page"]


@pytest.fixture
def open_door() -> Iterator[Open]:
    """Opens one before a page; its port."""
    with ExitStack() as stack:

        def opened(app: Page) -> int:
            sock = stack.enter_context(web.bind(web.LOOPBACK, 0))
            opened = Door(app, sock)
            stack.callback(opened.close)
            opened.open()
            return int(sock.getsockname()[1])

        yield opened


def connect(port: int) -> socket.socket:
    return socket.create_connection((web.LOOPBACK, port), timeout=PATIENCE)


def say(line: socket.socket, *headers: str, method: str = "GET") -> None:
    line.sendall("\r\n".join([f"{method} / HTTP/1.1", "Host: localhost", *headers, "", ""]).encode())


def all_of(line: socket.socket) -> bytes:
    """Until the other end closes; it may do so abruptly, when it was told more than it would hear."""
    answer = b""
    with suppress(ConnectionResetError):
        while part := line.recv(65536):
            answer += part
    return answer


class DescribeWhatComesIn:
    @pytest.mark.parametrize("expects", [[], ["Expect: 100-continue"]], ids=["at once", "after asking"])
    def it_is_heard_to_its_end_and_kept_nowhere_when_it_is_too_large(
        self, open_door: Open, monkeypatch: pytest.MonkeyPatch, expects: list[str]
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
        with connect(open_door(page)) as line:
            say(line, f"Content-Length: {BODY_BYTES + 1}", *expects, method="POST")
            line.sendall(bytes(BODY_BYTES + 1))
            answer = all_of(line).decode()
        assert "HTTP/1.1 413 " in answer
        assert "Lo que se envió no cabe." in answer

    def it_is_cut_off_when_it_did_not_say_how_large_it_is(self, open_door: Open) -> None:
        part = b"%x\r\n%b\r\n" % (2**20, bytes(2**20))
        with connect(open_door(page)) as line:
            say(line, "Transfer-Encoding: chunked", method="POST")
            with pytest.raises(OSError, match=r"reset|Broken pipe"):
                for _ in range(64):  # more than a kernel keeps for us
                    line.sendall(part)

    def it_may_be_as_large_as_a_photograph(self, open_door: Open) -> None:
        with connect(open_door(page)) as line:
            say(line, f"Content-Length: {BODY_BYTES}", "Connection: close", method="POST")
            line.sendall(bytes(BODY_BYTES))
            assert all_of(line).startswith(b"HTTP/1.1 200 ")

    def it_has_no_endless_headers(self, open_door: Open) -> None:
        with connect(open_door(page)) as line:
            line.sendall(b"GET / HTTP/1.1\r\nX: ".ljust(32 * 1024, b"x"))
            assert b" 431 " in all_of(line)

    def it_is_told_in_spanish_that_it_is_not_understood(self, open_door: Open) -> None:
        with connect(open_door(page)) as line:
            line.sendall(b"GET\r\n\r\n")
            answer = all_of(line).decode()
        assert "Eso no se puede pedir aquí" in answer
        assert "generated" not in answer


class DescribeWhatGoesOut:
    def it_is_never_written_to_a_file_however_slowly_it_is_read(
        self, open_door: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", "/nowhere")

        def large(_environ: dict[str, Any], start: Any) -> list[bytes]:
            start("200 OK", [("Content-Length", str(len(LARGE)))])
            return [LARGE]

        with connect(open_door(large)) as line:
            say(line, "Connection: close")
            time.sleep(0.2)
            assert all_of(line).endswith(LARGE)
        assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []

    def it_is_a_spanish_sentence_when_the_page_fails(self, open_door: Open) -> None:
        def broken(_environ: dict[str, Any], _start: Any) -> list[bytes]:
            raise ValueError("Petrona")

        with connect(open_door(broken)) as line:
            say(line, "Connection: close")
            answer = all_of(line).decode()
        assert answer.startswith("HTTP/1.1 500 ")
        assert "Lo que ya había enviado sigue guardado. Regrese e intente otra vez." in answer


class DescribeManyConnections:
    def it_answers_somebody_else_although_a_hundred_say_nothing(self, open_door: Open) -> None:
        port = open_door(page)
        with ExitStack() as stack:
            for _ in range(door.EACH + 20):
                stack.enter_context(connect(port))
            with connect(port) as line:
                say(line)
                assert line.recv(100).startswith(b"HTTP/1.1 200 ")

    def it_lets_go_of_those_of_one_machine_that_have_been_silent_longest(
        self, open_door: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(door._SETTINGS, "channel_timeout", 3600)
        port = open_door(page)
        with ExitStack() as stack:
            first, *_others = [stack.enter_context(connect(port)) for _ in range(door.EACH + 1)]
            assert first.recv(1) == b""

    def it_may_open_enough_files_for_them(self, open_door: Open) -> None:
        import resource

        open_door(page)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        assert soft == hard or soft > door.CONNECTIONS


class DescribeClosing:
    def it_lets_whoever_is_being_answered_have_the_answer(self) -> None:
        asked, go_on = threading.Event(), threading.Event()

        def slow(environ: dict[str, Any], start: Any) -> list[bytes]:
            asked.set()
            go_on.wait(PATIENCE)
            return page(environ, start)

        with web.bind(web.LOOPBACK, 0) as sock:
            opened = Door(slow, sock)
            opened.open()
            with connect(sock.getsockname()[1]) as line:
                say(line, "Connection: close")
                assert asked.wait(PATIENCE)
                closing = threading.Thread(target=opened.close)
                closing.start()
                go_on.set()
                assert all_of(line).endswith(b"a page")
                closing.join(PATIENCE)
        assert not opened.is_open

    def it_hears_the_bell_until_nobody_can_ring_it_any_more(self) -> None:
        """A thread that has just answered rings it, and may do so after the last line was closed."""
        with web.bind(web.LOOPBACK, 0) as sock:
            opened = Door(page, sock)
            opened.open()
            opened._server.trigger.pull_trigger(opened._close_lines)
            opened._thread.join(PATIENCE)
            opened._server.pull_trigger()
            opened.close()

    def it_closes_though_it_was_never_opened(self) -> None:
        with web.bind(web.LOOPBACK, 0) as sock:
            Door(page, sock).close()

    def it_ends_the_server_with_one_line_when_nobody_asked_for_it(self) -> None:
        with web.bind(web.LOOPBACK, 0) as sock:
            opened = Door(page, sock)
            opened.open()
            opened._server.trigger.pull_trigger(opened._close_lines)
            with pytest.raises(ServerError, match="el servidor dejó de atender"):
                serve._watch(_Nothing(), _Nothing(), opened)  # type: ignore[arg-type]
            opened.close()


class _Nothing:
    """Nobody asks to stop, and the stores are well."""

    def if_asked(self) -> None: ...
    def watch(self, _seconds: float) -> None: ...


class DescribeARequestWhileAStoreIsDown:
    @pytest.mark.parametrize(("path", "waits"), [("/interview", 1), ("/", 1), ("/recetas/cafe-de-olla", 0)])
    def it_waits_for_the_store_unless_it_needs_none(self, path: str, waits: int) -> None:
        waited: list[float] = []

        class Down:
            def wait(self, seconds: float) -> bool:
                waited.append(seconds)
                return True

        seen: list[str] = []
        answer = held(page, Down(), {"/recetas/cafe-de-olla"}.__contains__)  # type: ignore[arg-type]
        assert answer({"PATH_INFO": path}, lambda status, _headers: seen.append(status)) == [b"a page"]
        assert (len(waited), seen) == (waits, ["200 OK"])
