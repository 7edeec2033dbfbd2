"""A jurisdiction is a folder: the real ones hold together, and an invented one works without a line of code."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import LawError
from docassemble.rightsforms.filings import (
    TEMPLATES,
    addressee,
    advice,
    catalogue,
    clock,
    read,
    read_jurisdiction,
    vocabulary,
    wrong,
)
from docassemble.rightsforms.filings.check import conditions
from docassemble.rightsforms.law import Jurisdiccion, Reserva, jurisdiccion, rows_in
from docassemble.rightsforms.law.leyes import Version
from docassemble.rightsforms.record import Caso, Lector, caso_from_data
from tests.support.casos import NAMES, rasgos_de_cada_quien
from tests.support.citas import articles_cited
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
ATLANTIDA = read_jurisdiction(Path(__file__).parent / "jurisdicciones" / "atlantida")
TODAY = date(2026, 11, 22)


#: Every row with a condition, of the law and of the filings, by the place where it stands.
ROWS = {
    place: cuando
    for place, row in [*CHIAPAS.rows(), *(found for f in catalogue().values() for found in rows_in(f, f"{f.id}.md"))]
    for cuando in conditions(row)
    if not isinstance(row, Reserva)  # asked of one person (`tests/test_readers.py`)
}


class DescribeTheTables:
    def it_names_only_traits_articles_tables_and_filings_that_there_are(self):
        assert [str(error) for error in wrong(CHIAPAS, catalogue())] == []

    @each("cuando", list(ROWS.values()), ids=list(ROWS))
    def it_is_decided_one_way_by_some_case_and_the_other_way_by_another(self, cuando):
        held = [each for name in NAMES for each in rasgos_de_cada_quien(name)]
        assert any(cuando.fits(rasgos) for rasgos in held)
        assert not cuando.traits() or not all(cuando.fits(rasgos) for rasgos in held)

    def it_was_compared_with_a_copy_in_every_article_that_was_read(self):
        assert {code: set(row.articulos) for code, row in CHIAPAS.cotejos.items()} == {
            code: set(ley.leidos) for code, ley in CHIAPAS.leyes.items() if ley.leidos
        }

    def it_is_as_old_as_the_oldest_copy(self):
        law = Jurisdiccion(CHIAPAS.folder)
        new = law.huellas["LAmp"].model_copy(update={"copia": date(2026, 9, 1)})
        vars(law)["huellas"] = {**law.huellas, "LAmp": new}
        assert law.compared_until(["LAmp"], TODAY) == date(2026, 9, 1)
        assert law.compared_until(["LAmp", "CNPP", "CADH"], TODAY) == law.huellas["CNPP"].copia < date(2026, 9, 1)
        assert law.compared_until(["CADH"], TODAY) is None

    def it_was_compared_with_nothing_where_an_earlier_text_is_cited(self):
        law, carta = Jurisdiccion(CHIAPAS.folder), CHIAPAS.leyes["CPEUM"]
        earlier = Version(**carta.model_dump(include=set(Version.model_fields)) | {"vigente_hasta": date(2025, 12, 1)})
        vars(law)["leyes"] = {"CPEUM": carta.model_copy(update={"versiones": (earlier,)})}
        assert law.compared_until(["CPEUM"], TODAY) == law.huellas["CPEUM"].copia
        assert law.compared_until(["CPEUM"], date(2025, 11, 1)) is None

    def it_names_no_place_in_the_law_of_the_whole_country(self):
        for path in sorted((CHIAPAS.parent.folder).glob("*.yml")):
            assert "Chiapas" not in path.read_text(encoding="utf-8"), path.name

    def it_ends_with_a_court_for_any_case(self):
        assert all(rows[-1].cuando.traits() == set() for rows in CHIAPAS.destinatarios.values())

    def it_has_an_effect_to_ask_for_in_every_act(self):
        always = {row.id for row in CHIAPAS.tabla("efectos", frozenset(), "amparo")}
        for acto in CHIAPAS.actos:
            derived = read(caso_from_data(_data(actos=[{"tipo": acto}])), CHIAPAS).traits
            assert {row.id for row in CHIAPAS.tabla("efectos", derived, "amparo")} - always, acto

    def it_has_a_concept_of_violation_of_its_own_for_every_act(self):
        """Several acts share the want of an order in writing; none has only that."""
        of_each = {acto: _concepts(acto) for acto in CHIAPAS.actos}
        for acto, conceptos in of_each.items():
            assert conceptos - set().union(*(other for name, other in of_each.items() if name != acto)), acto

    def it_says_of_no_threat_to_a_life_that_the_order_is_missing(self):
        assert _concepts("vida") == {"vida"}

    def it_knows_the_124_municipalities_of_chiapas(self):
        codes = sorted(CHIAPAS.municipios)
        assert len(codes) == 124
        assert codes[0] == "07001"
        assert all(re.fullmatch(r"07\d{3}", code) for code in codes)
        assert len(set(CHIAPAS.municipios.values())) == 124

    def it_puts_the_courts_in_municipalities_that_exist(self):
        assert set(CHIAPAS.juzgados.sedes) <= set(CHIAPAS.municipios)

    def it_gives_every_law_its_source_and_dates(self):
        for codigo, ley in CHIAPAS.leyes.items():
            assert ley.fuente, codigo
            assert ley.verificado_el <= TODAY
            assert not set(ley.leidos) & set(ley.por_confirmar), codigo
            assert ley.leidos == () or ley.ultima_reforma, f"{codigo}: read, but which text?"


def _concepts(acto: str) -> set[str]:
    held = read(caso_from_data(_data(actos=[{"tipo": acto}])), CHIAPAS).traits
    return {row.id for row in CHIAPAS.tabla("conceptos", held, "amparo")}


class DescribeTheTemplates:
    """Articles come from the data; prose names none, save the name of a filing and the label of an act."""

    _LABELS = ("(ART. 15 DE LA LEY DE AMPARO)", "artículo 22 constitucional")

    @each("path", sorted(TEMPLATES.rglob("*.md")))
    def it_names_no_article_of_its_own(self, path):
        prose = path.read_text(encoding="utf-8").rpartition("---\n")[2]
        for label in self._LABELS:
            prose = prose.replace(label, "")
        assert re.findall(r"(?i)\bart(?:s|ículos?|\.) ?[\dIVX]+.*", re.sub(r"\{[{%#].*?[}%#]\}", "", prose)) == []

    @each("path", sorted(TEMPLATES.rglob("*.md")))
    def it_names_no_place_of_its_own(self, path):
        prose = path.read_text(encoding="utf-8").rpartition("---\n")[2]
        assert "Chiapas" not in prose

    @each("path", sorted(TEMPLATES.rglob("*.md")))
    def it_tests_only_traits_that_a_case_can_have(self, path):
        prose = path.read_text(encoding="utf-8").rpartition("---\n")[2]
        named = set(re.findall(r"rasgos\.(\w+)", prose)) | set(re.findall(r'rasgos\["([^"]+)"\]', prose))
        odd = named - vocabulary(CHIAPAS)
        assert odd == set(), f"no case has it: mend {path.name}, or derive it in law/mx/rasgos.yml or filings/traits.py"

    @each("path", sorted(TEMPLATES.rglob("*.md")))
    def it_cites_only_articles_that_the_data_holds(self, path):
        for call in re.findall(r"cita\(([^)]*)\)", path.read_text(encoding="utf-8").rpartition("---\n")[2]):
            codigo, *articulos = re.findall(r'"([^"]+)"', call)
            assert CHIAPAS.cite(codigo, articulos, TODAY).text

    def it_names_in_its_notes_only_articles_that_the_data_holds(self):
        known = {ley.nombre: codigo for codigo, ley in CHIAPAS.leyes.items()}
        for filing in catalogue().values():
            for note in filing.notas.values():
                cited = articles_cited(note, known)
                assert all(CHIAPAS.cite(known[ley], sorted(cited[ley]), TODAY).warning == "" for ley in cited), note


class DescribeAnotherCountry:
    def it_inherits_what_the_province_does_not_say(self):
        assert ATLANTIDA.leyes["CA"].nombre == "Carta de la Atlántida"
        assert ATLANTIDA.tablas["efectos"][0].id == "soltar"
        assert set(ATLANTIDA.municipios.values()) == {"Puerto Coral", "Isla Honda"}

    def it_cites_its_own_law(self):
        assert (
            ATLANTIDA.cite("CA", ["1", "7", "12 Bis"], TODAY).text
            == "artículos 1, 7 y 12 Bis de la Carta de la Atlántida"
        )
        assert ATLANTIDA.cite("EM", ["5"], TODAY).text == "artículo 5o. del Estatuto de las Mareas"

    def it_derives_its_own_traits(self):
        held = read(_at_sea("Isla Honda"), ATLANTIDA).traits
        assert {"marinera", "nivel:federal", "autoridad"} <= held
        assert ATLANTIDA.preceptos_de(held, "amparo") == {"CA": ("1", "2", "7"), "EM": ("10",)}

    @pytest.mark.parametrize(
        ("municipio", "heading", "place"),
        [
            ("Puerto Coral", "ILUSTRE CONSEJO DE LAS MAREAS EN", "Puerto Coral"),
            ("Isla Honda", "ILUSTRE CONSEJO DE LAS MAREAS", ""),
        ],
    )
    def it_addresses_its_own_courts(self, municipio, heading, place):
        found = addressee(read(_at_sea(municipio), ATLANTIDA), "amparo")
        assert (found.destino.encabezado, found.lugar) == (heading, place)

    def it_advises_by_its_own_table(self):
        told = advice(read(_at_sea("Isla Honda"), ATLANTIDA), ())
        assert told.filas == ("siempre", "encierro")
        assert [step.que for step in told.pasos] == ["Toque la campana", "Sople el caracol"]
        assert told.pasos[1].porque == (
            "La tienen los tritones; artículo 7 de la Carta de la Atlántida; artículo 5o. del Estatuto de las Mareas"
        )
        assert told.evite == ("No se sumerja.",)

    def it_keeps_its_own_time(self):
        (deadline,) = clock(read(_at_sea("Isla Honda"), ATLANTIDA))
        assert (deadline.id, deadline.vence) == ("abrir_la_concha", None)

    def it_lends_its_names_to_a_template(self):
        from docassemble.rightsforms.context import Citations, Reader, template_context

        caso = _at_sea("Puerto Coral")
        reading = read(caso, ATLANTIDA)
        reader = Reader(reading, Lector.JUZGADO, {})
        context = template_context(reading, reader, catalogue()["amparo_art15"], Citations(reading))
        assert context["entidad"] == "Provincia de Thule"
        (concept,) = context["conceptos"]
        assert concept["dice"].text == "Nadie puede ser encerrado en una concha sin conjuro"
        assert [row["dice"].text for row in context["efectos"]] == ["se abra la concha en que está encerrada"]
        assert [text.text for text in context["etiquetas"]] == ["encierro sin conjuro"]


class DescribeABrokenJurisdiction:
    @pytest.mark.parametrize("name", ["marte", "..", "mx/leyes", "", "mx_chiapas/../mx"])
    def it_must_be_one_of_ours(self, name):
        with pytest.raises(LawError, match="no hay una jurisdicción"):
            jurisdiccion(name)

    @pytest.mark.parametrize(
        "content", ["- cuando: {todo: [menor]}\n  citas: {}\n", "citas: {}\n", "- citas: {LAmp: [15]}\n", "a: [\n"]
    )
    def it_names_the_file_that_cannot_be_read(self, tmp_path, content):
        (tmp_path / "jurisdiccion.yml").write_text("{nombre: X, hereda: null, zona_horaria: UTC}", encoding="utf-8")
        (tmp_path / "preceptos.yml").write_text(content, encoding="utf-8")
        with pytest.raises(LawError, match=r"preceptos\.yml"):
            _ = Jurisdiccion(tmp_path).preceptos

    def it_names_a_file_that_nobody_has(self, tmp_path):
        (tmp_path / "jurisdiccion.yml").write_text("{nombre: X, hereda: null, zona_horaria: UTC}", encoding="utf-8")
        with pytest.raises(LawError, match=r"municipios\.yml"):
            _ = Jurisdiccion(tmp_path).municipios


def _data(**more: object) -> dict[str, object]:
    return {"informacion_hasta": "2026-11-22T12:00", **more}


def _at_sea(municipio: str) -> Caso:
    caso = caso_from_data(
        _data(
            actos=[{"tipo": "libertad_fuera_proc"}], autoridades=[{"corporacion": "tritones", "municipio": municipio}]
        )
    )
    return caso.model_copy(update={"informacion_hasta": datetime(2026, 11, 22, 12)})
