"""The numbers that the reader sees."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docassemble.rightsforms.assembly.document import Block, Document, ListBlock, Numbering
from docassemble.rightsforms.assembly.docx import write_docx
from docassemble.rightsforms.assembly.labels import Labels, letter, ordinal, roman
from docassemble.rightsforms.assembly.pdf import write_pdf
from docassemble.rightsforms.assembly.text import write_text
from tests.support.sample import CREATED, paragraph
from tests.support.texts import docx_text, libreoffice_text, pdf_tagged_text
from tests.support.validators import openxml_audit_errors

_ITEM, _LEVEL = re.compile(r"cosa\d+x\d+"), re.compile(r'w:ilvl w:val="(\d+)"')


class DescribeRoman:
    @pytest.mark.parametrize(
        ("number", "label"),
        [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (1994, "MCMXCIV"), (666, "DCLXVI"), (440, "CDXL")],
    )
    def it_writes_headings_as_courts_do(self, number, label):
        assert roman(number) == label


class DescribeLetter:
    @pytest.mark.parametrize(("number", "label"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb")])
    def it_repeats_the_letter_after_z_like_a_word_processor(self, number, label):
        assert letter(number) == label


class DescribeOrdinal:
    @pytest.mark.parametrize(
        ("number", "label"),
        [
            (1, "PRIMERO"),
            (7, "SÉPTIMO"),
            (10, "DÉCIMO"),
            (11, "DECIMOPRIMERO"),
            (17, "DECIMOSÉPTIMO"),
            (18, "DECIMOCTAVO"),
            (20, "VIGÉSIMO"),
            (23, "VIGESIMOTERCERO"),
            (30, "TRIGÉSIMO"),
            (31, "TRIGÉSIMO PRIMERO"),
            (99, "NONAGÉSIMO NOVENO"),
            (100, "CENTÉSIMO"),
            (111, "CENTÉSIMO DECIMOPRIMERO"),
            (120, "CENTÉSIMO VIGÉSIMO"),
            (999, "NONINGENTÉSIMO NONAGÉSIMO NOVENO"),
        ],
    )
    def it_agrees_with_what_libreoffice_prints(self, number, label):
        assert ordinal(number) == label

    def it_agrees_with_it_however_long_the_list(self):
        """But for the 28th, which LibreOffice 7.4 writes *vigesimooctavo*."""
        content = write_docx(document(nested("petitorios", 250, depth=1)))
        printed = [line.strip().split(".")[0].upper() for line in libreoffice_text(content).splitlines() if line]
        assert {n for n, label in enumerate(printed, 1) if label != ordinal(n)} == {28, 128, 228}

    def it_writes_figures_where_no_reader_would_follow_the_words(self):
        assert ordinal(1000) == "1000"


class DescribeALongOrDeepList:
    @settings(max_examples=25)
    @given(st.sampled_from(get_args(Numbering)), st.integers(1, 260), st.integers(1, 14))
    def it_says_the_same_in_word_and_in_plain_text(self, numbering, length, depth):
        made = document(nested(numbering, length, depth))
        content = write_docx(made)
        assert _ITEM.findall(docx_text(content)) == _ITEM.findall(write_text(made))
        assert {int(level) for level in _LEVEL.findall(part(content, "word/document.xml"))} <= set(range(9))

    @pytest.mark.parametrize("numbering", get_args(Numbering))
    def it_is_a_good_file_in_every_form(self, numbering):
        made = document(nested(numbering, 130, depth=12))
        assert openxml_audit_errors(write_docx(made)) == []
        assert _ITEM.findall(pdf_tagged_text(write_pdf(made))) == _ITEM.findall(write_text(made))


def document(block: ListBlock) -> Document:
    return Document("p", "P", (block,), CREATED, "", "")


def nested(numbering: Numbering, length: int, depth: int) -> ListBlock:
    """A list whose last item holds a list, and so on. Each item has a name of its own."""
    items: list[tuple[Block, ...]] = [(paragraph(f"cosa{depth}x{number}"),) for number in range(length)]
    if depth > 1:
        items[-1] += (nested(numbering, 2, depth - 1),)
    return ListBlock(tuple(items), numbering)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return parts.read(name).decode()


class DescribeLabels:
    def it_counts_facts_through_the_document_and_starts_other_lists_anew(self):
        labels = Labels()
        assert [labels.item("hechos", 1), labels.item("hechos", 2), labels.item("hechos", 1)] == ["1.", "2.", "3."]
        assert [labels.item("petitorios", 1), labels.item("petitorios", 1)] == ["PRIMERO.", "PRIMERO."]
