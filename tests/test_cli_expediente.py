"""`rightsforms expediente`, as somebody at a keyboard meets it."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.cli import main
from docassemble.rightsforms.expediente import expediente
from tests.support.casos import QUEJA, caso, path_of

FULL, GAPS, UNFIT = (
    str(path_of(name)) for name in ("desaparicion_larrainzar", "apenas_empezado", "excluido_duplicado")
)


@pytest.fixture
def pack(tmp_path: Path):
    def run(*arguments: str, case: str = FULL) -> int:
        return main(["expediente", case, "--out", str(tmp_path), *arguments])

    return run


class DescribeTheExpediente:
    def it_writes_one_file_with_everything(self, pack, tmp_path, capsys):
        assert pack() == 0
        assert [path.name for path in tmp_path.iterdir()] == ["expediente.zip"]
        assert (tmp_path / "expediente.zip").read_bytes() == expediente(caso("desaparicion_larrainzar"))
        assert "no falta nada indispensable" in capsys.readouterr().out

    def it_packs_the_filings_that_are_asked_for(self, pack, tmp_path):
        assert pack("--filing", QUEJA) == 0
        with ZipFile(tmp_path / "expediente.zip") as archive:
            drafts = [name for name in archive.namelist() if name.startswith("borradores/")]
        assert drafts == [f"borradores/{engine.filename(QUEJA, fmt)}" for fmt in ("docx", "pdf")]

    def it_is_still_found_under_its_earlier_name(self, tmp_path, capsys):
        assert main(["pack", FULL, "--filing", QUEJA, "--out", str(tmp_path)]) == 0
        with pytest.raises(SystemExit):
            main(["--help"])
        assert "pack " not in capsys.readouterr().out

    def it_says_when_something_indispensable_is_missing(self, pack, capsys):
        assert pack("--filing", "amparo_art15", case=GAPS) == 1
        assert "faltan 5 datos indispensables" in capsys.readouterr().out

    def it_warns_when_a_filing_is_not_the_right_door(self, pack, capsys):
        pack("--filing", "amparo_art15", case=UNFIT)
        assert "ATENCIÓN: Ya se promovió otro amparo" in capsys.readouterr().out

    def it_keeps_the_file_for_its_owner(self, pack, tmp_path):
        pack("--filing", QUEJA)
        assert stat.S_IMODE((tmp_path / "expediente.zip").stat().st_mode) == 0o600

    def it_says_that_nothing_changed_the_second_time(self, pack, capsys):
        pack("--filing", QUEJA)
        assert pack("--filing", QUEJA) == 0
        assert "sin cambios" in capsys.readouterr().out

    def it_never_writes_over_another_pack_unless_told_to(self, pack, tmp_path, capsys):
        (tmp_path / "expediente.zip").write_bytes(b"otro")
        assert pack("--filing", QUEJA) == 2
        assert "--force" in capsys.readouterr().err
        assert pack("--filing", QUEJA, "--force") == 0

    def it_answers_a_machine(self, pack, tmp_path, capsys):
        assert pack("--filing", QUEJA, "--json") == 0
        assert json.loads(capsys.readouterr().out) == {"archivos": [str(tmp_path / "expediente.zip")]}

    def it_knows_its_filings(self, pack, tmp_path, capsys):
        assert pack("--filing", "otro") == 2
        assert "otro" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def it_says_which_case_it_cannot_find(self, pack, capsys):
        assert pack(case="no_hay.yml") == 2
        assert "no_hay.yml" in capsys.readouterr().err
