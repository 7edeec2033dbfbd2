"""A new filing, a new table of law, a new corporation, done as CONTRIBUTING says: files of data, and no code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

from tests.support.casos import NAMES, path_of

ROOT = Path(__file__).resolve().parents[1]
NEW = "solicitud_copias"
_RIGHTSFORMS = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main(sys.argv[1:]))"
_BOXES = (
    "import json; from docassemble.rightsforms.interview import choices; print(json.dumps(choices.corporation_list()))"
)
LARRAINZAR, STARTED, UNKNOWN = "desaparicion_larrainzar", "apenas_empezado", "todo_se_ignora"

LISTED = "solicitud_copias_una_por_una"
TABLE = """
- id: registro
  dice: el registro de personas detenidas
- id: medico
  cuando: {todos: [salud]}
  dice: el certificado médico
"""
CORPORATION = """
guardia_de_los_faros:
  nombre: Guardia de los Faros
  opcion: La guardia de los faros
  nivel: federal
  cuerpo: true
  titular: su titular
"""
CASE = """
informacion_hasta: 2026-05-17T12:00
quejosas: [{nombre: Juana Ruiz}]
actos: [{tipo: libertad_fuera_proc}]
autoridades: [{corporacion: guardia_de_los_faros}]
"""


def with_a_table(filing: str) -> str:
    """The same, that prints the rows of a table of its own."""
    listed = filing.replace(f"id: {NEW}\n", f"id: {LISTED}\ntablas: [copias]\n").replace("solicitud_de_copias", LISTED)
    return listed.replace("::: firma", "{% for copia in copias %}\n- {{ copia.dice }}\n{% endfor %}\n\n::: firma")


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
    (package / "data" / "templates" / f"{LISTED}.md").write_text(with_a_table(the_example()), encoding="utf-8")
    (package / "law" / "mx" / "tablas" / "copias.yml").write_text(TABLE, encoding="utf-8")
    with (package / "law" / "mx_chiapas" / "corporaciones.yml").open("a", encoding="utf-8") as corporations:
        corporations.write(CORPORATION)
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


class DescribeATableAddedByTheBook:
    @pytest.mark.parametrize(("name", "listed"), [(LARRAINZAR, 1), ("catequista_herida_sitala", 2)])
    def it_is_printed_row_by_row_where_the_facts_are_so(self, rightsforms, tmp_path, name, listed):
        asked = ("--filing", LISTED, "--format", "txt", "--out", str(tmp_path))
        assert rightsforms("assemble", str(path_of(name)), *asked).stderr == ""
        (text,) = tmp_path.glob("*.txt")
        said = text.read_text(encoding="utf-8")
        assert [row["dice"] in said for row in yaml.safe_load(TABLE)] == [True, listed == 2]


class DescribeACorporationAddedByTheBook:
    def it_is_a_box_of_the_screen_that_asks_who_it_was(self, house):
        script = f"import sys; sys.path.insert(0, {str(house)!r}); {_BOXES}"
        done = subprocess.run([sys.executable, "-c", script], cwd=house, capture_output=True, text=True, check=False)
        assert {"guardia_de_los_faros": "La guardia de los faros"} in json.loads(done.stdout), done.stderr

    def it_is_accused_by_its_name_before_whom_its_level_says(self, rightsforms, tmp_path):
        case = tmp_path / "caso.yml"
        case.write_text(CASE, encoding="utf-8")
        asked = (
            "--filing",
            "amparo_art15",
            "--filing",
            "queja_derechos_humanos",
            "--format",
            "txt",
            "--out",
            str(tmp_path),
        )
        assert rightsforms("assemble", str(case), *asked).stderr == ""
        amparo, queja = (path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.txt")))
        assert "Guardia de los Faros" in amparo
        assert "COMISIÓN NACIONAL DE LOS DERECHOS HUMANOS" in queja
