"""What a person said stands nowhere on the disk in clear: while the server runs, after it died, and once erased."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


MARK, ERASED = "ZQMARCAXUTAX", "ZQBORRADAXUTAX"
ENDS: dict[str, Callable[[RunningServer], object]] = {"stop": RunningServer.stop, "kill -9": RunningServer.kill9}


@dataclass(frozen=True)
class Found:
    """What a search finds at one moment: files with a mark, and steps that the key of the erased case opens."""

    in_clear: list[str]
    erased_in_clear: list[str]
    opened: int


@dataclass(frozen=True)
class Life:
    """A server in which one case stays and another is erased, looked at while it runs and after its end."""

    found: dict[str, Found]
    output: str
    kept: dict[bytes, bytes | None]  # by the store beside the database
    steps: dict[str, int]


@pytest.fixture(scope="module", params=ENDS)
def life(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Life:
    with RunningServer(tmp_path_factory.mktemp("life") / "data") as server:
        marked(server, MARK)
        kept, steps = in_store(server), {"one": written(server)}
        erased = marked(server, ERASED)
        key = erased.web.cookies["secret"]
        steps["both"], found = written(server), {"both": look(server, key)}
        erased.open("/borrar").press("Borrar para siempre")
        found["erased"], steps["erased"] = look(server, key), written(server)
        ENDS[request.param](server)
        return Life(found | {"ended": look(server, key)}, server.output, kept, steps)


def look(server: RunningServer, key: str) -> Found:
    return Found(in_clear(server.data, MARK), in_clear(server.data, ERASED), opened_by(server.data, key))


def written(server: RunningServer) -> int:
    """How many steps there are, once all that PostgreSQL has in mind is on the disk."""
    with database(server) as connection:
        connection.execute(text("CHECKPOINT"))
        return int(connection.execute(text("SELECT count(*) FROM userdict")).scalar_one())


def in_store(server: RunningServer) -> dict[bytes, bytes | None]:
    """Every key, with what the first of its databases keeps under it."""
    stores = [redis.Redis(unix_socket_path=str(server.data / "run" / "valkey.sock"), db=number) for number in range(4)]
    return {key: stores[0].get(key) for store in stores for key in store.keys("*")}


class DescribeWhatWasTyped:
    def it_is_nowhere_in_clear(self, life: Life) -> None:
        assert [name for found in life.found.values() for name in found.in_clear + found.erased_in_clear] == []
        assert MARK not in life.output
        assert ERASED not in life.output


class DescribeTheStoreBesideTheDatabase:
    def it_never_hears_what_a_screen_shows(self, life: Life) -> None:
        assert [key for key in life.kept if b"html" in key] == []
        assert [key for key, value in life.kept.items() if b"ZQMARCA" in (value or b"")] == []


class DescribeAnErasedCase:
    def it_is_found_by_nobody_not_even_with_the_key_that_the_browser_had(self, life: Life) -> None:
        assert life.found["both"].opened > 0
        assert [life.found[when].opened for when in ("erased", "ended")] == [0, 0]

    def it_takes_its_own_steps_along_and_no_others(self, life: Life) -> None:
        assert 0 < life.steps["one"] < life.steps["both"]
        assert life.steps["erased"] == life.steps["one"]


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
