"""The DOCX: what an attorney finds when they open it."""

from __future__ import annotations

import dataclasses
import re
import time
import zipfile
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import (
    Document,
    ListBlock,
    PageBreak,
    Paragraph,
    Signature,
    Span,
    Table,
    Text,
)
from docassemble.rightsforms.assembly.docx import write_docx
from docassemble.rightsforms.assembly.docx.controls import bookmark_name, control_id
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.record import Hecho, value_at
from tests.support.casos import caso
from tests.support.sample import CREATED, answering, paragraph, sample
from tests.support.texts import docx_text, libreoffice, libreoffice_text, words_of
from tests.support.validators import openxml_audit_errors


@pytest.fixture(scope="module")
def content():
    return write_docx(sample())


@pytest.fixture(scope="module")
def file(content):
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def marked():
    """An alert, and a table to be filled with a pen."""
    blank = Table((((Text("Nombre"),), (Text("Huella"),)), ((), ())), by_hand=True)
    return write_docx(dataclasses.replace(sample(), blocks=(Paragraph((Text("PLAZO"),), "alerta"), blank)))


def written(*blocks):
    return docx.Document(BytesIO(write_docx(dataclasses.replace(sample(), blocks=blocks))))


def signature(name, kind="firma"):
    return Signature(((Text(name),),), kind)


def border_of(paragraph):
    """The border and the indents that decide whether a word processor joins it with its neighbour's; None without."""
    own, style = paragraph._p.pPr, paragraph.style.element.pPr
    border = own.find(qn("w:pBdr"))
    border = style.find(qn("w:pBdr")) if border is None else border
    return None if border is None else (etree.tostring(border), etree.tostring(own.find(qn("w:ind"))))


def is_held(paragraph):
    return bool(paragraph.paragraph_format.keep_with_next or paragraph.style.paragraph_format.keep_with_next)


def written_controls(case):
    return set(controls(docx.Document(BytesIO(write_docx(engine.draft(case, "amparo_art15"))))))


def controls(file):
    """(id, alias, tag, text) of every content control."""
    found = []
    for control in file.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        names = [properties.find(qn(f"w:{tag}")).get(qn("w:val")) for tag in ("id", "alias", "tag")]
        found.append((*names, "".join(text.text for text in control.iter(qn("w:t")))))
    return found


class DescribeTheWordsOfTheDocx:
    def it_says_the_same_as_the_plain_text(self, content):
        assert words_of(docx_text(content)) == words_of(write_text(sample()))

    def it_loses_nothing_in_libreoffice(self, content):
        # LibreOffice writes the label of a petitorio without its capitals when it saves plain text.
        assert words_of(libreoffice_text(content)).casefold() == words_of(write_text(sample())).casefold()

    def it_keeps_spaces_line_breaks_and_tabs_of_an_answer(self):
        written = docx.Document(BytesIO(write_docx(answering("  uno\n\n dos\ttres   "))))
        assert written.paragraphs[0]._p.find(f".//{qn('w:sdtContent')}/{qn('w:r')}").text == "  uno\n\n dos\ttres   "


class DescribeTheFormOfTheDocx:
    def it_satisfies_the_open_xml_rules(self, content):
        assert openxml_audit_errors(content) == []

    def it_satisfies_them_without_a_single_block(self):
        assert openxml_audit_errors(write_docx(Document("p", "P", (), CREATED, "", "", summary="nota"))) == []

    def it_uses_named_styles_and_headings_that_the_navigator_lists(self, file):
        names = {paragraph.style.name for paragraph in file.paragraphs}
        assert {"Rubro", "Autoridad", "Cuerpo del escrito", "Hecho", "Petitorio", "Firma", "Heading 1"} <= names

    def it_is_letter_size_with_room_for_the_clip(self, file):
        section = file.sections[0]
        assert (round(section.page_width.cm, 2), round(section.page_height.cm, 2)) == (21.59, 27.94)
        assert section.left_margin > section.right_margin

    def it_is_in_the_spanish_of_mexico(self, file):
        language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        assert language.get(qn("w:val")) == "es-MX"

    def it_counts_its_pages_in_the_footer(self, file):
        footer = file.sections[0].footer._element
        fields = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert sample().footer in "".join(text.text for text in footer.iter(qn("w:t")))


