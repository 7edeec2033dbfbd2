"""`rightsforms directory`, as a coordinator meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docassemble.rightsforms.cli import main

OWN = """\
cedh:
  telefono_24h: 55 0000 0001
  correo: guardia@example.org
  ultima_verificacion: 2020-01-31
  verificado_por: Rosa
parroquia:
  nombre: Parroquia de San Andrés
  tipo: organizacion
  municipio_sede: Larráinzar
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "directorio.yml").write_text(OWN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]):
    def said(*arguments: str) -> str:
        assert main(["directory", "--data", str(data), *arguments]) == 0
        return capsys.readouterr().out

    return said


class DescribeDirectory:
    def it_shows_what_the_coordinator_wrote_over_ours(self, run):
        said = run()
        office = said[said.index("Comisión Estatal de los Derechos Humanos") :].split("\n\n")[0]
        assert "  Teléfono de 24 horas: 55 0000 0001" in office
        assert "  Correo: guardia@example.org" in office
        assert "  Verificado el 31/01/2020 (Rosa)" in office
        assert "  Verificado hace más de 180 días: confírmelo." in office
        assert "por confirmar" not in office.split("Nota")[0]

    def it_says_what_is_to_be_confirmed(self, run):
        said = run()
        office = said[said.index("Comisión Nacional de Búsqueda") :].split("\n\n")[0]
        assert "  Teléfono: por confirmar" in office

    def it_begins_with_the_municipality_that_was_named(self, run):
        assert run("--municipio", "san andres larrainsar").startswith("Parroquia de San Andrés\n")

    def it_shows_everything_and_says_so_when_the_municipality_is_not_clear(self, run):
        said = run("--municipio", "Amatenango")
        assert "Amatenango de la Frontera, Amatenango del Valle" in said.splitlines()[0]
        assert "Parroquia de San Andrés" in said

    def it_speaks_to_machines(self, run):
        found = json.loads(run("--json"))
        assert found["cedh"]["telefono_24h"] == "55 0000 0001"
        assert found["cedh"]["por_confirmar"] is True
        assert found["cndh"]["telefono_24h"] is None
        assert found["parroquia"]["municipio_sede"] == "Larráinzar"

    def it_needs_no_file_of_the_coordinator(self, tmp_path, capsys):
        assert main(["directory", "--data", str(tmp_path / "nada")]) == 0
        assert "Comisión Nacional de Búsqueda" in capsys.readouterr().out

    def it_refuses_a_file_that_is_wrong_in_one_line(self, data, capsys):
        (data / "directorio.yml").write_text("cedh: {telefono_24h: llame}", encoding="utf-8")
        assert main(["directory", "--data", str(data)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"{data / 'directorio.yml'} · cedh.telefono_24h: «llame» no es un teléfono.")
        assert said.err.count("\n") == 1


class DescribeCheck:
    def it_says_that_a_file_is_right_and_what_is_old_in_it(self, data, capsys):
        assert main(["directory", "--check", str(data / "directorio.yml")]) == 0
        said = capsys.readouterr().out
        assert "está bien. Con contacto: 2." in said
        assert "Comisión Estatal de los Derechos Humanos del Estado de Chiapas\n  Verificado hace más de 180" in said

    def it_says_what_is_wrong(self, tmp_path, capsys):
        path = tmp_path / "mio.yml"
        path.write_text("nueva: {nombre: Casa, tipo: bar}", encoding="utf-8")
        assert main(["directory", "--check", str(path)]) == 2
        assert "nueva.tipo: «bar» no es un tipo de oficina." in capsys.readouterr().err

    def it_says_that_there_is_no_such_file(self, tmp_path, capsys):
        assert main(["directory", "--check", str(tmp_path / "nada.yml")]) == 2
        assert "no se pudo leer el archivo" in capsys.readouterr().err
