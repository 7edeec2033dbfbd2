"""The data folder: private, ours, locked."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import durable
from docassemble.rightsforms.server.machine.paths import DataFolder, locked


@pytest.fixture
def folder(data: Path) -> DataFolder:
    made = DataFolder(data)
    made.prepare()
    return made


class DescribeDataFolder:
    def it_is_made_for_its_owner_alone(self, folder: DataFolder) -> None:
        for path in (folder.root, folder.run, folder.files, folder.log, folder.tmp):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700

    def it_takes_back_a_folder_that_somebody_opened(self, folder: DataFolder) -> None:
        folder.mark_complete()
        folder.root.chmod(0o755)
        folder.prepare()
        assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700

    def it_remembers_its_secrets_and_shares_them_with_no_other_folder(self, folder: DataFolder, tmp_path: Path) -> None:
        other = DataFolder(tmp_path / "other")
        other.prepare()
        assert folder.secret("secretkey") == DataFolder(folder.root).secret("secretkey")
        assert len({folder.secret("secretkey"), folder.secret("another"), other.secret("secretkey")}) == 3

    def it_writes_secrets_where_only_the_owner_reads(self, folder: DataFolder) -> None:
        folder.secret("secretkey")
        assert stat.S_IMODE((folder.root / "secrets.yml").stat().st_mode) == 0o600

    def it_is_new_until_the_first_start_came_to_its_end(self, folder: DataFolder) -> None:
        assert folder.is_new
        folder.mark_complete()
        assert not folder.is_new

    @pytest.mark.parametrize("version", ["0.9 beta", "2", "99\n", "9" * 6000])
    def it_does_not_open_what_a_newer_program_wrote(self, folder: DataFolder, version: str) -> None:
        folder.version.write_text(version)
        with pytest.raises(ServerError, match="más nueva"):
            folder.prepare()

    @pytest.mark.parametrize("name", ["postgres", "run", "files", "log", "tmp"])
    def it_refuses_a_link_where_a_folder_of_its_own_should_be(
        self, folder: DataFolder, tmp_path: Path, name: str
    ) -> None:
        precious = tmp_path / "precious"
        precious.mkdir(mode=0o755)
        durable.remove(folder.root / name)
        (folder.root / name).symlink_to(precious)
        folder.mark_complete()
        with pytest.raises(ServerError, match=rf"/{name}: es un enlace\."):
            folder.prepare()
        assert stat.S_IMODE(precious.stat().st_mode) == 0o755

    @pytest.mark.parametrize("name", ["log/server.log", "postgres/pg_wal", "postgres/base/5"])
    def it_refuses_a_link_in_what_it_writes_to_however_deep(
        self, folder: DataFolder, tmp_path: Path, name: str
    ) -> None:
        (folder.root / name).parent.mkdir(parents=True, exist_ok=True)
        (folder.root / name).symlink_to(tmp_path)
        folder.mark_complete()
        with pytest.raises(ServerError, match=rf"/{name}: es un enlace\."):
            folder.prepare()

    @pytest.mark.parametrize("name", ["version", "tables", "config.yml", "secrets.yml", "lock"])
    def it_refuses_a_link_where_a_file_of_its_own_should_be(
        self, folder: DataFolder, tmp_path: Path, name: str
    ) -> None:
        folder.mark_complete()
        (folder.root / name).unlink(missing_ok=True)
        (folder.root / name).symlink_to(tmp_path / "elsewhere")
        with pytest.raises(ServerError, match=rf"/{name}: es un enlace\."):
            folder.prepare()

    @pytest.mark.parametrize("name", ["postgres", "run", "log", "tmp"])
    def it_refuses_a_file_where_a_folder_should_be(self, folder: DataFolder, name: str) -> None:
        folder.mark_complete()
        durable.remove(folder.root / name)
        (folder.root / name).write_text("in the way")
        with pytest.raises(ServerError, match=rf"/{name}: hay otra cosa"):
            folder.prepare()

    @pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
    @pytest.mark.parametrize("name", ["version", "config.yml", "secrets.yml", "lock"])
    def it_refuses_anything_else_where_a_file_should_be(
        self, folder: DataFolder, name: str, make: Callable[[Path], None]
    ) -> None:
        folder.mark_complete()
        (folder.root / name).unlink(missing_ok=True)
        make(folder.root / name)
        with pytest.raises(ServerError, match=rf"/{name}: hay otra cosa"):
            folder.prepare()


class DescribeLocked:
    def it_lets_one_in_at_a_time_and_the_next_afterwards(self, folder: DataFolder) -> None:
        with locked(folder), pytest.raises(ServerError, match="otro servidor ya usa"), locked(folder):
            pass
        with locked(folder):
            pass

    def it_is_not_disturbed_by_what_a_power_cut_left_in_it(self, folder: DataFolder) -> None:
        folder.lock.write_bytes(b"\0\xff" * 5000)
        with locked(folder):
            assert folder.lock.read_bytes() == b""
