"""Files that are given to people: whole or not at all, and no half of one is left on a disk that others may read."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import RightsformsError
from docassemble.rightsforms.output import save


@contextmanager
def disk_that_is_full_after(size: int) -> Iterator[None]:
    """The kernel itself refuses to write more; Python is told as by a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class DescribeSaving:
    def it_leaves_the_old_file_and_nothing_else_when_the_disk_is_full(self, tmp_path: Path):
        paper = tmp_path / "01_amparo.txt"
        save(paper, b"de ayer")
        with disk_that_is_full_after(1000), pytest.raises(RightsformsError, match="01_amparo"):
            save(paper, b"Juana " * 10_000, force=True)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"01_amparo.txt": b"de ayer"}

    def it_says_whether_the_file_changed(self, tmp_path: Path):
        paper = tmp_path / "papeles" / "01_amparo.txt"
        assert [save(paper, b"hoy"), save(paper, b"hoy")] == [True, False]
