"""What a server that runs shows, lets in, writes down and keeps to itself."""

from __future__ import annotations

import re
import socket
import stat
from pathlib import Path

import psutil
import pytest
import requests

from tests.support.server import RunningServer
from tests.support.visitor import Visitor

#: Passwords that a stranger tries first; the second is docassemble's own default.
KNOWN = ("", "password", "admin", "cron", "docassemble", "rightsforms", "admin@example.com")

_LINK = re.compile(r"""(?:src|href|action|content)\s*=\s*["']([^"']+)["']|url\(["']?([^"')]+)""")


def everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def probe(server: RunningServer) -> Visitor:
    return Visitor(server.url).begin("prueba")


class DescribeItsMemory:
    def it_searches_no_more_what_is_loaded_for_good(self, server: RunningServer) -> None:
        found = re.search(
            r"Sin revisar otra vez: (\d+) de (\d+)", probe(server).answer(nombre="Ana").answer(edad="30").text
        )
        assert found
        assert int(found[1]) > 0.8 * int(found[2]) > 100_000


class DescribeTheFirstPage:
    def it_is_in_spanish_whatever_the_browser_prefers(self, server: RunningServer) -> None:
        page = requests.get(f"{server.url}/", headers={"Accept-Language": "en-US,en"}, timeout=60)
        assert page.status_code == 200
        assert '<html lang="es">' in page.text
        assert "¿Qué necesita hacer?" in page.text

    def it_offers_what_the_interviews_say_of_themselves(self, server: RunningServer) -> None:
        assert "Para una persona detenida, desaparecida" in Visitor(server.url).open().text


class DescribeAnInterviewScreen:
    def it_speaks_spanish_to_a_browser_that_prefers_english(self, server: RunningServer) -> None:
        visitor = Visitor(server.url)
        visitor.web.headers["Accept-Language"] = "en-US,en"
        page = visitor.begin("prueba").page
        assert page.html["lang"] == "es"
        assert page.find(id="da-continue-button").get_text(strip=True) == "Continuar"

    def it_writes_dates_and_pesos_as_in_mexico(self, server: RunningServer) -> None:
        text = probe(server).answer(nombre="Juana").answer().text
        assert re.search(r"Hoy es \d+ de \w+ de \d{4}\. Son \$1,234\.50\.", text)

    def it_shows_no_python_when_something_fails_and_keeps_the_case(self, server: RunningServer) -> None:
        visitor = probe(server).answer(nombre="falla de Marcelina")
        assert visitor.status == 500
        assert "Lo que ya había enviado sigue guardado" in visitor.text
        assert not re.search("Traceback|ValueError|Marcelina", visitor.text)
        visitor.open("/interview?i=docassemble.serverprobe:data/questions/probe.yml")
        assert visitor.heading == "¿Cómo se llama?"
        assert visitor.answer(nombre="Marcelina").heading == "¿Cuántos años tiene?"

    def it_is_never_begun_by_an_address(self, server: RunningServer) -> None:
        visitor = Visitor(server.url).open("/interview?i=docassemble.serverprobe:data/questions/probe.yml")
        assert visitor.heading == "¿Qué necesita hacer?"
        assert "No hay un caso abierto en este navegador." in visitor.text


class DescribeThePagesOfOthers:
    @pytest.mark.parametrize("path", ["/", "/entrar", "/casos", "/no-existe", "/sin-senal", "/recetas/cafe-de-olla"])
    def it_never_mentions_in_a_link(self, server: RunningServer, path: str) -> None:
        page = requests.get(server.url + path, timeout=60).text
        links = [first or second for first, second in _LINK.findall(page)]
        assert [link for link in links if re.match(r"(\w+:)?//", link)] == []

    def it_never_connects_to(self, server: RunningServer) -> None:
        probe(server).answer(nombre="Pascuala").answer()
        assert not server.connections.exists(), server.connections.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "path",
        [
            "/config", "/updatepackage", "/playground", "/logs", "/api/interviews", "/monitor", "/checkin", "/headers",
            "/me", "/health_status", "/cleanup_sessions", "/resume", "/i", "/list", "/interviews", "/start/amparo/",
            "/run/amparo/", "/user/sign-in", "/user/register", "/user/add", "/userlist", "/exit", "/leave", "/launch",
            "/static/app/bundle.min.js", "/packagestatic/docassemble.rightsforms/app.js", "/rjs/x.js",
            "/favicon.ico", "/goto", "/new_session", "/restart_session", "/after_reset", "/dark_mode",
            "/uploadedfile/1", "/storedfile/x/1/a.pdf",
        ],
    )  # fmt: skip
    def it_does_not_open(self, server: RunningServer, path: str) -> None:
        for method in ("GET", "POST"):
            page = requests.request(method, server.url + path, headers={"Origin": server.url}, timeout=60)
            assert page.status_code == 404, method
            assert "Esa página no existe" in page.text

    @pytest.mark.parametrize(
        "interview",
        [
            "docassemble.demo:data/questions/questions.yml", "docassemble.base:data/questions/examples/fields.yml",
            "docassemble.rightsforms:data/questions/partes/orden.yml", "/etc/passwd", "../../etc/passwd",
        ],
    )  # fmt: skip
    def it_runs_no_interview_but_ours(self, server: RunningServer, interview: str) -> None:
        assert Visitor(server.url).open(f"/interview?i={interview}").status == 400


class DescribeTheDoors:
    def it_listens_on_loopback_only(self, server: RunningServer) -> None:
        assert server.process is not None
        family = [psutil.Process(server.process.pid), *server.children()]
        listening = [c.laddr.ip for p in family for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN]
        assert listening == ["127.0.0.1"]  # the pages; the stores have no port at all

    @pytest.mark.parametrize(
        "command",
        ["CONFIG GET *", "EVAL return(1) 0", "SCRIPT FLUSH", "FUNCTION LIST", "MODULE LIST", "SAVE",
         "BGREWRITEAOF", "SHUTDOWN NOSAVE", "FLUSHALL", "REPLICAOF 127.0.0.1 1", "ACL LIST", "MONITOR"],
    )  # fmt: skip
    def it_does_for_docassemble_nothing_that_changes_the_store_itself(
        self, server: RunningServer, command: str
    ) -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(server.data / "run" / "valkey.sock"))
            line.sendall(f"{command}\r\n".encode())
            assert line.recv(100).startswith(b"-NOPERM")

    def it_does_not_answer_to_a_name_that_is_not_its_own(self, server: RunningServer) -> None:
        assert requests.get(server.url, headers={"Host": "evil.example"}, timeout=60).status_code == 421

    def it_lets_only_its_owner_read_the_data_folder(self, server: RunningServer) -> None:
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        for path in server.data.rglob("*"):
            if not path.is_symlink() and not path.is_socket() and path.exists():
                assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


class DescribeTheLog:
    def it_tells_where_it_failed_but_never_what_was_answered(self, server: RunningServer) -> None:
        probe(server).answer(nombre="falla de Petrona Xulhuitz")
        assert b"ValueError" in (server.data / "log" / "server.log").read_bytes()
        assert b"Petrona" not in everything_under(server.data / "log")
        assert "Petrona" not in server.output
