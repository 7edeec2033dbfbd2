"""The hand-over pack: what is in it, what its pages say, and what no name of a file gives away."""

from __future__ import annotations

import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import get_origin
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Binder, Document
from docassemble.rightsforms.assembly.pdf import write_binder
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.expediente import chosen, expediente, expediente_pdf
from docassemble.rightsforms.expediente.pages import cover, pages
from docassemble.rightsforms.filings import TEMPLATES, read, vocabulary
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.law.models import Punto
from docassemble.rightsforms.record import Caso, SeIgnora, caso_from_data, label, load_case
from docassemble.rightsforms.record import hechos as of_facts
from docassemble.rightsforms.record.leaf import Part
from docassemble.rightsforms.words import words
from tests.support.casos import FILING, NAMES, caso, folded
from tests.support.each import each
from tests.support.texts import letters_of, pdf_pages, pdf_stored_pages, pdf_text
from tests.support.validators import pdfua_failures

CHIAPAS = jurisdiccion("mx_chiapas")
FULL, UNKNOWN, HOSTILE, RAID, COMMUNITY = (
    "desaparicion_larrainzar",
    "todo_se_ignora",
    "marcas_hostiles",
    "redada_tila",
    "comunidad_nuevo_jerusalen",
)
SEVERAL = "desaparicion_sin_rastro"  # its first steps are carried out by more than one filing
every_case = each("name", NAMES)
bound_cases = pytest.mark.parametrize("name", [FULL, UNKNOWN, COMMUNITY, SEVERAL, "apenas_empezado"])


@cache
def packed(name: str) -> bytes:
    return expediente(caso(name))


def files(name: str) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed(name))) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def bound(name: str) -> bytes:
    return files(name)["expediente.pdf"]


@cache
def page_documents(name: str) -> dict[str, Document]:
    case = caso(name)
    return {page.filing_id.removeprefix("expediente_"): page for page in pages(case, chosen(case))}


def said(name: str, page: str) -> str:
    return folded(engine.write(page_documents(name)[page], "txt").decode())


def review(name: str) -> dict[int, str]:
    """What stands beside each point of the review."""
    rows = engine.write(page_documents(name)["revision"], "txt").decode().split("\n")
    return {int(found[1]): found[2] for row in rows if (found := re.match(r"(\d+)\t[^\t]*\t([^\t]*)\t□", row))}


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    """The sections and the page each begins on, from 0."""
    reader = PdfReader(BytesIO(content))
    sections = [entry for entry in reader.outline if not isinstance(entry, list)]
    return [(str(entry.title), reader.get_destination_page_number(entry)) for entry in sections]


class DescribeThePack:
    def it_holds_what_an_attorney_needs(self):
        draft = "demanda_de_amparo_articulo_15"
        assert list(files(FULL)) == [
            "00_indice.txt",
            "expediente.pdf",
            f"borradores/{draft}.docx",
            f"borradores/{draft}.pdf",
            f"reservado/{draft}_hoja_reservada.docx",
            f"reservado/{draft}_hoja_reservada.pdf",
            "caso.json",
            "plazos.ics",
        ]

    def it_lists_every_file_in_its_index(self):
        index = files(SEVERAL)["00_indice.txt"].decode()
        assert len(files(SEVERAL)) > 8
        assert [name for name in list(files(SEVERAL))[1:] if name.rsplit(".", 1)[0] not in index] == []

    def it_gives_the_answers_back(self):
        assert load_case(files(FULL)["caso.json"]) == caso(FULL)

    def it_holds_the_very_drafts(self):
        made = files(FULL)
        for fmt in ("docx", "pdf"):
            name = f"borradores/{engine.filename(FILING, fmt)}"
            assert made[name] == engine.write(engine.draft(caso(FULL), FILING), fmt)

    def it_brings_no_calendar_when_nothing_runs(self):
        assert "plazos.ics" not in files("apenas_empezado")

    def it_is_the_same_twice(self):
        assert expediente(caso(FULL)) == packed(FULL)

    def it_is_dated_by_the_answers(self):
        with ZipFile(BytesIO(packed(FULL))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 5, 17, 12, 0, 0)}

    def it_can_be_made_of_a_case_older_than_any_archive(self):
        old = caso_from_data({"informacion_hasta": "1968-10-02T18:10"})
        with ZipFile(BytesIO(expediente(old))) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}

    @pytest.mark.parametrize("name", [FULL, RAID])
    def it_names_nobody_in_names_of_files_nor_in_what_a_file_says_of_itself(self, name):
        told = " ".join(files(name)) + str(PdfReader(BytesIO(bound(name))).metadata)
        people = [*caso(name).quejosas, caso(name).promovente]
        parts = {part for person in people for part in str(person.nombre).split()}
        assert [part for part in parts if part in told] == []

    def it_holds_the_filings_that_were_chosen_here(self):
        assert chosen(caso(FULL), ["queja_derechos_humanos"]) == ("queja_derechos_humanos",)

    def it_holds_those_that_the_case_names_else(self):
        assert chosen(caso(FULL)) == ("amparo_art15",)

    def it_holds_those_to_begin_with_while_nobody_chose(self):
        assert chosen(caso(SEVERAL)) == tuple(filing.id for filing in engine.recommended(caso(SEVERAL)))

    def it_holds_each_filing_once(self):
        assert chosen(caso(FULL), [FILING, FILING]) == (FILING,)


