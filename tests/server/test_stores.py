"""The stores are watched: one that dies comes back by itself, on the same socket, or the server says so and ends."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg2
import pytest

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import disk, postgres, valkey
from docassemble.rightsforms.server.machine import stores as module
from docassemble.rightsforms.server.machine.paths import DataFolder
from docassemble.rightsforms.server.machine.stores import Stores, Tries

PATIENCE = 60.0
NAMES = {"postgres": "PostgreSQL", "valkey-server": "Valkey"}


@pytest.fixture
def stores(folder: DataFolder) -> Iterator[Stores]:
    running = Stores(folder)
    running.start()
    yield running
    running.stop()


def process(name: str) -> psutil.Process:
    return next(child for child in psutil.Process().children() if child.name() == name)


def kill(victim: psutil.Process) -> None:
    victim.kill()
    victim.wait(PATIENCE)


def compute_for_ever(connection: Any) -> None:
    with suppress(psycopg2.Error), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM generate_series(1, 10000000000)")


def until(stores: Stores, *, up: bool) -> None:
    while stores.are_up() is not up:
        pass


class DescribeAStoreThatDies:
    @pytest.mark.parametrize(("program", "name"), NAMES.items())
    def it_is_brought_back_and_said(
        self, stores: Stores, folder: DataFolder, capsys: pytest.CaptureFixture[str], program: str, name: str
    ) -> None:
        kill(process(program))
        until(stores, up=False)
        stores.watch(PATIENCE)
        assert stores.are_up()
        assert capsys.readouterr().out == f"AVISO: {name} se detuvo. Se enciende otra vez …\n{name} ya funciona.\n"
        for store in (postgres, valkey):
            line = store.call(folder)
            assert line, "on the same socket"
            line.close()

    def it_is_noticed_though_the_one_that_died_was_a_helper(self, stores: Stores) -> None:
        """PostgreSQL then throws everybody out and reads back what it had promised to keep."""
        postmaster = process("postgres")
        kill(next(child for child in postmaster.children() if "idle" in " ".join(child.cmdline())))
        until(stores, up=False)
        stores.watch(PATIENCE)
        assert stores.are_up()
        assert process("postgres") == postmaster

    @pytest.mark.parametrize("lock", ["run/.s.PGSQL.5432.lock", "postgres/postmaster.pid"])
    def it_comes_back_although_the_number_in_its_lock_is_used_again(
        self, stores: Stores, folder: DataFolder, somebody: int, lock: str
    ) -> None:
        kill(process("postgres"))
        until(stores, up=False)
        (folder.root / lock).write_text(f"{somebody}\n{folder.cluster}\n0\n5432\n../run\n")
        stores.watch(0)
        assert stores.are_up()

    def it_comes_back_although_a_helper_is_still_at_work(self, stores: Stores, folder: DataFolder) -> None:
        """One that computes does not notice that it was left alone, and holds on to the files."""
        busy = postgres.call(folder)
        at_work = threading.Thread(target=compute_for_ever, args=[busy], daemon=True)
        at_work.start()
        helper = psutil.Process(busy.get_backend_pid())
        while not helper.cpu_times().user:
            time.sleep(0.05)
        kill(process("postgres"))
        until(stores, up=False)
        stores.watch(0)
        assert stores.are_up()
        assert not helper.is_running()
        at_work.join(PATIENCE)
        busy.close()

    def it_does_not_come_back_for_ever(self, stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
        for _ in range(module.TRIES):
            kill(process("valkey-server"))
            until(stores, up=False)
            stores.watch(PATIENCE)
        kill(process("valkey-server"))
        until(stores, up=False)
        with pytest.raises(ServerError, match=r"valkey\.log: Valkey se detuvo muchas veces seguidas\."):
            stores.watch(PATIENCE)

    def it_waits_for_room_on_a_full_disk_however_long(
        self, stores: Stores, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kill(process("valkey-server"))
        until(stores, up=False)
        with monkeypatch.context() as full:
            full.setattr(disk, "LATER_START_BYTES", 2**60)
            for _ in range(2 * module.TRIES):
                stores.watch(0)
        assert capsys.readouterr().out.count("AVISO: Valkey se detuvo porque el disco está lleno.") == 1
        stores.watch(0)
        assert stores.are_up()

    def it_is_tried_again_when_it_does_not_come_up_the_first_time(
        self, stores: Stores, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kill(process("valkey-server"))
        until(stores, up=False)
        with monkeypatch.context() as broken:
            broken.setattr(valkey, "_SETTINGS", "no such setting\n")
            stores.watch(0)
            assert not stores.are_up()
        stores.watch(0)
        assert stores.are_up()


class DescribeWaiting:
    def it_ends_when_they_are_back(self, stores: Stores) -> None:
        kill(process("valkey-server"))
        until(stores, up=False)
        answers: list[bool] = []
        waiting = threading.Thread(target=lambda: answers.append(stores.wait(PATIENCE)))
        waiting.start()
        stores.watch(PATIENCE)
        waiting.join(PATIENCE)
        assert answers == [True]

    def it_ends_in_time_when_they_are_not(self, stores: Stores) -> None:
        kill(process("valkey-server"))
        until(stores, up=False)
        assert not stores.wait(0.01)

    def it_does_not_begin_when_they_are_up(self, stores: Stores) -> None:
        assert stores.wait(0)


class DescribeTries:
    def it_allows_so_many_in_so_long(self) -> None:
        tries = Tries(limit=2, within=600)
        assert [tries.one_more(now) for now in (0, 10, 20)] == [True, True, False]

    def it_forgets_those_of_long_ago(self) -> None:
        tries = Tries(limit=2, within=600)
        assert [tries.one_more(now) for now in (0, 10, 600, 610)] == [True] * 4


class DescribeWhatTheStoreHolds:
    @pytest.mark.parametrize("how", ["killed", "stopped"])
    def it_is_nowhere_on_the_disk(self, stores: Stores, folder: DataFolder, how: str) -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(valkey.address(folder))
            line.sendall(b"SET screen ZQMARCA\r\n")
            assert line.recv(100) == b"+OK\r\n"
        assert files_that_hold(b"ZQMARCA", folder) == []
        kill(process("valkey-server")) if how == "killed" else stores.stop()
        assert files_that_hold(b"ZQMARCA", folder) == []


def files_that_hold(mark: bytes, folder: DataFolder) -> list[Path]:
    return [path for path in folder.root.rglob("*") if path.is_file() and mark in path.read_bytes()]


class DescribeStopping:
    def it_leaves_nothing_running(self, folder: DataFolder) -> None:
        before = set(psutil.Process().children(recursive=True))
        stores = Stores(folder)
        stores.start()
        stores.stop()
        assert set(psutil.Process().children(recursive=True)) == before
        assert not stores.are_up()
