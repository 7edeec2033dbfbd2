"""Seen on paper and not in the text: letters that no bundled font has, how far an item stands from the margin."""

from __future__ import annotations

from io import BytesIO

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from docassemble.rightsforms.assembly.document import Document, Span, Table, Text
from docassemble.rightsforms.assembly.docx import write_docx
from docassemble.rightsforms.assembly.pdf import write_pdf
from docassemble.rightsforms.assembly.pdf.made_font import letter_font, made_font
from tests.support.sample import CREATED, paragraph, sample

TILDE, DOT_BELOW = "\u0303", "\u0323"


def bounds(font: TTFont, character: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
    assert pen.bounds, character
    return pen.bounds


def drawn(cluster: str) -> tuple[float, float, float, float]:
    return bounds(TTFont(BytesIO(made_font({cluster: "\ue000"}))), "\ue000")


class DescribeALetterWithMarks:
    @pytest.mark.parametrize("letter", ["ä", "Ä", "x"])
    def it_has_a_mark_just_above_that_does_not_touch_it(self, letter):
        _, low, _, high = bounds(letter_font(), TILDE)
        top = bounds(letter_font(), letter)[3]
        assert 0 < drawn(letter + TILDE)[3] - (high - low) - top < (high - low)

    def it_has_a_mark_below_that_does_not_touch_it(self):
        _, low, _, high = bounds(letter_font(), DOT_BELOW)
        assert drawn("ģ" + DOT_BELOW)[1] + (high - low) < bounds(letter_font(), "ģ")[1]

    def it_has_its_marks_in_the_middle(self):
        left, _, right, _ = bounds(letter_font(), "i")
        mark_left, _, mark_right, _ = drawn("i" + TILDE)
        assert abs((left + right) - (mark_left + mark_right)) <= 2

    @pytest.mark.parametrize(("look", "face"), [({}, ""), ({"bold": True}, "-Bold"), ({"italic": True}, "-Italic")])
    def it_is_drawn_in_the_look_of_the_words_around_it(self, look, face):
        document = Document("p", "P", (paragraph(Span(f"k{'x' + TILDE + DOT_BELOW}n", "x", **look)),), CREATED, "", "")
        with pikepdf.open(BytesIO(write_pdf(document))) as file:
            fonts = {str(font.BaseFont)[8:] for font in file.pages[0].Resources.Font.values()}
        assert f"Ultimo-recurso{face}" in fonts


class DescribeATableInTheDocx:
    def it_says_its_header_again_on_each_page(self):
        table = Table((((Text("Encabezado"),),), ((Text("uno"),),), ((Text("dos"),),)))
        content = write_docx(Document("p", "P", (table,), CREATED, "", ""))
        rows = docx.Document(BytesIO(content)).tables[0]._tbl.tr_lst
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]


class DescribeAListInTheDocx:
    def it_stands_one_step_further_in_at_each_level(self):
        numbering = docx.Document(BytesIO(write_docx(sample()))).part.numbering_part.element
        lists = [
            [int(indent.get(qn("w:left"))) for indent in of.iter(qn("w:ind")) if indent.get(qn("w:hanging"))]
            for of in numbering.iter(qn("w:abstractNum"))
        ]
        stepped = [lefts for lefts in lists if len(lefts) > 2]
        assert stepped
        assert [lefts for lefts in stepped if lefts != [lefts[0] * (level + 1) for level in range(len(lefts))]] == []
