"""The contracts of `make lint` see what they forbid: one import too many, planted in a copy, and they say so."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FORBIDDEN = {
    "record/leaf.py": "docassemble.base",
    "law/__init__.py": "docassemble.rightsforms.record",
    "assembly/document.py": "docassemble.rightsforms.law",
    "packs/__init__.py": "docassemble.rightsforms.record",
    "review/__init__.py": "docassemble.rightsforms.law",
    "filings/__init__.py": "docassemble.rightsforms.assembly",
    "interview/__init__.py": "docassemble.webapp",
}


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the package without its data."""
    package = tmp_path / "docassemble" / "rightsforms"
    shutil.copytree(ROOT / "docassemble" / "rightsforms", package, ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdict(house: Path) -> str:
    """`-P`: the modules of the copy, and not those of the work tree, have to be the ones that count."""
    script = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    )
    return " ".join((done.stdout + done.stderr).split())  # it breaks lines at 80 columns


class DescribeTheContracts:
    def it_finds_the_house_in_order(self, house):
        assert "0 broken" in verdict(house)

    @pytest.mark.parametrize(("module", "target"), FORBIDDEN.items())
    def it_sees_a_forbidden_import(self, house, module, target):
        path = house / "docassemble" / "rightsforms" / module
        path.write_text(f"{path.read_text(encoding='utf-8')}\nimport {target}\n", encoding="utf-8")
        assert f"is not allowed to import {target}:" in verdict(house)
