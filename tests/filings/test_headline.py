"""The one sentence to see before anything else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms.filings import Headline, headline, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, caso, rasgos
from tests.support.estrategias import casos

CHIAPAS = jurisdiccion("mx_chiapas")


def told(**parts: object) -> Headline | None:
    return headline(read(caso_from_data({"informacion_hasta": "2026-05-17T19:30", **parts}), CHIAPAS))


def taken(corporacion: str = "policia_municipal", **parts: object) -> Headline:
    found = told(
        actos=[{"tipo": "libertad_fuera_proc"}],
        autoridades=[{"corporacion": corporacion}],
        detencion={"momento": {"fecha": "2026-05-16", "hora": "21:30"}},
        **parts,
    )
    assert found
    return found


class DescribeWhatPressesMost:
    def it_counts_since_somebody_was_taken(self):
        assert taken().tiempo == timedelta(hours=22)
        assert "a cualquier hora" in taken().dice

    def it_tells_nobody_to_wait_for_a_person_who_does_not_appear(self):
        found = taken(paradero={"estado": "negado"})
        assert (found.id, found.lleva) == ("sin_aparecer", "{tiempo} sin aparecer.")
        assert "No espere" in found.dice

    def it_sends_nobody_to_a_judge_against_an_armed_group(self):
        assert "amparo" not in taken("grupo_armado", paradero={"estado": "desconocido"}).dice

    def it_puts_safety_first_where_the_community_holds_the_person(self):
        assert taken("autoridad_comunitaria").dice.startswith("Primero la seguridad")

    def it_says_no_time_that_nobody_knows(self):
        found = told(actos=[{"tipo": "libertad_fuera_proc"}], autoridades=[{"corporacion": "policia_municipal"}])
        assert found and (found.lleva, found.tiempo) == (None, None)

    def it_speaks_to_a_threatened_community(self):
        found = told(situaciones=["comunidad_en_riesgo"])
        assert found and found.id == "comunidad"

    def it_is_silent_where_nothing_presses(self):
        assert told() is None

    @given(casos(st.sampled_from(["alfa", "Beta"]), tuple(CHIAPAS.corporaciones)))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def it_never_counts_backwards(self, any_case: Caso):
        found = headline(read(any_case, CHIAPAS))
        assert found is None or found.tiempo is None or found.tiempo >= timedelta(0)
        assert found is None or (found.lleva is None) == (found.tiempo is None)


@pytest.mark.parametrize("row", CHIAPAS.titulares, ids=lambda row: row.id)
class DescribeTheTable:
    def it_is_decided_both_ways_by_some_case(self, row):
        held = [row.cuando.fits(rasgos(name)) for name in NAMES]
        assert any(held)
        assert not all(held)

    def it_is_seen_in_some_case(self, row):
        first = [headline(read(caso(name), CHIAPAS)) for name in NAMES]
        assert row.id in {found.id for found in first if found}

    def it_has_a_place_for_the_time_when_it_counts(self, row):
        assert (row.lleva is None) == (row.desde is None)
        assert row.lleva is None or "{tiempo}" in row.lleva