class DescribeWhatIsSeenFirstAndWhatIsFilledByHand:
    def it_shows_an_alert_bold_in_dark_red_beside_a_rule(self, marked):
        style = docx.Document(BytesIO(marked)).paragraphs[0].style
        assert (style.name, style.font.bold, str(style.font.color.rgb)) == ("Alerta", True, "8B0000")
        assert style.element.pPr.find(qn("w:pBdr")).find(qn("w:left")).get(qn("w:color")) == "8B0000"

    def it_makes_room_to_sign_in_every_row_but_the_header(self, marked):
        (table,) = docx.Document(BytesIO(marked)).tables
        assert [row.height and round(row.height.cm, 1) for row in table.rows] == [None, 1.7]

    def it_satisfies_the_open_xml_rules(self, marked):
        assert openxml_audit_errors(marked) == []


class DescribePlacesToSign:
    def it_gives_each_its_own_rule_however_many_stand_in_a_row(self):
        file = written(signature("Ana"), signature("Juan"), signature("Luz", "huella"), signature("Eva", "huella"))
        borders = [border_of(paragraph) for paragraph in file.paragraphs]
        assert sum(border is not None for border in borders) == 4
        assert not any(one and one == other for one, other in pairwise(borders))

    def it_holds_them_together_with_the_last_petition(self):
        petitions = ListBlock(((paragraph("pedir"),), (paragraph("lo último"),)), "petitorios")
        closing = (paragraph("PROTESTO", style="cierre"), paragraph("Aquí, hoy", style="lugar_fecha"))
        file = written(petitions, *closing, signature("Ana"), signature("Juan"), paragraph("Anexos", style="nota"))
        assert [is_held(paragraph) for paragraph in file.paragraphs] == [False, *[True] * 7, False]

    def it_satisfies_the_open_xml_rules(self):
        blocks = (paragraph("Firman:"), signature("Ana"), signature("Juan", "huella"), PageBreak(), signature("Eva"))
        assert openxml_audit_errors(write_docx(dataclasses.replace(sample(), blocks=blocks))) == []


class DescribeAPageBreak:
    def it_belongs_to_what_begins_the_page(self):
        """A paragraph for the break alone would leave an empty page behind a full one."""
        file = written(paragraph("uno"), PageBreak(), paragraph("dos"), paragraph("tres"))
        begins = [(each.text, bool(each.paragraph_format.page_break_before)) for each in file.paragraphs]
        assert begins == [("uno", False), ("dos", True), ("tres", False)]

    def it_is_carried_by_the_first_cell_of_a_table(self):
        file = written(paragraph("uno"), PageBreak(), Table((((Text("Nombre"),),), ((Text("Ana"),),))))
        cells = [cell.paragraphs[0] for cell in file.tables[0].columns[0].cells]
        assert [bool(cell.paragraph_format.page_break_before) for cell in cells] == [True, False]

    def it_leaves_no_page_where_nothing_follows(self):
        assert [each.text for each in written(paragraph("uno"), PageBreak()).paragraphs] == ["uno"]


class DescribeATable:
    def it_stays_with_the_words_that_announce_it(self):
        rows = tuple(((Text(str(number)),),) for number in range(5))
        file = written(paragraph("Como sigue:"), Table(rows), paragraph("Eso es todo.", style="nota"))
        cells = [cell.paragraphs[0] for cell in file.tables[0].columns[0].cells]
        assert is_held(file.paragraphs[0])
        assert [is_held(cell) for cell in cells] == [True, True, False, True, True]  # the note stays with the last

    def it_gives_the_name_of_a_datum_less_room_than_the_datum(self):
        (table,) = written(Table((((Text("Dato"),), (Text("Respuesta"),)),))).tables
        assert [round(column.width.cm, 1) for column in table.columns] == [4.5, 11.1]


class DescribeTheDraftMark:
    def it_stands_on_every_page_as_header_and_watermark(self, file):
        header = file.sections[0].header._element
        assert "BORRADOR" in "".join(text.text for text in header.iter(qn("w:t")))
        assert [path.get("string") for path in header.iter("{urn:schemas-microsoft-com:vml}textpath")][-1] == "BORRADOR"

    def it_is_gone_once_an_attorney_signed_off(self):
        final = write_docx(dataclasses.replace(sample(), draft_mark=""))
        with zipfile.ZipFile(BytesIO(final)) as package:
            assert b"BORRADOR" not in b"".join(package.read(name) for name in package.namelist())


