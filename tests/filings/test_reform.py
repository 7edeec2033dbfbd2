"""A law that says something else since a day: rows of any table ask for that day, as they ask for a fact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from docassemble.rightsforms.filings import catalogue, read, wrong
from docassemble.rightsforms.filings.triage import triage
from docassemble.rightsforms.law import Cuando, Jurisdiccion, jurisdiccion
from docassemble.rightsforms.law.leyes import Version
from docassemble.rightsforms.law.models import Accion, FilaTriage, Vigencia
from docassemble.rightsforms.record import caso_from_data

CHIAPAS = jurisdiccion("mx_chiapas")
REFORM = date(2027, 1, 15)
BEFORE, SINCE = Cuando(ninguno=(f"rige:{REFORM}",)), Cuando(todos=(f"rige:{REFORM}",))


def reformed(*rows: FilaTriage) -> Jurisdiccion:
    """As if the LGPIST had been reformed that day, and had lost an article 901."""
    law = Jurisdiccion(CHIAPAS.folder)
    ley = law.leyes["LGPIST"]
    until = {"vigente_hasta": REFORM - timedelta(days=1), "leidos": (*ley.leidos, "901")}
    earlier = ley.model_dump(include=set(Version.model_fields)) | until
    newer = ley.model_copy(update={"vigente_desde": REFORM, "versiones": (Version(**earlier),)})
    vars(law)["leyes"] = {**law.leyes, "LGPIST": newer}
    vars(law)["triage"] = rows
    return law


def row(id_: str, cuando: Cuando, *steps: Accion) -> FilaTriage:
    return FilaTriage(id=id_, hechos="Siempre.", cuando=cuando, acciones=steps)


def advised(law: Jurisdiccion, day: date):
    reading = read(caso_from_data({"informacion_hasta": f"{day}T12:00"}), law)
    return triage(reading, lambda _reading, _filing: True)


class DescribeARowThatAReformChanged:
    @pytest.mark.parametrize(("day", "told"), [(REFORM - timedelta(days=1), "vieja"), (REFORM, "nueva")])
    def it_is_the_one_in_force_on_the_day_of_the_case(self, day, told):
        assert advised(reformed(row("vieja", BEFORE), row("nueva", SINCE)), day).filas == (told,)

    @pytest.mark.parametrize(("day", "told"), [(REFORM - timedelta(days=1), "12 horas"), (REFORM, "8 horas")])
    def it_may_be_a_row_within_a_row(self, day, told):
        steps = (Accion(rango=1, que="12 horas", cuando=BEFORE), Accion(rango=1, que="8 horas", cuando=SINCE))
        assert [step.que for step in advised(reformed(row("siempre", Cuando(), *steps)), day).pasos] == [told]

    def it_is_misspelt_when_no_law_changed_that_day(self):
        law = reformed(row("nueva", SINCE), row("errada", Cuando(todos=("rige:2027-01-16",))))
        assert [error.where for error in wrong(law, catalogue()) if "rige:" in str(error)] == ["triage.yml errada"]

    @pytest.mark.parametrize(("cuando", "faults"), [(BEFORE, 0), (SINCE, 1), (Cuando(), 1)])
    def it_may_cite_what_the_reform_repealed_only_where_it_speaks_of_before(self, cuando, faults):
        law = reformed(row("una", Cuando(), Accion(rango=1, que="X", cuando=cuando, fundamento={"LGPIST": ("901",)})))
        assert ["901" in str(error) for error in wrong(law, catalogue())].count(True) == faults

    def it_may_be_a_limit_that_cites_what_the_reform_repealed(self):
        law = reformed()
        [limit] = [plazo for plazo in law.plazos if plazo.id == "examen_medico"]
        until = {"fundamento": {"LGPIST": ("901",)}, "vigente": Vigencia(hasta=REFORM - timedelta(days=1))}
        vars(law)["plazos"] = (limit.model_copy(update=until),)
        assert [str(error) for error in wrong(law, catalogue()) if "901" in str(error)] == []

    def it_is_none_while_no_earlier_text_is_kept(self):
        assert list(CHIAPAS.reformas) == []
