"""What docs/ley.md says of a correction, done as it stands there: in a copy, to made-up law."""

import re
import shutil
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest

import docassemble.rightsforms.law as law_package
from docassemble.rightsforms.filings import clock, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.law.jurisdiccion import Jurisdiccion
from tests.support.casos import caso

LAW = Path(law_package.__file__).parent
GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "ley.md").read_text(encoding="utf-8")


def the_change() -> tuple[str, str]:
    """The rows before and after, from the first comparison of the guide."""
    (shown, *_) = re.findall(r"^   ```diff\n(.*?)^   ```$", GUIDE, re.MULTILINE | re.DOTALL)
    lines = textwrap.dedent(shown).splitlines(keepends=True)
    return tuple("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))  # type: ignore[return-value]


@pytest.fixture
def corrected(tmp_path) -> Jurisdiccion:
    for folder in ("mx", "mx_chiapas"):
        shutil.copytree(LAW / folder, tmp_path / folder)
    before, after = the_change()
    table = tmp_path / "mx" / "plazos.yml"
    assert table.read_text(encoding="utf-8").count(before) == 1
    table.write_text(table.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    return Jurisdiccion(tmp_path / "mx_chiapas")


def ends(law: Jurisdiccion) -> dict[str, object]:
    return {deadline.id: deadline.vence for deadline in clock(read(caso("detencion_oxchuc"), law))}


class DescribeTheCorrectionOfALimit:
    def it_moves_that_limit_and_no_other(self, corrected):
        now, then = ends(jurisdiccion("mx_chiapas")), ends(corrected)
        assert now["examen_medico"] - then["examen_medico"] == timedelta(hours=4)
        assert {key: end for key, end in now.items() if key != "examen_medico"} == {
            key: end for key, end in then.items() if key != "examen_medico"
        }

    def it_shows_the_hours_that_the_command_prints(self, corrected):
        told = (ends(law)["examen_medico"] for law in (jurisdiccion("mx_chiapas"), corrected))
        assert [f"{moment:%d/%m/%Y %H:%M}" in GUIDE for moment in told] == [True, True]

    def it_names_every_table_of_the_law(self):
        tables = {path.name for path in LAW.glob("mx*/*.yml")} - {"jurisdiccion.yml"}
        assert {name for name in tables if name not in GUIDE} == set()
