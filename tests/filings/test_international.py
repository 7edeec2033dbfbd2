"""The doors abroad: what each asks for, which two never go together, and whom they do not name."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Heading, ListBlock, Paragraph, Table, Text
from docassemble.rightsforms.filings import vocabulary
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, ClaseGestion, Gestion, UsoDelNombre, known
from tests.support.casos import NAMES, caso, draft, papers, rasgos, text
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
CIDH, CED, ONU = ABROAD = ("cidh_medidas_cautelares", "ced_accion_urgente", "onu_procedimientos")
GROUP = "Grupo de Trabajo sobre las Desapariciones Forzadas o Involuntarias"
DAY = re.compile(r"\d{1,2}(?:o\.)? de [a-z]+ de \d{4}")
GIRL = "desaparicion_con_denuncia_san_fernando"

every_case = each("name", NAMES)
every_draft = each(("filing", "name"), [(filing, name) for filing in ABROAD for name in NAMES])


@cache
def sections(filing: str, name: str) -> dict[str, str]:
    """The words under each heading."""
    found: dict[str, str] = {}
    here = ""
    for block in draft(name, filing).blocks:
        if isinstance(block, Heading):
            here = _line(block.inlines)
            found[here] = ""
        else:
            found[here] = found.get(here, "") + " " + _words(block)
    return found


def _words(block: object) -> str:
    if isinstance(block, ListBlock):
        return " ".join(_words(inner) for item in block.items for inner in item)
    if isinstance(block, Table):
        return " ".join(_line(cell) for row in block.rows for cell in row)
    return _line(block.inlines) if isinstance(block, Paragraph) else ""


def _line(inlines: tuple[object, ...]) -> str:
    return "".join(getattr(inline, "text", "") for inline in inlines)


def notes(made: Document) -> str:
    return " ".join(i.comment for i in made.inlines() if isinstance(i, Text) and i.comment)


def said_by_the_template(made: Document) -> str:
    return " ".join(i.text for i in made.inlines() if isinstance(i, Text))


def with_steps(name: str, *clases: ClaseGestion, documentos: tuple[str, ...] = ()) -> Caso:
    steps = tuple(Gestion(clase=clase, institucion="una oficina") for clase in clases)
    return caso(name).model_copy(update={"gestiones": steps, "documentos": documentos})


class DescribeTheThreeRequisites:
    TITLES = ("Gravedad", "Urgencia", "Riesgo de daño irreparable")

    @every_case
    def it_gives_each_a_heading_of_its_own_with_dates_when_the_facts_have_them(self, name):
        parts = sections(CIDH, name)
        dated = any(isinstance(h.momento.fecha, date) and h.origen != "supongo" for h in caso(name).hechos)
        assert [title for title in self.TITLES if not parts[title].strip()] == []
        assert not dated or all(DAY.search(parts[title]) for title in self.TITLES)

    @every_case
    def it_gives_each_other_words(self, name):
        parts = sections(CIDH, name)
        assert len({parts[title] for title in self.TITLES}) == 3

    def it_points_at_the_facts_by_their_number(self):
        made = text("comunidad_nuevo_jerusalen", CIDH)
        assert "3. El 14 de septiembre de 2026, a las 02:10 horas" in made
        assert "hecho 3, del 14 de septiembre de 2026" in sections(CIDH, "comunidad_nuevo_jerusalen")["Gravedad"]


class DescribeTheTwelveTitles:
    @every_case
    def it_has_them_all_in_order(self, name):
        titles = [
            [_line(block.inlines) for block in made.blocks if isinstance(block, Heading)] for made in papers(name, CIDH)
        ]
        twelve = [
            "Personas solicitantes y reserva de identidad",
            "Personas propuestas como beneficiarias",
            "Estado: México",
            "Contexto",
            "Hechos (en orden cronológico)",
            "Denuncias ante autoridades y respuesta",
            "Gravedad",
            "Urgencia",
            "Riesgo de daño irreparable",
            "Medidas solicitadas",
            "Conformidad de las personas beneficiarias",
            "Anexos",
        ]
        assert titles == [twelve] * len(titles)


class DescribeThoseWhoseNameIsKept:
    """Facts stay as they were told, and a note asks the attorney to look there; every clause of ours keeps the name."""

    def people(self, of: Caso) -> list[str]:
        return [str(p.nombre) for p in (*of.quejosas, of.promovente) if known(p.nombre)]

    @every_case
    def it_names_nobody_in_the_table_of_beneficiaries(self, name):
        made = draft(name, CIDH)
        (table, *_) = [block for block in made.blocks if isinstance(block, Table)]
        names = [n for n in self.people(caso(name)) if len(n.split()) > 1]
        assert [n for n in names if n in _words(table)] == []

    @pytest.mark.parametrize("filing", ABROAD)
    def it_gives_a_child_and_whoever_asked_for_it_by_their_initials(self, filing):
        made = text(GIRL, filing)
        assert "Y. E. R." in made
        assert "M. R. O." in made
        assert [n for n in ("Yolanda", "Yoli", "Matilde", "EURY100214MCSSXL09", "14 de febrero") if n in made] == []

    @pytest.mark.parametrize("filing", ABROAD)
    @pytest.mark.parametrize("use", [UsoDelNombre.INICIALES, UsoDelNombre.RESERVADO])
    def it_keeps_the_name_of_whoever_consented_to_no_more(self, filing, use):
        first, *others = caso("desaparicion_larrainzar").quejosas
        asked = first.model_copy(update={"consentimiento": first.consentimiento.model_copy(update={"nombre": use})})
        of = caso("desaparicion_larrainzar").model_copy(update={"quejosas": (asked, *others)})
        assert "Antonio" not in said_and_answered(engine.draft(of, filing), without="pruebas")

    def it_keeps_it_when_the_same_person_files_under_the_same_name(self):
        of = caso("defensora_amenazada_simojovel")
        kept = of.model_copy(update={"promovente": of.promovente.model_copy(update={"nombre_reservado": True})})
        assert "Anselma" not in engine.write(engine.draft(kept, CIDH), "txt").decode()

    @pytest.mark.parametrize("filing", ABROAD)
    def it_asks_the_attorney_to_look_for_the_name_in_the_facts(self, filing):
        assert "Lea los hechos" in notes(draft(GIRL, filing)).replace("lea los hechos", "Lea los hechos")
        assert "lea los hechos" not in notes(draft("desaparicion_larrainzar", filing)).casefold()


def said_and_answered(made: Document, without: str) -> str:
    inlines = (i for i in made.inlines() if without not in getattr(i, "path", ""))
    return " ".join(getattr(i, "text", "") for i in inlines)


class DescribeTheUrgentActionOfTheCommittee:
    REPORTS = (ClaseGestion.DENUNCIA, ClaseGestion.REPORTE)

    @every_case
    def it_is_offered_only_after_a_report_or_a_complaint_in_the_country(self, name):
        held = rasgos(name)
        assert not engine.fits(caso(name), CED) or {"gestion:denuncia", "gestion:reporte_busqueda"} & held

    @pytest.mark.parametrize("step", REPORTS)
    def it_opens_with_either(self, step):
        assert not engine.fits(with_steps("desaparicion_larrainzar"), CED)
        assert not engine.fits(with_steps("desaparicion_larrainzar", ClaseGestion.VISITA, ClaseGestion.QUEJA), CED)
        assert engine.fits(with_steps("desaparicion_larrainzar", step), CED)

    def it_says_what_to_do_first(self):
        (reason,) = engine.exclusions(caso("desaparicion_larrainzar"), CED)
        assert reason.motivo.startswith("Primero el reporte de búsqueda y la denuncia.")

    @every_case
    def it_is_for_the_missing_and_for_what_the_state_did_or_allowed(self, name):
        held = rasgos(name)
        if engine.fits(caso(name), CED):
            assert "posible_desaparicion" in held
            assert held.isdisjoint({"solo_particulares", "paradero:conocido", "estatus:libre"})

    @every_case
    def it_tells_the_attorney_of_the_other_procedure_and_of_the_day_of_the_treaty(self, name):
        said = notes(draft(name, CED))
        assert GROUP in said
        assert "23 de diciembre de 2010, por confirmar" in said


class DescribeTheWorkingGroupOnDisappearances:
    @every_case
    def it_is_never_offered_with_the_committee(self, name):
        assert not (engine.fits(caso(name), CED) and GROUP in text(name, ONU))

    @every_case
    def it_is_never_written_to_once_the_committee_was_chosen(self, name):
        chosen = caso(name).model_copy(update={"documentos": (CED,)})
        assert GROUP not in said_by_the_template(engine.draft(chosen, ONU))

    @pytest.mark.parametrize("documentos", [(), (CED,)])
    def it_is_explained_to_the_attorney_either_way(self, documentos):
        of = with_steps("desaparicion_larrainzar", documentos=documentos)
        assert "Comité contra la Desaparición Forzada" in notes(engine.draft(of, ONU))

    @every_case
    def it_is_only_for_the_missing(self, name):
        assert GROUP not in text(name, ONU) or "posible_desaparicion" in rasgos(name)


class DescribeTheMandates:
    def it_tests_only_traits_that_a_case_can_have(self):
        for row in CHIAPAS.tablas["mandatos"]:
            assert row.cuando.traits() - vocabulary(CHIAPAS) == set(), row.id

    @each("row", CHIAPAS.tablas["mandatos"])
    def it_is_chosen_by_the_facts_of_some_case_and_not_by_those_of_another(self, row):
        held = [rasgos(name) for name in NAMES]
        assert {row.cuando.fits(rasgos) for rasgos in held} == {True, False}


class DescribeADoorAbroad:
    @every_draft
    def it_prints_no_way_in(self, filing, name):
        """Addresses change: they stand in the directory, with the day they were checked."""
        said = said_by_the_template(draft(name, filing))
        assert re.findall(r"\S+@\S+|https?:|www\.|\b\w+\.(?:org|com|mx)\b|\+?\d[\d ()-]{8,}\d", said) == []

    @every_draft
    def it_prints_no_telephone_no_mail_and_no_shelter_of_the_case(self, filing, name):
        """They go on a sheet of their own, which is not sent on to the State."""
        own = {"promovente.telefono", "promovente.correo", "proteccion.contacto_seguro", "comunidad.refugio"}
        printed = {getattr(inline, "path", "") for inline in draft(name, filing).inlines()}
        assert own & printed == set()

    @every_draft
    def it_takes_abroad_no_evidence_that_was_kept_for_another_use(self, filing, name):
        for prueba in caso(name).pruebas:
            if prueba.uso and "internacional" not in prueba.uso:
                assert str(prueba.descripcion) not in text(name, filing)

    @every_draft
    def it_asks_for_reserve_unless_the_person_does_not_want_it(self, filing, name):
        kept = "no se comuniquen al Estado" in text(name, filing)
        assert kept is (caso(name).promovente.pide_resguardo is not False)

    @every_draft
    def it_speaks_to_no_court(self, filing, name):
        said = said_by_the_template(draft(name, filing))
        assert [w for w in ("PROTESTO", "parte quejosa", "autoridad responsable", "demanda") if w in said] == []

    def it_is_written_even_if_nobody_in_the_country_was_told_and_says_so_to_the_attorney(self):
        made = engine.draft(with_steps("comunidad_nuevo_jerusalen"), CIDH)
        assert engine.fits(with_steps("comunidad_nuevo_jerusalen"), CIDH)
        assert "Esto no impide presentar la solicitud" in notes(made)

    def it_is_not_for_what_is_over(self):
        (reason,) = engine.exclusions(caso("excluido_libre"), CIDH)
        assert "ya terminaron" in reason.motivo
