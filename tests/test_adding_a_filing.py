"""What CONTRIBUTING says of a new filing, done as it stands there: one file more, and no code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.casos import NAMES, path_of

ROOT = Path(__file__).resolve().parents[1]
NEW = "solicitud_copias"
_RIGHTSFORMS = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main(sys.argv[1:]))"
LARRAINZAR, STARTED, UNKNOWN = "desaparicion_larrainzar", "apenas_empezado", "todo_se_ignora"


def the_example() -> str:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"^   ```markdown\n(.*?)^   ```$", text, re.MULTILINE | re.DOTALL)
    return textwrap.dedent(found)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the package as a wheel carries it, with the new file among its templates."""
    folder = tmp_path_factory.mktemp("house")
    package = folder / "docassemble" / "rightsforms"
    shutil.copytree(ROOT / "docassemble" / "rightsforms", package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "data" / "templates" / f"{NEW}.md").write_text(the_example(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def rightsforms(house):
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        script = f"import sys; sys.path.insert(0, {str(house)!r}); {_RIGHTSFORMS}"
        argv = [sys.executable, "-c", script, *arguments]
        return subprocess.run(argv, cwd=house, capture_output=True, text=True, check=False)

    return run


class DescribeAFilingAddedByTheBook:
    def it_stands_in_the_catalogue(self, rightsforms):
        found = json.loads(rightsforms("filings", "--json").stdout)
        assert NEW in {filing["id"] for filing in found}

    @pytest.mark.parametrize(("name", "code"), [(LARRAINZAR, 0), (STARTED, 1), (UNKNOWN, 0)])
    def it_is_drafted_in_every_format(self, rightsforms, tmp_path, name, code):
        assert name in NAMES
        case, asked = str(path_of(name)), ("--filing", NEW, "--format", "docx,pdf,txt", "--out", str(tmp_path))
        done = rightsforms("assemble", case, *asked)
        assert (done.returncode, done.stderr) == (code, "")
        assert {path.suffix for path in tmp_path.iterdir()} == {".docx", ".pdf", ".txt"}
        (text,) = tmp_path.glob("*.txt")
        words = text.read_text(encoding="utf-8")
        assert "con fundamento en el artículo 8o. de la Constitución Política de los Estados Unidos Mexicanos" in words
        assert ("Falta: nombre de quien firma" in words) == (name == STARTED)
