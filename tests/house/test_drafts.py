"""What a reviewer is shown of a change: the texts of all drafts, before and after."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class DescribeTheDrafts:
    def it_writes_each_filing_and_each_sheet_of_a_case_as_text(self, tmp_path: Path) -> None:
        cases, texts = tmp_path / "casos", tmp_path / "textos"
        cases.mkdir()
        texts.mkdir()
        shutil.copy(sorted((ROOT / "tests" / "cases").glob("desaparicion_larrainzar.yml"))[0], cases)
        (cases / "espera_amparo_art15.yml").write_text("_: {}")  # no case
        subprocess.run([sys.executable, ROOT / "tools" / "drafts.py", "write", texts, cases], cwd=ROOT, check=True)
        written = {path.name for path in texts.iterdir()}
        assert "desaparicion_larrainzar.amparo_art15.txt" in written
        assert len(written) >= 28
        assert "AMPARO" in (texts / "desaparicion_larrainzar.amparo_art15.txt").read_text(encoding="utf-8")