class DescribeTheBoundPdf:
    @bound_cases
    def it_satisfies_the_rules_of_accessible_pdf(self, name):
        assert pdfua_failures(bound(name)) == []

    @bound_cases
    def it_has_a_bookmark_for_the_cover_each_page_and_each_draft(self, name):
        case = caso(name)
        titles = [page.title for page in pages(case, chosen(case))]
        drafts = [f"Borrador: {engine.filing(filing_id).titulo}" for filing_id in chosen(case)]
        assert [title for title, _ in bookmarks(bound(name))] == [cover(case, ()).title, *titles, *drafts]

    @bound_cases
    def it_prints_in_its_index_the_page_where_each_part_begins(self, name):
        parts = enumerate(bookmarks(bound(name))[1:], 1)
        lines = (rf"{number}\.{re.escape(letters_of(title))}\.*{page + 1}" for number, (title, page) in parts)
        front = cover(caso(name), ())
        assert re.search("".join(lines), "".join(_body(page, front) for page in pdf_pages(bound(name))[:2]))

    @bound_cases
    def it_says_each_draft_as_the_draft_says_itself(self, name):
        content, case = bound(name), caso(name)
        found, printed = bookmarks(content)[-len(chosen(case)) or None :], pdf_pages(content)
        ends = [page for _, page in found[1:]] + [len(printed)]
        for filing_id, (_, start), end in zip(chosen(case), found, ends, strict=False):
            draft = engine.draft(case, filing_id)
            alone = pdf_pages(engine.write(draft, "pdf"))
            assert len(alone) == end - start
            assert [_body(page, draft) for page in printed[start:end]] == [_body(page, draft) for page in alone]

    def it_loses_no_letter_where_the_direction_changes(self):
        """As stored, where every letter stands once; only the labels of lists stand at the end of their page."""
        case, content = caso(HOSTILE), bound(HOSTILE)
        stored, (first, *_) = pdf_stored_pages(content), chosen(case)
        draft, sections = engine.draft(case, first), bookmarks(content)
        start = dict(sections)[f"Borrador: {draft.title}"]
        end = next((page for _, page in sections if page > start), len(stored))
        running = letters_of(f"{draft.draft_mark}{draft.title}.{draft.footer}")
        body = "".join(re.sub(rf"{re.escape(running)}Página\d+de\d+$", "", letters_of(p)) for p in stored[start:end])
        assert sorted(body) == sorted(letters_of(write_text(draft)))

    @bound_cases
    def it_says_on_every_page_that_it_is_a_draft_and_counts_over_the_whole(self, name):
        printed = [letters_of(page) for page in pdf_pages(bound(name))]
        assert all("BORRADOR" in page for page in printed)
        assert all(f"Página{n}de{len(printed)}" in page for n, page in enumerate(printed, 1))

    def it_says_on_the_pages_of_the_attorney_that_they_are_confidential(self):
        own = bookmarks(bound(FULL))[-1][1]
        printed = [letters_of(page) for page in pdf_pages(bound(FULL))]
        assert ["CONFIDENCIAL" in page for page in printed] == [n < own for n in range(len(printed))]

    def it_says_that_a_practice_case_is_one(self):
        practice = expediente_pdf(caso("firma_a_ruego_tenejapa"))
        assert all("PRÁCTICA" in page for page in pdf_pages(practice))

    @pytest.mark.parametrize("name", [FULL, COMMUNITY])
    def it_loses_no_word_of_the_attorneys_pages(self, name):
        whole = letters_of(pdf_text(bound(name)))
        for page in page_documents(name).values():
            blocks = [block for block in engine.write(page, "txt").decode().split("\n\n") if "\t" not in block]
            assert [block for block in blocks if letters_of(block)[:40] not in whole] == []


