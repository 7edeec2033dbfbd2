"""What a person said stands nowhere on the disk in clear: while the server runs, after it died, and once erased."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import redis
from sqlalchemy import text

from docassemble.rightsforms.server.store.answers import opens
from tests.interview.defender import Defender
from tests.support.database import database
from tests.support.server import RunningServer
from tests.support.visitor import action

INTERVIEW = "/interview?i=docassemble.rightsforms:data/questions/amparo.yml"
PAGES = (
    "que_hacer", "que_falta", "documentos", "lo_demas", "personas", "autoridades", "hechos", "gestiones", "pruebas",
    "autorizadas", "testimonios",
)  # fmt: skip
SCREENS = (
    "quejosas[0].vio_a_quien", "quejosas[0].vio_salud", "quejosas[0].vio_permiso", "hechos[0].vio_hecho",
    "vio.que_hicieron", "vio.cuando_y_donde", "vio.quien_promueve", "vio.proteccion", "vio.asamblea", "vio.escritos",
    "autoridades[0].vio_autoridad", "gestiones[0].vio_gestion_detalle",
)  # fmt: skip

#: Bytes of a packed stream that are looked at: answers are short.
_WINDOW = 50_000
_STREAM = re.compile(rb"\x78[\x01\x9c\xda]")


def marked(server: RunningServer, mark: str) -> Defender:
    """A case that says the mark wherever something is typed, seen on every kind of screen, and handed over."""
    defender = Defender(server.url, mark)
    defender.walk()
    defender.open(f"{INTERVIEW}&action={action('descargar_todo')}")
    for page, more in (("personas", 5), ("hechos", 1)):
        defender.open(f"{INTERVIEW}&action={action('ir', a=page)}").press("Agregar otr")
        for _ in range(more):
            defender.answer_here()
    for page in PAGES:
        defender.open(f"{INTERVIEW}&action={action('ir', a=page)}")
    for screen in SCREENS:
        assert defender.open(f"{INTERVIEW}&action={action(screen)}").status == 200
        defender.press("Atrás")
    assert mark in defender.open(f"{INTERVIEW}&action={action('ir', a='personas')}").text
    return defender


def forms_of(mark: str) -> list[bytes]:
    """The mark as plain text, as UTF-16, and in base64 at each of its three places."""
    plain = mark.encode()
    inner = [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, mark.encode("utf-16-le"), mark.encode("utf-16-be"), *inner]


def readings(content: bytes) -> Iterator[bytes]:
    """A file as it is, and everything that zlib finds in it."""
    yield content
    for found in _STREAM.finditer(content):
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(content[found.start() : found.start() + _WINDOW], _WINDOW)
        except zlib.error:
            continue


def in_clear(folder: Path, mark: str) -> list[str]:
    marks = forms_of(mark)
    return [
        str(path.relative_to(folder))
        for path, content in files_of(folder)
        if any(form in reading for reading in readings(content) for form in marks)
    ]


def opened_by(folder: Path, key: str) -> int:
    """How many steps of cases this key opens, wherever in the files of the database they still lie."""
    begun = re.compile(rb"[A-Za-z]{16}(?:[A-Za-z0-9+/]{76}\n)")
    contents = (content for _path, content in files_of(folder / "postgres"))
    return sum(opens(found.decode("ascii"), key) for content in contents for found in begun.findall(content))


def files_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file with what is in it. One that goes while we read, because a database is dying, holds nothing more."""
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file() and not path.is_symlink():
                yield path, path.read_bytes()


ENDS: dict[str, Callable[[RunningServer], object]] = {"stop": RunningServer.stop, "kill -9": RunningServer.kill9}


class DescribeWhatWasTyped:
    @pytest.mark.parametrize("end", ENDS)
    def it_is_nowhere_in_clear(self, tmp_path: Path, end: str) -> None:
        mark = "ZQMARCAXUTAX"
        with RunningServer(tmp_path / "data") as server:
            marked(server, mark)
            assert in_clear(server.data, mark) == []
            ENDS[end](server)
            assert in_clear(server.data, mark) == []
            assert mark not in server.output


class DescribeTheStoreBesideTheDatabase:
    def it_never_hears_what_a_screen_shows(self, tmp_path: Path) -> None:
        with RunningServer(tmp_path / "data") as server:
            marked(server, "ZQMARCAXUTAX")
            keys = [key for number in range(4) for key in store(server, number).keys("*")]
            assert [key for key in keys if b"html" in key] == []
            assert [key for key in keys if b"ZQMARCA" in (store(server, 0).get(key) or b"")] == []


def store(server: RunningServer, number: int) -> Any:
    return redis.Redis(unix_socket_path=str(server.data / "run" / "valkey.sock"), db=number)


class DescribeAnErasedCase:
    def it_is_found_by_nobody_not_even_with_the_key_that_the_browser_had(self, tmp_path: Path) -> None:
        with RunningServer(tmp_path / "data") as server:
            erased = marked(server, "ZQBORRADAXUTAX")
            key = erased.web.cookies["secret"]
            assert opened_by(server.data, key) > 0
            erased.open("/borrar").press("Borrar para siempre")
            assert opened_by(server.data, key) == 0
            assert in_clear(server.data, "ZQBORRADAXUTAX") == []
            with database(server) as connection:
                assert connection.execute(text("SELECT count(*) FROM userdict")).scalar_one() == 0
            server.stop()
            assert opened_by(server.data, key) == 0
            assert in_clear(server.data, "ZQBORRADAXUTAX") == []


class DescribeASearchOfTheDisk:
    def it_finds_what_lies_there(self, tmp_path: Path) -> None:
        hidden = [f"x{mark}y".encode() for mark in ("ZQMARCAXUTAX",)]
        hidden += [
            base64.b64encode(b"ab" + hidden[0]),
            b"\0\0" + zlib.compress(hidden[0]),
            hidden[0].decode().encode("utf-16"),
        ]
        for number, content in enumerate(hidden):
            (tmp_path / str(number)).write_bytes(content)
        assert len(in_clear(tmp_path, "ZQMARCAXUTAX")) == len(hidden)
