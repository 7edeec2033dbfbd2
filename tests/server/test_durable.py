"""Small files are whole or not there; folders are emptied without following where a link leads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from docassemble.rightsforms.server.machine import durable


class DescribeWritePrivate:
    def it_leaves_the_old_words_when_it_is_cut_short(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "secrets.yml"
        durable.write_private(path, "old")
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", _no_space)
            with pytest.raises(OSError, match="No space"):
                durable.write_private(path, "new")
        assert path.read_text() == "old"
        durable.write_private(path, "newer")
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("secrets.yml", "newer")]

    def it_is_on_the_disk_before_it_has_its_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        synced: list[tuple[str, bool]] = []

        def fsync(handle: int) -> None:
            synced.append((Path(f"/proc/self/fd/{handle}").readlink().name, (tmp_path / "version").exists()))

        monkeypatch.setattr(os, "fsync", fsync)
        durable.write_private(tmp_path / "version", "1")
        assert synced == [("version.new", False), (tmp_path.name, True)]

    def it_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        durable.write_private(tmp_path / "config.yml", "secret")
        assert stat.S_IMODE((tmp_path / "config.yml").stat().st_mode) == 0o600

    def it_does_not_write_through_a_link(self, tmp_path: Path) -> None:
        precious = tmp_path / "precious"
        precious.write_text("keep")
        for name in ("config.yml", "config.yml.new"):
            (tmp_path / name).symlink_to(precious)
        durable.write_private(tmp_path / "config.yml", "secret")
        assert precious.read_text() == "keep"
        assert not (tmp_path / "config.yml").is_symlink()


class DescribeEmpty:
    def it_removes_everything_and_follows_no_link(self, tmp_path: Path) -> None:
        precious, folder = tmp_path / "precious", tmp_path / "tmp"
        precious.mkdir()
        (precious / "keep.txt").write_text("keep")
        (folder / "deep" / "deeper").mkdir(parents=True)
        (folder / "deep" / "deeper" / "answer.docx").write_text("answer")
        (folder / "link").symlink_to(precious)
        (folder / "deep" / "link").symlink_to(precious)
        (folder / "link to a file").symlink_to(precious / "keep.txt")
        (folder / "dangling").symlink_to(tmp_path / "nowhere")
        os.mkfifo(folder / "pipe")
        durable.empty(folder)
        assert list(folder.iterdir()) == []
        assert (precious / "keep.txt").read_text() == "keep"


def _no_space(_handle: int) -> None:
    raise OSError(28, "No space left on device")
