"""What was read once is kept with the bytecode: noticed when its source changes, never trusted when damaged."""

import pickle
import shutil
import stat
import subprocess
import sys
from functools import cached_property
from importlib import import_module
from pathlib import Path

import pytest

from docassemble.rightsforms import compiled as house
from docassemble.rightsforms.errors import LawError
from docassemble.rightsforms.filings import TEMPLATES, catalogue, read_filing
from docassemble.rightsforms.law import Jurisdiccion, jurisdiccion

reader = import_module("docassemble.rightsforms.law.jurisdiccion")  # in the package stands the function of that name

ROOT = Path(__file__).parents[1]
TABLES = [name for name, table in vars(Jurisdiccion).items() if isinstance(table, cached_property)]
_COMMAND = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"
CASE = ROOT / "tests" / "cases" / "minimo.yml"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty one, that can be written."""
    monkeypatch.setattr(house, "_PLACE", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


class Counted:
    """A source that is read, and how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return ["leído"]


class DescribeWhatIsKept:
    def it_is_made_once(self, place):
        make = Counted()
        assert house.compiled("a", ["source"], make) == house.compiled("a", ["source"], make) == ["leído"]
        assert make.times == 1

    @pytest.mark.parametrize(
        ("name", "sources"), [("a", ["other"]), ("a", ["sou", "rce"]), ("a", [b"source", ""]), ("b", ["source"])]
    )
    def it_is_made_again_of_another_source(self, place, name, sources):
        make = Counted()
        house.compiled("a", ["source"], make)
        house.compiled(name, sources, make)
        assert make.times == 2

    def it_is_made_again_by_another_python(self, place, monkeypatch):
        make = Counted()
        house.compiled("a", ["source"], make)
        monkeypatch.setattr(house, "_FORMAT", "3.13")
        house.compiled("a", ["source"], make)
        assert make.times == 2

    @pytest.mark.parametrize("damage", [lambda _: b"", lambda raw: raw[:-1], lambda raw: raw[:-1] + b"?", bytes.upper])
    def it_is_made_again_when_the_file_is_damaged(self, place, damage):
        make = Counted()
        house.compiled("a", ["source"], make)
        (file,) = place.iterdir()
        file.write_bytes(damage(file.read_bytes()))
        assert house.compiled("a", ["source"], make) == ["leído"]
        assert make.times == 2

    def it_calls_nothing(self, place):
        """Whoever can write the file can write the program; all the same it is data, and stays data."""
        house.store("a", ["source"], Evil())
        make = Counted()
        assert house.compiled("a", ["source"], make) == ["leído"]
        assert make.times == 1

    def it_can_be_read_by_whoever_may_run_the_program(self, place):
        house.store("a", ["source"], 1)
        (file,) = place.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) & 0o600 == 0o600
        assert file.suffix == ".compiled"

    def it_is_not_written_where_no_bytecode_is(self, place, monkeypatch):
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        assert house.compiled("a", ["source"], Counted()) == ["leído"]
        assert list(place.iterdir()) == []

    def it_does_without_when_the_folder_takes_nothing(self, place, monkeypatch):
        (place / "file").touch()
        monkeypatch.setattr(house, "_PLACE", place / "file" / "below")  # root may write anywhere else
        assert house.compiled("a", ["source"], Counted()) == ["leído"]


class Evil:
    def __reduce__(self):
        return Path.touch, (Path("/tmp/never"),)  # noqa: S108 it never is


class DescribeTheLawThatIsKept:
    def it_is_what_the_files_say(self, place, monkeypatch):
        """Twice: once to keep it, once as it was kept; beside what is read without. Also which fields were given."""
        made, kept = _tables(), _tables()
        assert len(list(place.iterdir())) > len(TABLES)
        monkeypatch.setattr(reader, "is_ours", lambda path: False)
        assert made == kept == _tables()

    def it_is_read_again_when_a_file_changes(self, place, tmp_path_factory, monkeypatch):
        folder = tmp_path_factory.mktemp("law") / "mx"
        shutil.copytree(jurisdiccion("mx").folder, folder)
        monkeypatch.setattr(reader, "HOME", folder.parent)
        monkeypatch.setattr(reader, "is_ours", lambda path: True)
        before = Jurisdiccion(folder).inicios
        path = folder / "inicios.yml"
        path.write_text(path.read_text(encoding="utf-8") + "otra: palabra\n", encoding="utf-8")
        assert Jurisdiccion(folder).inicios == {**before, "otra": "palabra"}
        path.write_text("a: [\n", encoding="utf-8")
        with pytest.raises(LawError):
            _ = Jurisdiccion(folder).inicios

    def it_leaves_the_folders_of_others_alone(self, place):
        folder = ROOT / "tests" / "law" / "jurisdicciones" / "atlantida"
        assert Jurisdiccion(folder).leyes
        assert list(place.iterdir()) == []


