"""What goes to the Ministerio Público and to internal control: the right door, no name if need be, against acts."""

from __future__ import annotations

import re

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Signature, Text
from docassemble.rightsforms.filings import catalogue, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import IGNORA, Caso, Proteccion, Riesgo, is_minor, known
from tests.support.casos import NAMES, caso, draft, text
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
DENUNCIA, MEDIDAS, CONTROL = "denuncia", "medidas_mp", "control_interno"
OURS = (DENUNCIA, MEDIDAS, CONTROL)
COMUNITARIAS = [name for name in NAMES if "comunitaria" in read(caso(name), CHIAPAS).traits]

every_case = each("name", NAMES)
every_filing = pytest.mark.parametrize("filing", OURS)
every_community_case = each("name", COMUNITARIAS)


def held(name: str) -> frozenset[str]:
    return read(caso(name), CHIAPAS).traits


def levels(name: str) -> set[str]:
    return {CHIAPAS.corporaciones[a.corporacion].nivel for a in caso(name).autoridades if known(a.corporacion)}


def anonymous(of: Caso) -> Caso:
    return of.model_copy(update={"promovente": of.promovente.model_copy(update={"nombre": IGNORA})})


def written(of: Caso, filing: str) -> str:
    return engine.write(engine.draft(of, filing), "txt").decode("utf-8")


def said_by_us(filing: str, name: str) -> str:
    return " ".join(i.text for i in draft(name, filing).inlines() if isinstance(i, Text))


class DescribeTheDoorOfTheFiscalia:
    @every_case
    def it_is_the_federal_one_when_a_federal_servant_takes_part(self, name):
        """LGMDFP, art. 24-I; LGPIST, art. 22-I."""
        federal = "FISCALÍA GENERAL DE LA REPÚBLICA" in text(name, DENUNCIA)
        assert federal is ("federal" in levels(name))
        assert ("FISCALÍA GENERAL DEL ESTADO DE CHIAPAS" in text(name, DENUNCIA)) is not federal

    @every_case
    def it_is_the_same_for_the_protection_asked(self, name):
        def door(filing: str) -> list[str]:
            return re.findall(r"(?m)^C\. FISCAL .*$", text(name, filing))

        assert door(DENUNCIA) == door(MEDIDAS) != []

    @every_case
    def it_is_the_special_unit_that_the_general_laws_ask_for(self, name):
        """LGMDFP, art. 68, before LGPIST, art. 55; no other local unit is named."""
        local = re.findall(r"ESPECIALIZADO EN MATERIA DE ([A-ZÓ ]+),", text(name, DENUNCIA))
        if "federal" in levels(name):
            assert local == []
        elif "sin_paradero" in held(name):
            assert local == ["DESAPARICIÓN DE PERSONAS"]
        else:
            assert local in ([], ["TORTURA"])

    @every_case
    def it_says_of_a_soldier_that_a_civil_authority_investigates(self, name):
        assert ("Código de Justicia Militar" in text(name, DENUNCIA)) is ("federal" in levels(name))


class DescribeTheCrimes:
    @every_case
    def it_gives_no_article_of_a_code_that_was_not_read(self, name):
        codes = re.findall(r"Código [A-ZP][^,;.)]*", said_by_us(DENUNCIA, name))
        read = ("Código Nacional de Procedimientos Penales", "Código Penal Federal", "Código de Justicia Militar")
        assert [code for code in codes if not code.startswith(read)] == []

    @each("row", CHIAPAS.tablas["delitos"])
    def it_tells_the_attorney_of_each_crime_without_an_article(self, row):
        assert row.fundamento or row.nota

    @every_case
    def it_calls_forced_only_a_disappearance_in_which_an_authority_may_have_a_hand(self, name):
        forced = re.search(r"\) desaparición forzada de personas \(", text(name, DENUNCIA)) is not None
        assert not (forced and {"solo_particulares", "solo_comunitaria"} & held(name))

    @every_case
    def it_speaks_of_torture_where_there_was_some(self, name):
        expected = "art22:tormento" in held(name) and not {"solo_particulares", "solo_comunitaria"} & held(name)
        assert ("La tortura se investiga de oficio" in text(name, DENUNCIA)) is expected

    @every_case
    def it_asks_for_the_search_of_whoever_is_missing(self, name):
        assert ("Comisión Nacional de Búsqueda" in text(name, DENUNCIA)) is ("sin_paradero" in held(name))


class DescribeTheMeasures:
    @each("row", [row for row in CHIAPAS.tablas["medidas"] if row.ante == "fiscalia"])
    def it_names_the_fraction_that_the_statute_gives_it(self, row):
        """CNPP, art. 137."""
        assert row.fundamento == {"CNPP": (f"137-{row.dice.removeprefix('fracción ').partition(',')[0]}",)}

    @every_case
    def it_asks_for_another_police_when_an_authority_is_the_aggressor(self, name):
        other = "una corporación distinta de aquella a la que pertenecen" in text(name, MEDIDAS)
        assert other is ("autoridad" in held(name))

    @every_case
    def it_keeps_the_address_the_shelter_and_the_safe_contact_out(self, name):
        printed = {getattr(inline, "path", "") for inline in draft(name, MEDIDAS).inlines()}
        secret = {"promovente.domicilio", "promovente.telefono", "proteccion.contacto_seguro", "comunidad.refugio"}
        assert not printed & secret

    def it_goes_into_the_investigation_there_is(self):
        assert "Ya hay denuncia" in text("agresor_conocido_la_trinitaria", MEDIDAS)

    def it_does_not_take_a_report_that_was_refused_for_one(self):
        assert "junto con la denuncia" in text("golpeada_y_libre_yajalon", MEDIDAS)


