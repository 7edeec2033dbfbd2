"""One server for all tests that only look at it, or start it again after they killed it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from docassemble.rightsforms.server.machine.paths import DataFolder
from docassemble.rightsforms.server.machine.stores import Stores
from tests.support.server import WITH_PROBE, RunningServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("server") / "data", before=WITH_PROBE) as running:
        yield running


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A folder after its first start, with its stores stopped: not to be changed, only copied."""
    folder = DataFolder(tmp_path_factory.mktemp("pristine") / "data")
    folder.prepare()
    stores = Stores(folder)
    stores.start()
    stores.stop()
    folder.secret("secretkey")
    folder.mark_complete()
    return folder


@pytest.fixture
def folder(pristine: DataFolder, data: Path) -> DataFolder:
    """One of our own, to be damaged."""
    shutil.copytree(pristine.root, data, symlinks=True)
    return DataFolder(data)


@pytest.fixture
def somebody() -> Iterator[int]:
    """The number of a process that has nothing to do with us: PostgreSQL forgives that of its own parent."""
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process.pid
        process.kill()
