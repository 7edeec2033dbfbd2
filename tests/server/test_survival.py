"""Stopping, being killed, and starting again."""

from __future__ import annotations

import signal
import socket
import time
from pathlib import Path

import psutil
import requests

from tests.support.server import PATIENCE, RunningServer
from tests.support.visitor import Visitor


class DescribeAServerThatIsKilled:
    def it_gives_every_answer_back_to_the_same_person_and_leaves_nothing_running(self, server: RunningServer) -> None:
        visitor = Visitor(server.url).begin("prueba").answer(nombre="Xunka' Pérez")
        children = server.children()
        (server.data / "tmp" / "demanda.docx").write_bytes(b"a document on its way")
        server.kill9()
        assert psutil.wait_procs(children, timeout=PATIENCE)[1] == []
        server.start()
        assert visitor.open(visitor.answered.url).heading == "¿Cuántos años tiene?"
        assert "Gracias, Xunka’ Pérez" in visitor.answer().text
        assert not (server.data / "tmp" / "demanda.docx").exists()
        assert "Contraseña" not in server.output


class DescribeAServerThatIsStopped:
    """How it ends when it is asked to while people answer: `_asked` in tests/support/soak.py."""

    def it_stops_in_the_middle_of_starting_too(self, data: Path) -> None:
        server = RunningServer(data)
        process = server.launch()
        while "Preparando" not in server.output:
            assert process.poll() is None
            time.sleep(0.05)
        assert server.stop(signal.SIGINT) == 0
        assert psutil.wait_procs(processes_of(server.data), timeout=PATIENCE)[1] == []


class DescribeAServerForTheLan:
    def it_says_so_aloud_and_opens_nothing_but_its_pages(self, data: Path) -> None:
        with RunningServer(data / ("a folder with a long name, " * 4), "--lan") as server:
            assert "AVISO: cualquiera en esta red puede abrir el servidor" in server.output
            assert server.process is not None
            family = [psutil.Process(server.process.pid), *server.children()]
            open_doors = [c.laddr.ip for p in family for c in p.net_connections("inet") if c.status == "LISTEN"]
            assert open_doors == ["0.0.0.0"]  # noqa: S104 - as asked for
            assert requests.get(server.url, headers={"Host": socket.gethostname()}, timeout=60).ok
            assert requests.get(server.url, headers={"Host": "evil.example"}, timeout=60).status_code == 421


def processes_of(data: Path) -> list[psutil.Process]:
    lines = ((process, process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"]))
    return [process for process, words in lines if any(str(data) in word for word in words)]