class DescribeTheCatalogueThatIsKept:
    def it_is_what_the_files_say(self, place):
        catalogue.cache_clear()
        kept = [(catalogue(), catalogue.cache_clear())[0] for _ in range(2)]
        assert kept[0] == kept[1]
        assert {path.stem: read_filing(path).body for path in TEMPLATES.glob("*.md")} == {
            name: filing.body for name, filing in kept[1].items()
        }


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A copy of the package that may be changed, as a wheel installs it, with all compiled."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "docassemble" / "rightsforms"
    shutil.copytree(ROOT / "docassemble" / "rightsforms", package, ignore=shutil.ignore_patterns("__pycache__"))
    _run(folder, "from docassemble.rightsforms.cli.compile import main; main()", writes=True)
    return folder


class DescribeAnInstalledProgram:
    def it_drafts_the_same_with_and_without(self, installed, tmp_path):
        with_all = _assembled(installed, tmp_path / "a")
        bare = tmp_path / "bare"
        shutil.copytree(installed, bare, ignore=shutil.ignore_patterns("__pycache__"))
        assert _assembled(bare, tmp_path / "b") == with_all
        assert not list(bare.rglob("*.compiled"))

    def it_compiles_nothing_more_when_it_drafts(self, installed, tmp_path):
        before = _state(installed)
        assert before
        _assembled(installed, tmp_path, writes=True)
        assert _state(installed) == before

    def it_notices_another_template(self, installed, tmp_path):
        """One partial; the other templates, the law and the house file stay as they are."""
        before = _state(installed)
        partial = installed / "docassemble" / "rightsforms" / "data" / "templates" / "partials" / "proemio.md"
        text = partial.read_text(encoding="utf-8")
        partial.write_text("Palabras nuevas del proemio.\n\n" + text, encoding="utf-8")
        try:
            assert "Palabras nuevas del proemio." in _assembled(installed, tmp_path, writes=True)["txt"].decode()
        finally:
            partial.write_text(text, encoding="utf-8")
        changed = [name for name, content in _state(installed).items() if before.get(name) != content]
        assert len(changed) == 1

    def it_drafts_from_a_folder_that_is_full_of_rubbish(self, installed, tmp_path):
        expected = _assembled(installed, tmp_path / "a")
        copy = tmp_path / "copy"
        shutil.copytree(installed, copy)
        for file in copy.rglob("*.compiled"):
            file.write_bytes(pickle.dumps(Evil()))
        assert _assembled(copy, tmp_path / "b") == expected


def _tables() -> dict[str, str]:
    law = Jurisdiccion(jurisdiccion("mx_chiapas").folder)
    return {name: repr([_given(row) for row in _rows(getattr(law, name))]) for name in TABLES}


def _rows(table: object) -> list[object]:
    return list(table.items()) if isinstance(table, dict) else list(table)


def _given(row: object) -> object:
    if isinstance(row, tuple):
        return [_given(part) for part in row]
    return row.model_dump(exclude_unset=True) if hasattr(row, "model_dump") else row


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.compiled")}


def _assembled(folder: Path, out: Path, *, writes: bool = False) -> dict[str, bytes]:
    arguments = ["assemble", str(CASE), "--filing", "amparo_art15", "--format", "docx,pdf,txt", "--out", str(out)]
    _run(folder, _COMMAND, *arguments, writes=writes)
    return {path.suffix[1:]: path.read_bytes() for path in out.iterdir()}


def _run(folder: Path, script: str, *arguments: str, writes: bool = False) -> None:
    """In the program of `folder`: a namespace is searched in the order of the path."""
    here = f"import sys; sys.dont_write_bytecode = {not writes}; sys.path.insert(0, {str(folder)!r});"
    done = subprocess.run(
        [sys.executable, "-c", here + script, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