def _body(page: str, draft: Document) -> str:
    """A page without what runs on every one; the foot begins with the title only in the pack."""
    foot = f"(?:{re.escape(letters_of(draft.title))}\\.)?{re.escape(letters_of(draft.footer))}"
    letters = letters_of(page).replace(letters_of(draft.draft_mark), "", 1)
    return re.sub(rf"Página\d+de\d+$|{foot}", "", re.sub(rf"(?:{foot})?Página\d+de\d+(?:{foot})?$", "", letters))


class DescribeTheSheet:
    @every_case
    def it_stands_on_one_page(self, name):
        assert len(pdf_pages(write_binder(Binder(page_documents(name)["ficha"], ())))) == 1

    def it_stands_on_one_page_whatever_was_typed(self):
        long = "palabra " * 400 + "x" * 400
        data = caso(FULL).model_dump(mode="json", exclude_defaults=True)
        data["hechos"][0]["texto"] = data["paradero"]["lugar"] = data["promovente"]["nombre"] = long
        data["proteccion"] = {"contacto_seguro": long}
        data["detencion"]["lugar"] = {"municipio": long, "comunidad": long, "descripcion": long}
        data["quejosas"] = [{"nombre": long, "lengua": long, "variante": long} for _ in range(50)]
        data["autoridades"] = [{"corporacion": "policia_municipal", "nombre": long} for _ in range(20)]
        huge = caso_from_data(data)
        ids = tuple(filing.id for filing in engine.offered(huge))
        sheet = next(page for page in pages(huge, ids) if page.filing_id == "expediente_ficha")
        assert len(ids) > 10
        assert len(pdf_pages(write_binder(Binder(sheet, ())))) == 1

    def it_tells_who_when_where_and_by_whom(self):
        sheet = said(FULL, "ficha")
        for words_of_it in (
            "Antonio López Sántiz, 41 años",
            "desaparición forzada",
            "16 de mayo de 2026, 21:30 horas (aproximado)",
            "comunidad de Ch'ul Vo' Nuevo, municipio de Larráinzar",
            "Guardia Nacional",
            "no reconocen tenerla",
            "María Gómez Pérez (es su esposa)",
            "Peligro ahora: Sí",
        ):
            assert words_of_it in sheet

    def it_tells_why_each_filing_is_proposed(self):
        assert "Presente hoy mismo el amparo para que la busquen" in said(FULL, "ficha")

    def it_tells_the_fact_that_was_told_first_and_no_supposition(self):
        assert "Llegaron cinco hombres" in said(FULL, "ficha")
        assert "dueño del banco de arena" not in said(FULL, "ficha")

    def it_tells_of_a_community(self):
        assert "Comunidad: Nuevo Jerusalén del Río, 64 familias, 312 personas" in said(COMMUNITY, "ficha")