class DescribeWhoeverGivesNoName:
    """CNPP, arts. 131-II and 223; LGMDFP, art. 80; LGRA, art. 91: a report may be anonymous."""

    @every_filing
    @every_case
    def it_is_never_told_that_a_name_is_indispensable(self, filing, name):
        assert [
            row.path
            for row in engine.gaps(anonymous(caso(name)), filing)
            if row.path.startswith("promovente") and row.nivel == "indispensable"
        ] == []

    @every_filing
    @every_case
    def it_is_drafted_with_a_place_to_sign_and_no_gap_for_the_name(self, filing, name):
        draft = engine.draft(anonymous(caso(name)), filing)
        assert any(isinstance(block, Signature) for block in draft.blocks)
        assert "promovente.nombre" not in {getattr(inline, "path", "") for inline in draft.inlines()}

    @pytest.mark.parametrize("filing", [DENUNCIA, CONTROL])
    def it_is_not_betrayed_by_the_relation_or_the_language(self, filing):
        of = anonymous(caso("desaparicion_larrainzar"))
        printed = {getattr(inline, "path", "") for inline in engine.draft(of, filing).inlines()}
        assert not {path for path in printed if path.startswith("promovente.") and "firma" not in path}
        assert "quejosas.0.relacion" not in printed

    def it_files_no_querella(self):
        """CNPP, art. 225: it is the will of the victim, said by name."""
        of = caso("desaparicion_larrainzar")
        assert "QUERELLA" in written(of, DENUNCIA)
        assert "QUERELLA" not in written(anonymous(of), DENUNCIA)


class DescribeWhoeverAsksToBeKeptSafe:
    @every_case
    def it_gives_no_address_in_the_report(self, name):
        if caso(name).promovente.pide_resguardo is True:
            for filing in OURS:
                printed = {getattr(inline, "path", "") for inline in draft(name, filing).inlines()}
                assert not printed & {"promovente.domicilio", "promovente.telefono", "promovente.correo"}

    @every_case
    def it_prints_no_name_of_a_witness(self, name):
        for filing in OURS:
            printed = {getattr(inline, "path", "") for inline in draft(name, filing).inlines()}
            assert [
                path for path in printed if path.startswith("testimonios.") and not path.endswith(".seudonimo")
            ] == []


class DescribeACaseAgainstACommunityAuthority:
    """CPEUM, art. 2-A-II; CNPP, art. 420: dialogue, safety and the attorney come first."""

    def it_is_among_the_cases(self):
        assert len(COMUNITARIAS) >= 3

    @every_filing
    @every_community_case
    def it_is_never_ready_to_be_filed(self, filing, name):
        assert not engine.fits(caso(name), filing)
        first = engine.exclusions(caso(name), filing)[0]
        assert "artículo 420" in first.porque
        assert "la abogada" in first.motivo
        assert first.motivo in draft(name, filing).summary

    @every_filing
    @every_community_case
    def it_never_stigmatizes(self, filing, name):
        words = said_by_us(filing, name).casefold()
        assert re.findall(r"delincuent|criminal\b|usos y costumbres|salvaj|turba|linch", words) == []
        assert "en contra de la comunidad" not in words

    @every_community_case
    def it_is_against_acts_and_persons(self, name):
        assert "a los actos que aquí se narran y a las personas que los realizaron" in text(name, DENUNCIA)
        assert "No se dirige a la comunidad ni a sus sistemas normativos" in text(name, DENUNCIA)

    @every_community_case
    def it_tells_the_attorney_what_the_code_allows(self, name):
        notes = " ".join(i.comment for i in draft(name, DENUNCIA).inlines() if isinstance(i, Text) and i.comment)
        assert "420 del Código Nacional de Procedimientos Penales" in notes
        assert "documentarse sin presentar" in notes

    @pytest.mark.parametrize(
        ("danger", "words"),
        [
            (Proteccion(represalia=Riesgo.ALTO), "plan de seguridad"),
            (Proteccion(familia_adentro=True), "La familia sigue adentro"),
            (Proteccion(mediacion=True), "quien puede dialogar"),
        ],
    )
    def it_says_which_danger_there_is(self, danger, words):
        of = caso("comunidad_chapultenango").model_copy(update={"proteccion": danger})
        for filing in OURS:
            assert any(words in reason.motivo for reason in engine.exclusions(of, filing))


class DescribeInternalControl:
    @every_case
    def it_is_for_servants_of_the_state_only(self, name):
        if engine.fits(caso(name), CONTROL):
            assert "autoridad" in held(name)

    @every_case
    def it_goes_with_the_report_and_never_instead(self, name):
        notes = " ".join(i.comment for i in draft(name, CONTROL).inlines() if isinstance(i, Text) and i.comment)
        assert "nunca la sustituye" in notes
        assert "Dar aviso al Ministerio Público" in text(name, CONTROL)


class DescribeAMinor:
    @every_case
    def it_is_guarded_in_each(self, name):
        minor = any(is_minor(q, caso(name).informacion_hasta.date()) for q in caso(name).quejosas)
        for filing in OURS:
            assert ("que se atienda a su interés superior" in text(name, filing)) is minor


class DescribeTheThree:
    @every_filing
    def it_promises_nothing(self, filing):
        front = catalogue()[filing]
        assert not re.search(r"garantiz|seguro que|logrará", f"{front.resumen} {front.quien} {front.forma}")
