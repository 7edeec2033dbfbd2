"""What `make` does before anything is installed."""

import ctypes.util
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from docassemble.rightsforms.server.machine import system

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def interpreter(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("interpreter")


def a_python(path: Path, version: str) -> Path:
    """Something that answers to `-c` as that version would: the probe runs with the number replaced."""
    path.parent.mkdir(parents=True)
    wanted = 0 if version == "3.12" else 1
    path.write_text(f"#!/bin/sh\nexit {wanted}\n")
    path.chmod(0o755)
    return path


class DescribeFindingPython:
    def it_accepts_the_one_that_runs_these_tests(self, interpreter):
        assert interpreter.works(Path(sys.executable))

    def it_looks_where_pyenv_keeps_versions_when_only_its_shims_are_on_the_path(
        self, interpreter, monkeypatch, tmp_path
    ):
        a_python(tmp_path / "shims" / "python3.12", version="none")
        a_python(tmp_path / "versions" / "3.11.7" / "bin" / "python", version="3.11")
        hidden = a_python(tmp_path / "versions" / "3.12.1" / "bin" / "python", version="3.12")
        (tmp_path / "shims" / "python3").symlink_to("python3.12")
        monkeypatch.setenv("PATH", str(tmp_path / "shims"))
        monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
        monkeypatch.delenv("PYENV_ROOT", raising=False)
        assert interpreter.find() == str(hidden)

    def it_leaves_the_search_to_uv_when_there_is_none(self, interpreter, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.delenv("PYENV_ROOT", raising=False)
        assert interpreter.find() == "3.12"


@pytest.fixture
def bytecode(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("bytecode")


@pytest.fixture
def shelf(tmp_path) -> Path:
    """A program of one folder, and libraries of which it needs some, in different ways."""
    files = {
        "ours/start.py": "import shelf.near\ndef later():\n    from shelf import lazy\n",
        "ours/rest/other.py": "from ..start import later\n",
        "libraries/shelf/__init__.py": "",
        "libraries/shelf/near.py": "from .deep import thing\nfrom . import beside\ndef f():\n    import unused\n",
        "libraries/shelf/deep.py": "class Thing:\n    import inner\nthing = Thing\n",
        "libraries/shelf/beside.py": "try:\n    import absent\nexcept ImportError:\n    import broken\n",
        "libraries/shelf/lazy.py": "",
        "libraries/shelf/never.py": "",
        "libraries/inner.py": "",
        "libraries/unused.py": "",
        "libraries/broken.py": "print 'of another Python'\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


class DescribeTheBytecode:
    def it_follows_the_imports(self, bytecode, shelf):
        bytecode.compile_all(shelf / "ours", shelf / "libraries")
        assert {path.name.partition(".")[0] for path in shelf.rglob("*.pyc")} == {
            *("start", "other", "__init__", "near", "deep", "beside", "lazy", "inner"),
        }

    def it_is_of_the_source_of_today(self, bytecode, shelf):
        start = shelf / "ours" / "start.py"
        assert not bytecode.is_fresh(start)
        bytecode.compile_all(shelf / "ours", shelf / "libraries")
        assert bytecode.is_fresh(start)
        start.write_text("answer = 42\n")
        assert not bytecode.is_fresh(start)
        script = f"import sys; sys.path.insert(0, {str(start.parent)!r}); import start; print(start.answer)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "42"

    def it_is_there_for_every_library_that_a_draft_needs(self, bytecode, tmp_path):
        """`make` wrote it, whatever PYTHONDONTWRITEBYTECODE says."""
        case = ROOT / "tests" / "cases" / "minimo.yml"
        script = (
            "import sys; from docassemble.rightsforms.cli import main\n"
            f"main(['assemble', {str(case)!r}, '--filing', 'amparo_art15', '--out', {str(tmp_path)!r}])\n"
            "print(*(m.__file__ for m in list(sys.modules.values()) if getattr(m, '__file__', None)), sep='\\n')"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded = [Path(line) for line in done.stdout.splitlines() if line.endswith(".py")]
        libraries = [path for path in loaded if path.is_relative_to(bytecode.LIBRARIES)]
        assert len(libraries) > 300
        assert [path for path in libraries if not bytecode.is_fresh(path)] == []


@pytest.fixture
def prepare(monkeypatch, tmp_path):
    """With a program of its own to watch over."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    module = import_module("prepare")
    for name, place in {"ROOT": tmp_path, "PACKAGE": tmp_path / "package", "COMPILED": tmp_path / "stamp"}.items():
        monkeypatch.setattr(module, name, place)
    for folder in ("package", "templates"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.md").write_text("a")
    return module


class DescribeWhatMakeCompiles:
    def it_compiles_again_when_a_file_of_ours_has_changed(self, prepare, tmp_path, monkeypatch):
        ran = []
        monkeypatch.setattr(prepare, "run", lambda command, env: ran.append(env))
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        assert not prepare.is_compiled()
        prepare.compile_ours()
        assert prepare.is_compiled()
        (tmp_path / "templates" / "text.md").write_text("ab")
        assert not prepare.is_compiled()
        assert ran
        assert not any("PYTHONDONTWRITEBYTECODE" in env for env in ran)


class DescribeTheNeedsOfTheMachine:
    def it_reads_the_list_as_a_yaml_reader_would(self):
        rows = yaml.safe_load(system.SOURCE.read_text(encoding="utf-8"))
        ours = system.needs_of("setup", "run", "test", "bench")
        assert [(row["package"], row["needs"], row["for"], row["why"], row.get("then", "")) for row in rows] == list(
            ours
        )

    def it_sees_what_is_there_and_what_is_not(self):
        there = [f"library {ctypes.util.find_library('c')}", "command sh", "module json", "locale C"]
        absent = ["library libnada.so.9", "command nada-de-nada", "module nada_de_nada", "locale xx_XX.utf8"]
        needs = [system.Need("p", needs, "run", "porque") for needs in there + absent]
        assert [need.needs for need in system.missing(needs)] == absent

    def it_says_how_to_get_each_package_once(self):
        update, install, *after = system.cures(need for need in system.needs_of("run"))
        assert update == ["apt-get", "update"]
        assert install.count("locales") == 1
        assert after[0][0] == "localedef"

    def it_needs_no_cure_when_nothing_is_missing(self):
        assert system.cures([]) == []

    def it_prints_the_command_when_it_may_not_install(self, tmp_path):
        """With an empty PATH there is no pdftoppm, and no apt-get either."""
        script = "import sys; sys.path.insert(0, 'tools'); import prepare; prepare.ensure_system('run', 'test')"
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode != 0
        assert "Falta poppler-utils" in done.stderr
        assert "apt-get install" in done.stderr