class DescribeTheOtherPages:
    def it_puts_facts_and_steps_in_one_time_line(self):
        line = said(FULL, "cronologia")
        order = [
            "fue amenazado",
            "Llegaron cinco hombres",
            "Policía Municipal de Larráinzar",
            "sin registro",
            "Creo que",
        ]
        assert [line.index(words_of_it) for words_of_it in order] == sorted(line.index(w) for w in order)

    def it_calls_a_supposition_one(self):
        assert "Creo que los mandó el dueño del banco de arena. suposición" in said(FULL, "cronologia")
        assert "Creo que los mandó el dueño del banco de arena" in said(FULL, "banderas")

    def it_prints_a_hash_whole(self):
        assert str(caso(COMMUNITY).pruebas[7].sha256) in said(COMMUNITY, "pruebas")

    def it_asks_for_what_the_chosen_filings_lack(self):
        case = caso(RAID)
        lacking = [fact.row.label for fact in engine.missing(case, chosen(case))]
        assert lacking
        assert [row for row in lacking if row[1:] not in said(RAID, "preguntas")] == []

    @pytest.mark.parametrize("name", [FULL, UNKNOWN, COMMUNITY])
    def it_lists_everything_that_nobody_knows(self, name):
        asked = json.dumps(caso(name).model_dump(mode="json")).count('"se_ignora": true')
        listed = said(name, "preguntas").partition("se ignora Dato")[2]
        assert asked > 3
        assert f"{asked} que se ignoran" in said(name, "ficha")
        assert len(re.findall(r"(?=Persona afectada 1: variante)", listed)) == 1

    def it_tells_the_question_that_asks(self):
        assert "Detención: lugar, municipio ¿Dónde fue?" in said(UNKNOWN, "preguntas")

    def it_tells_how_to_reach_people_and_in_which_language(self):
        people = said(COMMUNITY, "personas")
        assert (
            "Juana Aguilar Vázquez Quien promueve tojolabal, variante que se ignora; habla poco español 963 555"
            in people
        )
        assert "Elvira Santis Morales Intérprete" in people

    def it_tells_what_each_person_allowed(self):
        assert "Mateo Cruz Jiménez Sí amparo, queja" in said(COMMUNITY, "consentimientos")
        assert "solo iniciales No Sí Sí" in said(COMMUNITY, "consentimientos")

    def it_flags_a_permission_that_is_not_clear(self):
        assert "No consta que se le explicara para qué se usan sus datos: Antonio López" in said(FULL, "banderas")
        assert "Permisos que no están claros Ninguno" in said(COMMUNITY, "banderas")

    def it_flags_what_somebody_does_not_want_shared(self):
        refused = case_with(quejosas=[{"nombre": "Ana", "consentimiento": {"compartir": False}}])
        assert "No autorizó compartir sus datos con la persona abogada: Ana" in text_of(refused, "banderas")

    def it_tells_a_witness_by_a_key_when_the_name_is_kept(self):
        witness = {"seudonimo": "T-1", "declarante": {"nombre": "Rosa Ejemplo", "nombre_reservado": True}}
        whole = "".join(text_of(case_with(testimonios=[witness]), page) for page in page_documents(FULL))
        assert "Testigo T-1" in whole
        assert "Rosa Ejemplo" not in whole

    @every_case
    def it_never_tells_where_people_hide(self, name):
        refuge = caso(name).comunidad.refugio
        if isinstance(refuge, str):
            assert not any(refuge in said(name, page) for page in page_documents(name))

    def it_says_why_a_chosen_filing_is_the_wrong_door(self):
        case = caso("excluido_juez")
        reason = engine.exclusions(case, FILING)[0]
        assert reason.motivo in text_of(case, "banderas", (FILING,))

    def it_shows_answers_that_contradict_each_other(self):
        free = Caso.model_validate(
            {
                "informacion_hasta": "2026-05-20T10:00",
                "detencion": {"estatus": "libre"},
                "paradero": {"estado": "negado"},
            }
        )
        assert "Respuestas que se contradicen" in text_of(free, "banderas")

    @pytest.mark.parametrize("page", list(page_documents("apenas_empezado")))
    def it_prints_what_was_typed_letter_for_letter(self, page):
        typed = "**a** | {{ b }} <b>c</b> # d \\ [FILE 1]"
        case = case_with(
            hechos=[{"texto": typed, "origen": "supongo"}, {"texto": typed, "origen": "vi"}],
            gestiones=[{"institucion": typed, "respuesta": typed}],
            pruebas=[{"descripcion": typed}],
            quejosas=[{"nombre": typed, "consentimiento": {"imposible": typed}}],
            proteccion={"contacto_seguro": typed},
        )
        assert typed in text_of(case, page) or page in ("preguntas", "escritos", "revision")

    @pytest.mark.parametrize("path", sorted((TEMPLATES / "expediente").glob("*.md")), ids=lambda path: path.name)
    def it_says_every_sentence_in_some_case(self, path: Path):
        told = folded(" ".join(_everything())).upper()
        assert [piece for piece in _pieces(path.read_text(encoding="utf-8")) if piece.upper() not in told] == []

    @every_case
    def it_holds_no_leftovers_of_a_template(self, name):
        if name == HOSTILE:
            return
        whole = " ".join(said(name, page) for page in page_documents(name))
        assert [mark for mark in ("{", "}", "None", "()", "[]", "«»", " ,", " ;", "[U]") if mark in whole] == []


