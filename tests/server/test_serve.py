"""What a server that runs shows, lets in, writes down and keeps to itself."""

from __future__ import annotations

import re
import socket
import stat
from pathlib import Path

import psutil
import psycopg2
import pytest
import requests
from pwdlib.hashers.bcrypt import BcryptHasher

from tests.server.conftest import PROBE
from tests.support.server import RunningServer
from tests.support.visitor import Visitor

#: Passwords that a stranger tries first; the second is docassemble's own default.
KNOWN = ("", "password", "admin", "cron", "docassemble", "rightsforms", "admin@example.com")

_LINK = re.compile(r"""(?:src|href|action|content)\s*=\s*["']([^"']+)["']|url\(["']?([^"')]+)""")


def sign_in(server: RunningServer, password: str, visitor: Visitor | None = None) -> requests.Response:
    values = {"email": "admin@example.com", "password": password, "next": "/profile"}
    return send_form(visitor or Visitor(server.url, PROBE), f"{server.url}/user/sign-in", values)


def send_form(visitor: Visitor, url: str, values: dict[str, str]) -> requests.Response:
    form = visitor._see(visitor.session.get(url, timeout=60)).page
    token = form.find("input", {"name": "csrf_token"})
    return visitor.session.post(url, data=values | {"csrf_token": token["value"]}, timeout=60)


def accounts(server: RunningServer) -> list[tuple[str, bool, str]]:
    connection = psycopg2.connect(host=str(server.data / "run"), user="postgres", dbname="docassemble")
    with connection, connection.cursor() as cursor:
        cursor.execute(
            'SELECT nickname, active, user_auth.password FROM "user" JOIN user_auth ON user_auth.user_id = "user".id'
        )
        rows = cursor.fetchall()
    connection.close()
    return rows


def everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


class DescribeTheFirstPage:
    def it_is_the_list_of_interviews_in_spanish(self, server: RunningServer) -> None:
        page = requests.get(f"{server.url}/", headers={"Accept-Language": "en-US,en"}, timeout=60)
        assert page.status_code == 200
        assert '<html lang="es">' in page.text
        assert "¿Qué necesita hacer?" in page.text

    def it_does_not_offer_to_register(self, server: RunningServer) -> None:
        assert "/user/register" not in requests.get(f"{server.url}/", timeout=60).text


class DescribeAnInterviewScreen:
    def it_speaks_spanish_to_a_browser_that_prefers_english(self, server: RunningServer) -> None:
        visitor = Visitor(server.url, PROBE)
        visitor.session.headers["Accept-Language"] = "en-US,en"
        page = visitor.open().page
        assert page.html["lang"] == "es"
        assert page.find(id="da-continue-button").get_text(strip=True) == "Continuar"

    def it_writes_dates_and_pesos_as_in_mexico(self, server: RunningServer) -> None:
        text = Visitor(server.url, PROBE).open().answer(nombre="Juana").answer().text
        assert re.search(r"Hoy es \d+ de \w+ de \d{4}\. Son \$1,234\.50\.", text)

    def it_keeps_an_uploaded_file_inside_the_data_folder_and_nothing_in_its_temporary_one(
        self, server: RunningServer
    ) -> None:
        photo = b"una foto de Micaela"
        text = Visitor(server.url, PROBE).open().answer(nombre="Micaela").answer({"foto": ("foto.txt", photo)}).text
        assert "foto.txt" in text
        assert photo in everything_under(server.data / "files")
        assert photo not in everything_under(server.data / "tmp")

    def it_shows_no_python_when_something_fails(self, server: RunningServer) -> None:
        visitor = Visitor(server.url, PROBE).open().answer(nombre="falla de Marcelina")
        assert visitor.status == 501
        assert "Sus respuestas anteriores siguen guardadas" in visitor.text
        assert not re.search("Traceback|ValueError|Marcelina", visitor.text)


class DescribeThePagesOfOthers:
    @pytest.mark.parametrize("path", ["/", "/user/sign-in", f"/interview?i={PROBE}", "/no-existe"])
    def it_never_mentions_in_a_link(self, server: RunningServer, path: str) -> None:
        page = requests.get(server.url + path, timeout=60).text
        links = [first or second for first, second in _LINK.findall(page)]
        assert [link for link in links if re.match(r"(\w+:)?//", link) and not link.startswith(server.url)] == []

    @pytest.mark.parametrize("path", ["/", f"/interview?i={PROBE}"])
    def it_forbids_the_browser_to_load(self, server: RunningServer, path: str) -> None:
        policy = requests.get(server.url + path, timeout=60).headers["Content-Security-Policy"]
        assert not re.search(r"https?:|\*", policy)
        assert "default-src 'self'" in policy

    def it_never_connects_to(self, server: RunningServer) -> None:
        Visitor(server.url, PROBE).open().answer(nombre="Pascuala").answer()
        assert not server.connections.exists(), server.connections.read_text(encoding="utf-8")


class DescribeTheAccounts:
    def it_lets_the_administrator_in_with_the_password_shown_once(self, server: RunningServer) -> None:
        assert sign_in(server, server.password).url == f"{server.url}/profile"

    @pytest.mark.parametrize("password", KNOWN)
    def it_lets_nobody_in_with_a_password_that_others_know(self, server: RunningServer, password: str) -> None:
        assert "/user/sign-in" in sign_in(server, password).url

    def it_says_in_spanish_that_a_new_password_is_too_short(self, server: RunningServer) -> None:
        visitor = Visitor(server.url, PROBE)
        sign_in(server, server.password, visitor)
        short = {"old_password": server.password, "new_password": "corta", "retype_password": "corta"}
        answer = send_form(visitor, f"{server.url}/user/change-password", short)
        assert "La contraseña lleva al menos 12 letras o números." in answer.text

    def it_has_no_other_active_account_and_none_with_a_known_password(self, server: RunningServer) -> None:
        found = accounts(server)
        assert {(name, active) for name, active, _password in found} == {("admin", True), ("cron", False)}
        assert not [
            name for name, _a, password in found for known in KNOWN if known and BcryptHasher().verify(known, password)
        ]

    def it_keeps_the_password_nowhere_in_clear(self, server: RunningServer) -> None:
        assert len(server.password) >= 16
        assert server.password.encode() not in everything_under(server.data)

    @pytest.mark.parametrize("path", ["/user/register", "/user/register?token=1"])
    def it_refuses_to_register_a_stranger(self, server: RunningServer, path: str) -> None:
        page = requests.get(server.url + path, timeout=60)
        assert page.url.startswith(f"{server.url}/user/sign-in")

    @pytest.mark.parametrize(
        "interview",
        ["docassemble.demo:data/questions/animal.yml", "docassemble.base:data/questions/examples/fields.yml"],
    )
    def it_runs_no_interview_that_came_with_docassemble(self, server: RunningServer, interview: str) -> None:
        assert Visitor(server.url, interview).open().status >= 400

    @pytest.mark.parametrize(
        "path", ["/config", "/updatepackage", "/playground", "/logs", "/api/interviews", "/monitor"]
    )
    def it_has_no_back_room(self, server: RunningServer, path: str) -> None:
        page = requests.get(server.url + path, timeout=60)
        assert page.status_code == 404 or page.url.startswith(f"{server.url}/user/sign-in")


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
        Visitor(server.url, PROBE).open().answer(nombre="falla de Petrona Xulhuitz")
        assert b"ValueError" in (server.data / "log" / "server.log").read_bytes()
        assert b"Petrona" not in everything_under(server.data / "log")
        assert "Petrona" not in server.output
