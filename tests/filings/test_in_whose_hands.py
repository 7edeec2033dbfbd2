"""Who has her by now: there the amparo is handed in, though another took her far away (Ley de Amparo, art. 37)."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.filings import read
from docassemble.rightsforms.filings.traits import municipio_ejecutor
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, caso_from_data

CHIAPAS = jurisdiccion("mx_chiapas")
BY = {"papeles": ["ejecutora"]}
POLICE = {"corporacion": "policia_municipal", "municipio": "Palenque", **BY}


def taken_by(*autoridades: dict[str, object], acto: str = "libertad_fuera_proc", **parts: object) -> Caso:
    data = {"informacion_hasta": "2026-05-17T12:00", "actos": [{"tipo": acto}], "autoridades": list(autoridades)}
    return caso_from_data({**data, **parts})


class DescribeTheMunicipality:
    @pytest.mark.parametrize("corporacion", ["fiscalia_estado", "fgr"])
    def it_is_that_of_the_prosecutor_once_she_was_handed_over(self, corporacion):
        later = {"corporacion": corporacion, "municipio": "Tuxtla Gutiérrez", **BY}
        handed_over = taken_by(POLICE, later, detencion={"estatus": "ministerio_publico"})
        assert municipio_ejecutor(handed_over, CHIAPAS) == ("Tuxtla Gutiérrez", "autoridades.1.municipio")
        not_yet = taken_by(POLICE, later)
        assert municipio_ejecutor(not_yet, CHIAPAS) == ("Palenque", "autoridades.0.municipio")

    def it_is_that_of_migration_when_she_is_to_be_deported(self):
        station = {"corporacion": "inm", "municipio": "Tapachula", **BY}
        assert municipio_ejecutor(taken_by(POLICE, station, acto="deportacion"), CHIAPAS)[0] == "Tapachula"
        assert municipio_ejecutor(taken_by(POLICE, station), CHIAPAS)[0] == "Palenque"


class DescribeTheTraitsOfWhoTookPart:
    @pytest.mark.parametrize(
        ("corporacion", "held"),
        [("inm", "migratoria"), ("fiscalia_estado", "del_ministerio_publico"), ("fgr", "del_ministerio_publico")],
    )
    def it_tells_migration_and_the_prosecutor_apart_from_all_others(self, corporacion, held):
        of_both = {"migratoria", "del_ministerio_publico"}
        assert read(taken_by({"corporacion": corporacion, **BY}), CHIAPAS).traits & of_both == {held}
        assert read(taken_by(POLICE), CHIAPAS).traits & of_both == set()