class DescribeGaps:
    def it_highlights_each_gap_and_comments_what_is_asked(self, file):
        highlighted = [
            "".join(text.text for text in run.iter(qn("w:t")))
            for run in file.element.body.iter(qn("w:r"))
            if run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None
        ]
        assert len(highlighted) == 2
        assert all(text.startswith("Falta: ") and text.endswith("____") for text in highlighted)
        assert "¿Qué le dijeron?" in [comment.text for comment in file.comments]

    def it_hangs_every_comment_on_words_of_the_text(self, file):
        body = file.element.body
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            ids = {int(element.get(qn("w:id"))) for element in body.iter(qn(f"w:{tag}"))}
            assert ids == {comment.comment_id for comment in file.comments}

    def it_opens_with_the_summary_for_the_attorney(self, file):
        first = file.element.body.find(qn("w:p"))
        number = int(first.find(qn("w:commentRangeStart")).get(qn("w:id")))
        assert file.comments.get(number).text == sample().summary

    def it_signs_comments_with_no_persons_name(self, file):
        assert {(comment.author, comment.initials) for comment in file.comments} == {("rightsforms", "RF")}


class DescribeContentControls:
    def it_leads_every_answer_back_to_its_place_in_the_record(self, file):
        spans = [(span.path, re.sub(r"[\n\t]", "", span.text)) for span in sample().inlines() if isinstance(span, Span)]
        written = [(alias, text) for _, alias, tag, text in controls(file) if not text.startswith("Falta")]
        assert written == spans

    def it_gives_each_its_own_id_that_can_be_computed_again(self, file):
        ids = [int(number) for number, *_ in controls(file)]
        assert len(set(ids)) == len(ids)
        named = [int(number) for number, alias, *_ in controls(file) if alias == "quejosas.0.nombre"]
        assert named == [control_id("quejosas.0.nombre", place) for place in range(len(named))]

    def it_leads_to_the_same_item_when_another_is_put_before_it(self):
        case = caso("tortura_comitan")
        newer = case.model_copy(update={"hechos": (Hecho(clave="h99", texto="Antes pasó esto"), *case.hechos)})
        before, after = (written_controls(each) for each in (case, newer))
        of_facts = {control for control in before if control[1].startswith("hechos.")}
        assert of_facts
        assert of_facts <= after
        assert {alias for _, alias, _, text in after - before if text == "Antes pasó esto"} == {"hechos.h99.texto"}
        assert value_at(newer, "hechos.h1.texto") == case.hechos[0].texto

    def it_can_still_be_traced_after_libreoffice_saved_the_file(self, content):
        saved = docx.Document(BytesIO(libreoffice(content, "docx:MS Word 2007 XML")))
        names = [mark.get(qn("w:name")) for mark in saved.element.body.iter(qn("w:bookmarkStart"))]
        assert names == [bookmark_name(number) for number, *_ in controls(docx.Document(BytesIO(content)))]

    def it_shortens_a_path_that_word_would_refuse(self):
        path = "x" * 40 + ".1." + "y" * 40
        document = Document("p", "P", (paragraph(Span("hola", path)),), CREATED, "", "")
        assert openxml_audit_errors(write_docx(document)) == []


class DescribeWhatTheFileTells:
    def it_is_the_same_file_every_time(self, content):
        assert write_docx(sample()) == content

    @pytest.mark.parametrize("zone", ["UTC", "America/Mexico_City", "Asia/Tokyo", "America/Los_Angeles"])
    def it_is_the_same_file_in_every_time_zone(self, zone, monkeypatch):
        here = dataclasses.replace(sample(), created=CREATED.replace(tzinfo=None))
        expected = write_docx(here)
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            assert write_docx(here) == expected
        finally:
            monkeypatch.undo()
            time.tzset()

    def it_carries_no_person_program_or_clock(self, file, content):
        properties = file.core_properties
        assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
        assert properties.title == "Demanda de amparo indirecto"
        with zipfile.ZipFile(BytesIO(content)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert "docProps/app.xml" not in package.namelist()
            assert b"python-docx" not in b"".join(package.read(name) for name in package.namelist())

    def it_dates_properties_and_comments_with_the_document(self, file):
        created = "2026-03-15T03:30:00"
        assert file.core_properties.created.isoformat().startswith(created)
        assert {comment.timestamp.isoformat()[:19] for comment in file.comments} == {created}
