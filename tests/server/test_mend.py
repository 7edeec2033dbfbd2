"""After a power cut or a careless copy it starts, or says in one line what to do. Nothing is lost in silence."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import psycopg2
import pytest
from sqlalchemy import create_engine, text

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.config import docassemble_config
from docassemble.rightsforms.server.machine import durable, mend, postgres
from docassemble.rightsforms.server.machine.paths import DataFolder, locked
from docassemble.rightsforms.server.machine.stores import Stores

NOISE = [b"", b"\0" * 4096, b"1\0\0\0", b"\xff\xfe{{{{", b"\n"]

Begin = Callable[[DataFolder], Stores]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """The part of a start that touches the folder."""
    begun: list[Stores] = []

    def start(folder: DataFolder) -> Stores:
        folder.prepare()
        with locked(folder):
            mend.mend(folder)
            begun.append(Stores(folder))
            begun[-1].start()
            postgres.refuse_damaged(folder)
        return begun[-1]

    yield start
    for stores in begun:
        stores.stop()


class DescribeADatabaseThatWasCutOff:
    @pytest.mark.parametrize("stale", ["run/.s.PGSQL.5432.lock", "postgres/postmaster.pid"])
    def it_starts_although_the_number_in_its_lock_is_used_again(
        self, folder: DataFolder, begin: Begin, somebody: int, stale: str
    ) -> None:
        (folder.root / stale).write_text(f"{somebody}\n{folder.cluster}\n0\n5432\n../run\n")
        assert begin(folder).are_up()

    def it_starts_although_it_is_a_copy_of_a_folder_in_use(
        self, folder: DataFolder, begin: Begin, tmp_path: Path
    ) -> None:
        original = begin(folder)
        copy = DataFolder(tmp_path / "copy")
        shutil.copytree(folder.root, copy.root, symlinks=True, ignore=lambda *_: [".s.PGSQL.5432", "valkey.sock"])
        assert begin(copy).are_up()
        assert original.are_up()

    @pytest.mark.parametrize("name", ["casos, 2026", "50% & más", "a=b?c#d", "x" * 120])
    def it_starts_whatever_the_folder_is_called(
        self, folder: DataFolder, begin: Begin, tmp_path: Path, name: str
    ) -> None:
        named = DataFolder(folder.root.rename(tmp_path / name))
        assert begin(named).are_up()
        stated = docassemble_config(named, redis_url="", url="")["db"]
        engine = create_engine(f"{stated['prefix']}/{stated['name']}")
        with engine.connect() as connection:
            assert connection.execute(text("SELECT current_database()")).scalar() == postgres.DATABASE
        engine.dispose()

    def it_does_not_start_beside_one_that_was_left_running(self, folder: DataFolder, begin: Begin) -> None:
        """Two at once would destroy the files, and its own lock against that cannot be trusted after a power cut."""
        left = begin(folder)
        before = [p for p in psutil.Process().children() if p.name() == "postgres"]
        (folder.cluster / "postmaster.pid").unlink()
        assert begin(folder).are_up()
        assert not left.are_up()
        assert psutil.wait_procs(before, timeout=60)[1] == []

    @pytest.mark.parametrize("noise", [None, *NOISE])
    def it_gets_back_the_file_that_names_its_version(
        self, folder: DataFolder, begin: Begin, noise: bytes | None
    ) -> None:
        damage(folder.cluster / "PG_VERSION", noise)
        assert begin(folder).are_up()

    def it_is_not_opened_by_another_version(self, folder: DataFolder, begin: Begin) -> None:
        (folder.cluster / "PG_VERSION").write_text("17\n")
        with pytest.raises(ServerError, match=r"es de PostgreSQL 17; este programa trae el 18\."):
            begin(folder)

    @pytest.mark.parametrize("left", ["nothing", "an empty folder", "half of it"])
    def it_is_never_made_anew_in_silence(self, folder: DataFolder, begin: Begin, left: str) -> None:
        """The people whose cases it held would believe that they never wrote them."""
        if left == "half of it":
            shutil.rmtree(folder.cluster / "base")
            (folder.cluster / "PG_VERSION").unlink()
        else:
            shutil.rmtree(folder.cluster)
        if left == "an empty folder":
            folder.cluster.mkdir()
        with pytest.raises(ServerError, match="falta la base de datos, que guarda los casos") as refusal:
            begin(folder)
        assert "respaldo" in str(refusal.value)

    @pytest.mark.parametrize("lost", ["global/pg_control", "pg_wal", "postgresql.conf", "base/1*", "base/1*/1249"])
    def it_says_in_one_line_that_it_cannot_be_read(self, folder: DataFolder, begin: Begin, lost: str) -> None:
        for entry in folder.cluster.glob(lost):
            durable.remove(entry)
        with pytest.raises(ServerError) as refusal:
            begin(folder)
        assert "respaldo" in str(refusal.value)

    def it_says_so_when_a_table_of_ours_lost_its_file(self, folder: DataFolder, begin: Begin) -> None:
        stores = begin(folder)
        ask(folder, "CREATE TABLE answer AS SELECT 42 AS given")
        (path,) = ask(folder, "SELECT pg_relation_filepath('answer')")
        stores.stop()
        (folder.cluster / path).unlink()
        with pytest.raises(ServerError, match="a la base de datos le falta una parte"):
            begin(folder)


class DescribeTheFirstStart:
    def it_begins_again_where_one_was_cut_short(self, data: Path, begin: Begin) -> None:
        folder = DataFolder(data)
        folder.prepare()
        folder.lock.touch()
        (folder.root / "postgres.new" / "base").mkdir(parents=True)
        assert begin(folder).are_up()
        assert not (folder.root / "postgres.new").exists()

    def it_ends_first_what_the_other_left_at_work(self, data: Path, begin: Begin) -> None:
        folder = DataFolder(data)
        folder.prepare()
        folder.lock.touch()
        new = postgres.unfinished(folder).home
        new.mkdir()
        own = shutil.copy("/bin/sleep", data.parent / "postgres")
        with subprocess.Popen([own, "600"], cwd=new) as left:
            begin(folder)
            was_ended = left.poll() is not None
            left.kill()
        assert was_ended

    def it_finds_nothing_in_its_folder_of_sockets(self, folder: DataFolder, begin: Begin) -> None:
        (folder.run / "redis.pid").write_text("1\n")
        (folder.run / "deep").mkdir()
        begin(folder)
        assert {entry.name for entry in folder.run.iterdir()} == {".s.PGSQL.5432", ".s.PGSQL.5432.lock", "valkey.sock"}

    def it_removes_through_no_link(self, folder: DataFolder, begin: Begin, tmp_path: Path) -> None:
        precious = tmp_path / "precious"
        precious.mkdir()
        (precious / "keep").write_text("keep")
        for name in ("postgres.new", "version.new"):
            (folder.root / name).symlink_to(precious)
        (folder.run / "link").symlink_to(precious)
        assert begin(folder).are_up()
        assert (precious / "keep").read_text() == "keep"


class DescribeWhatAnOlderStoreWroteDown:
    def it_is_erased(self, folder: DataFolder) -> None:
        old = folder.root / "redis"
        (old / "appendonlydir").mkdir(parents=True)
        for name in ("appendonly.aof", "dump.rdb", "appendonlydir/appendonly.aof.1.incr.aof"):
            (old / name).write_text("every screen")
        mend.mend(folder)
        assert not old.exists()

    def it_is_not_followed_where_a_link_leads(self, folder: DataFolder, tmp_path: Path) -> None:
        precious = tmp_path / "precious"
        precious.mkdir()
        (precious / "dump.rdb").write_text("of somebody else")
        (folder.root / "redis").symlink_to(precious)
        mend.mend(folder)
        assert not (folder.root / "redis").is_symlink()
        assert (precious / "dump.rdb").exists()


class DescribeTheSecrets:
    @pytest.mark.parametrize("noise", [None, *NOISE, b"secretkey: short\n", b"- a list\n", b"secretkey: {a: b}\n"])
    def it_says_aloud_that_they_were_lost_and_which_copy_brings_them_back(
        self, folder: DataFolder, capsys: pytest.CaptureFixture[str], noise: bytes | None
    ) -> None:
        damage(folder.secrets, noise)
        mend.mend(folder)
        said = capsys.readouterr().out
        assert "AVISO: faltan las claves de esta carpeta" in said
        assert "respaldo" in said
        assert len(folder.secret("secretkey")) >= 43

    def it_keeps_aside_what_is_left_of_them(self, folder: DataFolder) -> None:
        folder.secrets.write_bytes(b"secretkey: sho")
        mend.mend(folder)
        assert (folder.root / "secrets.yml.dañado").read_bytes() == b"secretkey: sho"

    def it_is_silent_when_they_are_there(self, folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
        before = folder.secret("secretkey")
        mend.mend(folder)
        assert capsys.readouterr().out == ""
        assert folder.secret("secretkey") == before

    def it_is_silent_in_a_new_folder(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = DataFolder(data)
        folder.prepare()
        mend.mend(folder)
        assert capsys.readouterr().out == ""


class DescribeTheVersion:
    @pytest.mark.parametrize("noise", NOISE)
    def it_is_written_again_by_a_first_start_when_it_was_cut(
        self, folder: DataFolder, capsys: pytest.CaptureFixture[str], noise: bytes
    ) -> None:
        folder.version.write_bytes(noise)
        folder.prepare()
        mend.mend(folder)
        assert folder.is_new
        assert "No se perdió ningún caso" in capsys.readouterr().out


class DescribeTheAnswers:
    def it_keeps_them_through_all_this(self, folder: DataFolder, begin: Begin) -> None:
        stores = begin(folder)
        ask(folder, "CREATE TABLE answer AS SELECT 42 AS given")
        stores.stop()
        for path, noise in {"version": b"", "secrets.yml": b"", "lock": b"\0", "postgres/PG_VERSION": b"\0"}.items():
            (folder.root / path).write_bytes(noise)
        begin(folder)
        assert ask(folder, "SELECT given FROM answer") == (42,)


def damage(path: Path, noise: bytes | None) -> None:
    path.unlink()
    if noise is not None:
        path.write_bytes(noise)


def ask(folder: DataFolder, words: str) -> tuple[Any, ...]:
    """The first row of the answer, if there is one; what was done stays."""
    connection = psycopg2.connect(host=str(folder.run), user="postgres", dbname=postgres.DATABASE)
    with closing(connection), connection, connection.cursor() as cursor:
        cursor.execute(words)
        return (cursor.fetchone() if cursor.description else None) or ()
