"""The data folder: private, ours, locked."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.paths import DataFolder, locked


@pytest.fixture
def folder(data: Path) -> DataFolder:
    made = DataFolder(data)
    made.prepare()
    return made


class DescribeDataFolder:
    def it_is_made_for_its_owner_alone(self, folder: DataFolder) -> None:
        for path in (folder.root, folder.run, folder.files, folder.log, folder.tmp, folder.redis):
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

    def it_empties_the_temporary_folder_without_following_links(self, folder: DataFolder, tmp_path: Path) -> None:
        precious = tmp_path / "precious"
        precious.mkdir()
        (precious / "keep.txt").write_text("keep")
        (folder.tmp / "link").symlink_to(precious)
        (folder.tmp / "deep").mkdir()
        (folder.tmp / "deep" / "answer.docx").write_text("answer")
        folder.empty_tmp()
        assert list(folder.tmp.iterdir()) == []
        assert (precious / "keep.txt").exists()

    def it_is_new_until_the_first_start_came_to_its_end(self, folder: DataFolder) -> None:
        assert folder.is_new
        folder.mark_complete()
        assert not folder.is_new

    def it_distrusts_a_version_that_it_cannot_read(self, folder: DataFolder) -> None:
        folder.version.write_text("0.9 beta")
        with pytest.raises(ServerError, match="más nueva"):
            folder.prepare()


class DescribeLocked:
    def it_lets_one_in_at_a_time_and_the_next_afterwards(self, folder: DataFolder) -> None:
        with locked(folder), pytest.raises(ServerError, match="otro servidor ya usa"), locked(folder):
            pass
        with locked(folder):
            pass
