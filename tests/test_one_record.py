"""One record, many documents: what two filings of a case both say, they say alike."""

from __future__ import annotations

import re
from functools import cache

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Gap, Span, Text
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Finalidad
from tests.support.casos import FILINGS, GUION, NAMES, QUEJA, caso, draft, papers, text
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
# What everybody may read says less, on purpose: tests/test_public_words.py. What others may not, tests/test_readers.py.
ENTIRE = tuple(filing for filing in FILINGS if not engine.filing(filing).publico)
READERS = sorted({engine.filing(filing).lector for filing in ENTIRE})
every_case = each("name", NAMES)


@cache
def answers(filing: str, name: str) -> dict[str, set[str]]:
    """What a draft prints of each leaf of the record."""
    found: dict[str, set[str]] = {}
    for inline in draft(name, filing).inlines():
        if isinstance(inline, Span):
            found.setdefault(inline.path, set()).add(inline.text)
    return found


def notes(filing: str, name: str) -> str:
    inlines = draft(name, filing).inlines()
    return " ".join(i.comment for i in inlines if isinstance(i, Text | Gap) and i.comment)


class DescribeTheDocumentsOfACase:
    @every_case
    @pytest.mark.parametrize("reader", READERS)
    def it_gives_each_name_date_and_hour_alike_in_all_that_one_reader_gets(self, reader, name):
        together: dict[str, set[str]] = {}
        for filing in (filing for filing in ENTIRE if engine.filing(filing).lector == reader):
            for path, words in answers(filing, name).items():
                together.setdefault(path, set()).update(words)
        assert {path: words for path, words in together.items() if len(words) > 1} == {}

    def it_shares_who_when_and_where(self):
        """The comparison above would hold for documents that have nothing in common."""
        offered = engine.offered(caso("desaparicion_larrainzar"))
        petitions = [filing.id for filing in offered if filing.destinatario and filing.clase != "representacion"]
        assert len(petitions) > 5
        shared = set.intersection(*(set(answers(filing, "desaparicion_larrainzar")) for filing in petitions))
        assert {"quejosas.0.nombre", "promovente.nombre", "autoridades.0.municipio"} <= shared

    def it_tells_the_same_facts_on_paper(self):
        amparo, queja = (
            {path: words for path, words in answers(filing, "desaparicion_larrainzar").items() if "hechos" in path}
            for filing in ("amparo_art15", QUEJA)
        )
        assert amparo == queja


class DescribeEvidenceWithUsesOfItsOwn:
    @every_case
    def it_is_offered_for_those_and_for_nothing_else(self, name):
        for index, prueba in enumerate(caso(name).pruebas):
            path = f"pruebas.{index}.descripcion"
            for filing in engine.filings():
                if filing.finalidad and prueba.uso and filing.finalidad not in prueba.uso:
                    assert path not in answers(filing.id, name), filing.id

    def it_is_left_out_of_some_petition(self):
        """The rule above would hold for cases that restrict nothing."""
        uses = [prueba.uso for name in NAMES for prueba in caso(name).pruebas if prueba.uso]
        assert any(Finalidad.QUEJA not in use for use in uses)
        assert any(Finalidad.QUEJA in use for use in uses)


class DescribeTheCommissionAddressed:
    @every_case
    def it_is_the_national_one_when_a_federal_authority_takes_part(self, name):
        levels = {CHIAPAS.corporaciones[a.corporacion].nivel for a in caso(name).autoridades if a.corporacion}
        national = "\nCOMISIÓN NACIONAL DE LOS DERECHOS HUMANOS\n" in text(name, QUEJA)
        assert national is ("federal" in levels)

    @every_case
    def it_cites_the_law_of_the_national_one_only_before_it(self, name):
        """Not in the text, not in a gap, not in a note: the procedure of the other commission is not that one."""
        said = text(name, QUEJA) + notes(QUEJA, name)
        national = "\nCOMISIÓN NACIONAL DE LOS DERECHOS HUMANOS\n" in text(name, QUEJA)
        assert ("Ley de la Comisión Nacional de los Derechos Humanos" in said) is national
        assert ("Ley de la Comisión Estatal" in text(name, QUEJA)) is not national


class DescribeTheComplaint:
    @every_case
    def it_asks_and_never_orders(self, name):
        """A commission asks for measures and recommends: neither binds (CNDH law, arts. 40 and 46)."""
        words = " ".join(i.text for i in draft(name, QUEJA).inlines() if isinstance(i, Text))
        assert re.findall(r"(?i)\borden(?:a|ar|e|en|ó|ando)\b", words) == []
        assert "MEDIDAS SOLICITADAS" in text(name, QUEJA)

    @every_case
    def it_tells_the_attorney_that_it_stops_no_time_limit(self, name):
        assert "La queja no libera a nadie" in notes(QUEJA, name)

    @every_case
    def it_asks_for_ratification_when_nobody_gave_a_name(self, name):
        assert ("ratificaré esta queja" in text(name, QUEJA)) is not isinstance(caso(name).promovente.nombre, str)

    @every_case
    def it_does_not_speak_the_language_of_the_amparo(self, name):
        words = " ".join(i.text for i in draft(name, QUEJA).inlines() if isinstance(i, Text))
        assert [w for w in ("Ley de Amparo", "parte quejosa", "suspensión", "juzgado") if w in words] == []


class DescribeTheScriptToReadAloud:
    @every_case
    def it_is_short_enough_to_be_said(self, name):
        assert all(len(write_text(paper).split()) < 450 for paper in papers(name, GUION))
