"""The fourteen rules that hold whatever the case, one test each (some have a whole file besides)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Text
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.errors import LawError, RecordError
from docassemble.rightsforms.filings import catalogue, read, written_for
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Origen, caso_from_data
from tests.support.casos import DRAFTS, FILING, FILINGS, NAMES, QUEJA, caso, draft, papers, text
from tests.support.citas import articles_cited
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
FULL = caso("desaparicion_larrainzar")
every_case = each("name", NAMES)


def indispensable(of: Caso, filing: str = FILING) -> set[str]:
    return {row.path for row in engine.gaps(of, filing) if row.nivel == "indispensable"}


def without(**parts: object) -> Caso:
    return FULL.model_copy(update=parts)


def said(of: Caso, filing: str = FILING) -> str:
    return engine.write(engine.draft(of, filing), "txt").decode("utf-8")


def notes(name: str, filing: str) -> str:
    return " ".join(i.comment for i in draft(name, filing).inlines() if isinstance(i, Text) and i.comment)


class DescribeTheRules:
    @pytest.mark.parametrize(
        ("missing", "path"),
        [
            ({"actos": ()}, "actos"),
            ({"autoridades": ()}, "autoridades.0.corporacion"),
            ({"hechos": ()}, "hechos"),
            ({"promovente": FULL.promovente.model_copy(update={"nombre": None})}, "promovente.nombre"),
        ],
    )
    def it_1_blocks_an_amparo_only_on_what_the_law_asks(self, missing, path):
        assert indispensable(FULL) == set()
        assert path in indispensable(without(**missing))

    def it_1_never_blocks_on_papers_telephones_photos_lawyers_or_names_of_officers(self):
        soft = ("curp", "domicilio", "telefono", "foto", "autorizadas", "hora", "titular")
        assert [path for path in indispensable(caso("apenas_empezado")) if path.endswith(soft)] == []
        assert indispensable(caso("minimo")) == set()

    def it_2_says_that_the_place_is_unknown_and_where_to_look(self):
        written = text("desaparicion_larrainzar")
        assert "manifiesto que ignoro el lugar preciso en que se encuentra" in written
        assert "los separos, la cárcel municipal" in written

    @every_case
    def it_3_asks_for_the_search_within_24_hours_where_it_may_be_a_disappearance(self, name):
        possible = "posible_desaparicion" in read(caso(name), CHIAPAS).traits
        assert ("VEINTICUATRO HORAS" in text(name)) is possible
        report = [step for step in engine.advice(caso(name)).pasos if step.escrito == "reporte_busqueda"]
        done = "gestion:reporte_busqueda" in read(caso(name), CHIAPAS).traits
        assert report or done or not possible or "solo_particulares" in read(caso(name), CHIAPAS).traits

    @every_case
    def it_4_speaks_of_children_wherever_there_is_one(self, name):
        minor = "menor" in read(caso(name), CHIAPAS).traits
        assert ("representante especial" in text(name)) is minor
        assert ("Ley General de los Derechos de Niñas" in text(name)) is minor

    @every_case
    def it_5_names_who_speaks_for_several(self, name):
        written = written_for(read(caso(name), CHIAPAS), catalogue()[FILING])
        several = ["varias_quejosas" in paper.traits for paper in written]
        said = ["representante común de las personas quejosas" in write_text(paper) for paper in papers(name)]
        assert said == several

    @every_case
    def it_6_keeps_the_penal_doors_shut_against_a_community_and_marks_the_argument(self, name):
        if "comunitaria" in read(caso(name), CHIAPAS).traits:
            assert not any(engine.fits(caso(name), filing) for filing in ("denuncia", "control_interno", "comunicado"))
            assert "Argumento, no criterio firme" in notes(name, FILING)

    @pytest.mark.parametrize("estatus", ["juez_o_prision"])
    def it_7_offers_no_amparo_of_art_15_where_a_judge_is_in_between(self, estatus):
        held = caso_from_data(
            {
                "informacion_hasta": "2026-05-20T10:00",
                "actos": [{"tipo": "libertad_fuera_proc"}],
                "autoridades": [{"corporacion": "policia_municipal"}],
                "paradero": {"estado": "conocido", "lugar": "la prisión"},
                "detencion": {"estatus": estatus},
            }
        )
        assert not engine.fits(held, FILING)
        assert any("abogada" in step.que for step in engine.advice(held).pasos if step.rango == 1)

    @every_case
    def it_8_goes_to_the_national_commission_only_with_a_federal_authority(self, name):
        federal = "nivel:federal" in read(caso(name), CHIAPAS).traits
        assert ("\nCOMISIÓN NACIONAL DE LOS DERECHOS HUMANOS\n" in text(name, QUEJA)) is federal

    def it_9_fails_on_an_article_that_nobody_read(self):
        with pytest.raises(LawError):
            CHIAPAS.cite("LAmp", ["999"], date(2026, 11, 22))

    @pytest.mark.parametrize("filing", FILINGS)
    def it_9_cites_no_law_that_changed_after_the_filing_was_checked(self, filing):
        reviewed = catalogue()[filing].verificado_el
        assert [ley.nombre for ley in laws_cited(filing) if changed_since(ley, reviewed)] == []
        assert all(changed_since(ley, date(1990, 1, 1)) for ley in laws_cited(filing) if ley.ultima_reforma)

    @pytest.mark.parametrize("filing", FILINGS)
    def it_10_leaves_no_placeholder(self, filing):
        tame = [text(name, filing) for of, name in DRAFTS if of == filing and name != "marcas_hostiles"]
        assert [mark for mark in ("{", "}", "TODO", "XXXX", "[U]") if any(mark in words for words in tame)] == []

    def it_11_names_no_minor_in_public(self):
        """All of it is in tests/test_public_words.py."""
        assert {filing.id for filing in engine.filings() if filing.publico} == {
            "accion_urgente",
            "comunicado",
            "guion_audio",
        }

    def it_12_refuses_a_day_that_has_not_come_and_asks_after_a_year(self):
        with pytest.raises(RecordError, match="posterior"):
            caso_from_data({"informacion_hasta": "2026-05-20", "detencion": {"momento": {"fecha": "2026-05-21"}}})
        old = {"informacion_hasta": "2026-05-20T10:00", "detencion": {"momento": {"fecha": "2025-05-19"}}}
        assert "mas_de_un_anio" in engine.advice(caso_from_data(old)).filas
        recent = {**old, "detencion": {"momento": {"fecha": "2025-05-21"}}}
        assert "mas_de_un_anio" not in engine.advice(caso_from_data(recent)).filas

    def it_12_writes_days_in_words_and_hours_of_the_clock(self):
        assert "a las 21:30 horas del 16 de mayo de 2026" in text("desaparicion_larrainzar")

    @pytest.mark.parametrize("filing", FILINGS)
    def it_13_prints_no_supposition(self, filing):
        supposed = [str(h.texto) for h in FULL.hechos if h.origen is Origen.SUPONGO]
        assert supposed
        assert [words for words in supposed if words in text("desaparicion_larrainzar", filing)] == []

    @pytest.mark.parametrize("filing", FILINGS)
    def it_14_says_under_every_page_that_it_is_a_draft_and_of_when(self, filing):
        moment = datetime(2026, 5, 17, 12, 0)
        footer = engine.draft(FULL, filing).footer
        assert footer == (
            f"Borrador generado para revisión de persona abogada. Versión 1. Información hasta {moment:%d/%m/%Y %H:%M}."
        )


def laws_cited(filing: str) -> list:
    by_name = {ley.nombre: ley for ley in CHIAPAS.leyes.values()}
    cited: set[str] = set()
    for name in NAMES:
        prose = " ".join(i.text if isinstance(i, Text) else "·" for i in draft(name, filing).inlines())
        cited |= set(articles_cited(prose, list(by_name)))
    return [by_name[name] for name in cited if name in by_name]


def changed_since(ley, day: date) -> bool:
    """Reformed, or found to say something else, after somebody checked the filing against it."""
    return any(changed and changed > day for changed in (ley.ultima_reforma, ley.vigente_desde))
