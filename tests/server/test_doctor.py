"""`rightsforms doctor` on this machine, and on one that lacks things."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.server.machine import doctor, paths, system
from docassemble.rightsforms.server.machine.paths import DataFolder


class DescribeDoctor:
    def it_is_content_with_a_machine_that_can_serve(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert doctor.report() == 0
        assert capsys.readouterr().out.splitlines()[-1] == "El servidor puede arrancar en esta máquina."

    def it_names_each_missing_thing_with_the_command_that_brings_it(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(system._PROBES, "command", lambda _name: False)
        assert doctor.report() == 1
        lines = capsys.readouterr().out.splitlines()
        needed = [line for line in lines if line.startswith("✗")]
        assert len(needed) == 1
        assert "pdftoppm" in needed[0]
        assert "sudo apt-get install" in needed[0]
        assert needed[0].endswith("poppler-utils")
        assert len([line for line in lines if line.startswith("·")]) == 2  # chromium, LibreOffice: only for the tests

    def it_names_what_would_keep_the_server_from_opening_its_folder(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: DataFolder
    ) -> None:
        monkeypatch.setattr(paths, "default_folder", lambda: folder.root)
        assert doctor.report() == 0
        before = sorted(folder.root.rglob("*"))
        (folder.cluster / "PG_VERSION").write_text("17\n")
        assert doctor.report() == 1
        assert "✗ " + str(folder.cluster) + ": la base de datos es de PostgreSQL 17" in capsys.readouterr().out
        folder.version.write_text("99\n")
        assert doctor.report() == 1
        assert "es de una versión más nueva" in capsys.readouterr().out
        assert sorted(folder.root.rglob("*")) == before, "it only looks"

    def it_says_when_a_python_package_is_not_installed(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(doctor._PACKAGES, "not_there.at_all", "not-there")
        assert doctor.report() == 1
        assert "falta el paquete de Python not-there." in capsys.readouterr().out


class DescribeTheLawAndTheTemplates:
    def it_names_the_row_in_which_a_name_is_misspelt(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whoever corrected a table has nothing else that tells her."""
        law = jurisdiccion("mx_chiapas")
        first, *rest = law.triage
        bad = first.model_copy(update={"cuando": first.cuando.model_copy(update={"todos": ("menorr",)})})
        monkeypatch.setitem(vars(law), "triage", (bad, *rest))
        assert doctor.report() == 1
        assert f"triage.yml {first.id}: la condición nombra «menorr»" in capsys.readouterr().out
