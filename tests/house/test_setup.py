"""What `make` does before anything is installed."""

import ctypes.util
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from docassemble.rightsforms.server import system

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


class DescribeTheNeedsOfTheMachine:
    def it_reads_the_list_as_a_yaml_reader_would(self):
        rows = yaml.safe_load(system.SOURCE.read_text(encoding="utf-8"))
        ours = system.needs_of("setup", "run", "test")
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
