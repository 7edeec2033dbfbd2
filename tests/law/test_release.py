"""Two rows that stand for two places to be held: a judge grants one or the other (Ley de Amparo, arts. 164, 165)."""

from __future__ import annotations

from docassemble.rightsforms.law import jurisdiccion
from tests.support.casos import NAMES, rasgos_de_cada_quien
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")


class DescribeTheReleaseFromTheProsecutor:
    @each("name", NAMES)
    def it_is_asked_for_whoever_the_prosecutor_holds_and_the_other_for_the_rest(self, name):
        for held in rasgos_de_cada_quien(name):
            asked = {row.id for row in CHIAPAS.tabla("efectos", held, "amparo")}
            assert ("libertad_mp" in asked) == ({"detenida", "estatus:ministerio_publico"} <= held)
            assert not {"libertad_mp", "libertad_no_mp_delito"} <= asked
