"""A coordinator's list of telephones that is wrong or old is announced, and stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from docassemble.rightsforms.server import telephones
from docassemble.rightsforms.server.machine.paths import DataFolder

WRONG = "cedh: {telefono_24h: llame}"


class DescribeTheAnnouncement:
    def it_names_the_file_the_entry_and_the_field(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "directorio.yml"
        path.write_text(WRONG, encoding="utf-8")
        telephones.announce(path)
        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith("AVISO:")
        assert second.startswith(f"{path} · cedh.telefono_24h: «llame» no es un teléfono.")

    def it_names_what_nobody_has_confirmed_for_long(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "directorio.yml"
        path.write_text("fge: {telefono_24h: 55 0000 0001, ultima_verificacion: 2020-01-31}", encoding="utf-8")
        telephones.announce(path)
        assert "más de 180 días: " in (said := capsys.readouterr().out)
        assert "Fiscalía General del Estado de Chiapas" in said

    def it_is_silent_without_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        telephones.announce(tmp_path / "directorio.yml")
        assert capsys.readouterr().out == ""


class DescribeTheDataFolder:
    def it_may_hold_the_telephones_before_the_first_start(self, data: Path) -> None:
        data.mkdir()
        folder = DataFolder(data)
        folder.directory.write_text(WRONG, encoding="utf-8")
        folder.prepare()
        assert folder.directory.read_text(encoding="utf-8") == WRONG
