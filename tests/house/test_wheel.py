"""`pip install .` into a docassemble server: what arrives there."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "docassemble/rightsforms"
LINKED = {"interviews": "questions", "templates": "templates", "translations": "sources"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built as pip would, but without a network. The copy keeps build leftovers out of the work tree."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("docassemble", *LINKED, "setup.py", "pyproject.toml", "MANIFEST.in", "LICENSE"):
        subprocess.run(["cp", "-a", str(ROOT / name), str(source)], check=True)
    build = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=source, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


class DescribeTheWheel:
    @pytest.mark.parametrize(("folder", "inside"), LINKED.items())
    def it_carries_the_linked_folders_as_files(self, names, folder, inside):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.name[0] != "."]
        assert {f"{PACKAGE}/data/{inside}/{path.relative_to(ROOT / folder)}" for path in files} <= names

    def it_carries_every_file_of_the_package(self, names):
        files = [path for path in (ROOT / PACKAGE).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert {str(path.relative_to(ROOT)) for path in files} <= names
        assert f"{PACKAGE}/py.typed" in names

    def it_brings_nothing_else(self, names):
        strangers = [name for name in names if not name.startswith((f"{PACKAGE}/", "docassemble_rightsforms-"))]
        assert strangers == []
        assert [name for name in names if name.endswith((".pyc", "~")) or "/tests/" in name] == []

    def it_leaves_the_namespace_open_for_docassemble(self, names):
        assert "docassemble/__init__.py" not in names

    def it_gives_its_data_after_installation(self, wheel, tmp_path):
        zipfile.ZipFile(wheel).extractall(tmp_path)
        read = (
            "import sys; sys.path[:0] = [sys.argv[1]]; from importlib.resources import files;"
            "found = files('docassemble.rightsforms') / 'data' / 'sources' / 'es' / 'messages.yml';"
            "assert str(found).startswith(sys.argv[1]), found; print(len(found.read_text(encoding='utf-8')))"
        )
        command = [sys.executable, "-c", read, str(tmp_path)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert int(done.stdout) > 0

    def it_brings_the_command(self, wheel, tmp_path):
        zipfile.ZipFile(wheel).extractall(tmp_path)
        (found,) = importlib.metadata.distributions(path=[str(tmp_path)])
        assert {point.name: point.value for point in found.entry_points} == {
            "rightsforms": "docassemble.rightsforms.cli:main"
        }