class DescribeTheReview:
    def it_has_thirty_points_in_order(self):
        assert [row.id for row in CHIAPAS.revision] == list(range(1, 31))
        assert list(review(FULL)) == list(range(1, 31))

    @each("row", [*CHIAPAS.revision, *CHIAPAS.banderas])
    def it_tests_only_traits_that_a_case_can_have_and_cites_what_the_data_holds(self, row):
        conditions = [answer.cuando for answer in row.respuestas] if isinstance(row, Punto) else [row.cuando]
        assert {trait for cuando in conditions for trait in cuando.traits()} <= vocabulary(CHIAPAS)
        assert CHIAPAS.cite_all(row.fundamento, caso(FULL).informacion_hasta.date()) or not row.fundamento

    @each("row", [*CHIAPAS.revision, *CHIAPAS.banderas])
    def it_says_each_thing_in_some_case_and_not_in_all(self, row):
        held = [read(case, CHIAPAS).traits for case in (*map(caso, NAMES), old_and_feared())]
        for cuando in [answer.cuando for answer in row.respuestas] if isinstance(row, Punto) else [row.cuando]:
            assert {cuando.fits(rasgos) for rasgos in held} == {True, False}, cuando

    def it_says_that_there_is_a_minor(self):
        assert review(RAID)[16] == "Sí: hay una persona menor de 18 años."
        assert review(FULL)[16] == ""

    def it_says_that_there_was_another_amparo(self):
        assert review("excluido_duplicado")[11].startswith("Sí: se contestó que ya hay otro amparo.")
        assert review(FULL)[11] == ""

    def it_says_what_was_and_was_not_reported(self):
        assert "No consta la denuncia." in review(FULL)[20]
        assert "Ya se presentó la denuncia." in review("desaparicion_con_denuncia_altamirano")[20]

    def it_says_who_holds_charge_in_the_community(self):
        assert "autoridad de la comunidad" in review("comunidad_chapultenango")[21]

    def it_leaves_judgement_to_whoever_reviews(self):
        assert {review(name)[point] for name in (FULL, UNKNOWN) for point in (3, 4, 6, 13, 26, 29, 30)} == {""}

    def it_says_of_when_the_oldest_copy_of_the_laws_is(self):
        day = min(row.copia for row in CHIAPAS.cotejos.values())
        assert f"se compararon con copias del {day:%d/%m/%Y} o más nuevas." in said(FULL, "revision")

    def it_ends_with_a_place_for_the_sign_off(self):
        assert said(FULL, "revision").endswith("Visto bueno: □ Sí □ No Motivo, si no")


class DescribeTheWordsOfTheRecord:
    def it_has_words_for_every_leaf(self):
        for path in _leaf_paths(Caso, ""):
            assert label(path.replace("*", "0")), path

    @pytest.mark.parametrize(
        "option",
        [
            *of_facts.Origen,
            *of_facts.Estatus,
            *of_facts.EstadoParadero,
            *of_facts.Situacion,
        ],
    )
    def it_has_words_for_every_option(self, option):
        assert words("registro")["opciones"][type(option).__name__][option]


