"""Where to go tonight: each office once, by the facts; and words that can be read aloud outside a police station."""

from __future__ import annotations

import re

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.law import jurisdiccion
from tests.support.casos import caso

CHIAPAS = jurisdiccion("mx_chiapas")
LONGEST = 20  # words in a sentence
NIGHTS = {
    "detencion_oxchuc": ["amparo"],
    "desaparicion_larrainzar": ["amparo", "busqueda", "denuncia_desaparicion"],
    "comunidad_amenazada": ["derechos_humanos_estatal", "mecanismo", "victimas"],
    "amenazas_en_la_trinitaria": ["denuncia"],
    "migrante_detenida_comitan": ["derechos_humanos_nacional"],
}


def going_out(name: str) -> list[str]:
    return [door.puerta.id for door in engine.doors_tonight(caso(name))]


def sentences() -> list[str]:
    texts = [
        text
        for row in CHIAPAS.noche
        for text in (row.titulo, row.hora, *row.sepa, row.lleve, row.diga, *(t for p in row.plegado for t in p.texto))
    ]
    return [sentence for text in texts for sentence in re.split(r"[.:;](?:\s|$)", text)]


class DescribeTheDoors:
    @pytest.mark.parametrize(("name", "doors"), NIGHTS.items())
    def it_leads_where_these_facts_are_received(self, name: str, doors: list[str]) -> None:
        assert [door for door in going_out(name) if door in doors] == doors

    def it_leads_to_each_office_once(self) -> None:
        found = engine.doors(caso("desaparicion_larrainzar"), ["amparo_art15", "comparecencia_verbal", "denuncia"])
        assert [door.puerta.ante for door in found] == ["amparo", "fiscalia"]

    def it_goes_to_whoever_the_filing_is_addressed_to(self) -> None:
        told = caso("comunidad_amenazada")
        (door,) = engine.doors(told, ["queja_derechos_humanos"])
        assert door.recibe == engine.addressee(told, "queja_derechos_humanos")

    def it_has_no_door_for_what_only_the_attorney_sends(self) -> None:
        assert engine.doors(caso("desaparicion_larrainzar"), ["ced_accion_urgente", "cidh_medidas_cautelares"]) == ()


class DescribeTheirRows:
    def it_speaks_in_short_sentences(self) -> None:
        assert [sentence for sentence in sentences() if len(sentence.split()) > LONGEST] == []

    def it_stands_before_an_addressee_of_the_tables(self) -> None:
        assert {row.ante for row in CHIAPAS.noche} <= CHIAPAS.destinatarios.keys()

    def it_names_offices_of_a_kind_that_the_directory_has(self) -> None:
        kinds = {office.tipo for office in CHIAPAS.directorio.values()}
        assert {row.tipo for row in CHIAPAS.noche if row.tipo} <= kinds

    def it_ends_with_a_row_that_always_fits(self) -> None:
        last = {row.ante: row.cuando for row in CHIAPAS.noche}
        assert [ante for ante, cuando in last.items() if cuando.traits()] == []