def case_with(**more: object) -> Caso:
    return caso_from_data({"informacion_hasta": "2026-05-20T10:00", **more})


def old_and_feared() -> Caso:
    """What no other case is: more than a year old, and a middling danger."""
    return case_with(detencion={"momento": {"fecha": "2024-05-01"}}, proteccion={"represalia": "medio"})


def text_of(case: Caso, page: str, ids: tuple[str, ...] = ()) -> str:
    made = {each.filing_id.removeprefix("expediente_"): each for each in pages(case, ids)}
    return folded(engine.write(made[page], "txt").decode())


def _everything() -> list[str]:
    """All pages of all cases, and those of a few that only a test would make."""
    drawn = [said(name, page) for name in NAMES for page in page_documents(name)]
    drawn += [engine.write(cover(caso(name), chosen(caso(name))), "txt").decode() for name in (FULL, UNKNOWN)]
    nobody = case_with()
    odd = Caso.model_validate(
        {
            "informacion_hasta": "2026-05-20T10:00",
            "quejosas": [
                {"consentimiento": {"informada": True}},
                {"alias": "Chepe", "consentimiento": {"compartir": False}},
                {"consentimiento": {"imposible": "está presa"}},
            ],
            "detencion": {"estatus": "libre", "puesta_a_disposicion": {"fecha": "2026-05-01"}},
            "paradero": {"estado": "negado"},
            "presentacion": {"presentado": {"fecha": "2026-05-02"}},
            "acto_colectivo": {"conocimiento": {"fecha": "2026-05-03"}},
            "atencion": {"desde": {"fecha": "2026-05-04"}},
            "gestiones": [{"institucion": "x", "respuesta": {"se_ignora": True}, "negaron": True}],
            "testimonios": [{"declarante": {"nombre_reservado": True}, "inicio": {"fecha": "2026-05-05"}}],
        }
    )
    for case, ids in ((nobody, ()), (odd, ()), (caso("excluido_juez"), (FILING,))):
        drawn += [engine.write(page, "txt").decode() for page in pages(case, ids)]
    drawn += [text_of(filed(), page) for page in ("banderas", "ficha")]
    flags = {"peligro_ahora": True, "amparo_previo": {"existe": True}, "detencion": {"orden_judicial": True}}
    drawn += [text_of(case_with(hay_mas_quejosas=True, quejosas=[{"edad": 9}], **flags), "ficha")]
    huge = case_with(quejosas=[{"nombre": str(n)} for n in range(6)], autoridades=[{}] * 7)
    drawn += [text_of(huge, "ficha", tuple(f.id for f in engine.filings()))]
    return drawn


def filed() -> Caso:
    """Handed in: now the reminders run."""
    data = caso(FULL).model_dump(mode="json", exclude_defaults=True)
    data["presentacion"]["presentado"] = {"fecha": "2026-05-17", "hora": "11:30"}
    return caso_from_data(data)


def _pieces(template: str) -> list[str]:
    """What a template says, without its logic and its marks."""
    body = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    found = re.split(r"\{\{.*?\}\}|\{%.*?%\}|:::.*|\n\n|-{3,}|\|", body)
    return [folded(re.sub(r"(?m)^\s*(?:1\.|-|#+) |[*\\]", "", piece)) for piece in found]


def _leaf_paths(part: type[Part], path: str) -> list[str]:
    """Where "no se sabe" can be answered."""
    found: list[str] = []
    for name, field in part.model_fields.items():
        here = f"{path}.{name}" if path else name
        if "Leaf" in str(field.annotation):
            found.append(here)
            continue
        inner = getattr(field.annotation, "__args__", (field.annotation,))[0]
        if isinstance(inner, type) and issubclass(inner, Part) and inner is not SeIgnora:
            found += _leaf_paths(inner, f"{here}.*" if get_origin(field.annotation) is tuple else here)
    return found
