"""Plain text: the words and labels of the body, by which the other writers are measured."""

from __future__ import annotations

import dataclasses

import pytest

from docassemble.rightsforms.assembly.document import Document, Gap, Heading, Span, Text
from docassemble.rightsforms.assembly.text import write_marked_text, write_text
from tests.support.sample import CREATED, paragraph, sample


@pytest.fixture(scope="module")
def words():
    return write_text(sample())


class DescribeWriteText:
    def it_numbers_headings_facts_requests_and_items(self, words):
        assert "IV. HECHOS" in words
        assert "\n10. El " in words
        assert "\nDECIMOPRIMERO. En su oportunidad" in words
        assert "b) amenazas contra su familia." in words

    def it_goes_on_counting_facts_after_a_list_was_interrupted(self, words):
        before, after = words.split("Testimonio que se transcribe:")
        assert "\n6. De lo que vi" in before
        assert "\n7. El " in after

    def it_names_a_gap_and_leaves_a_line_to_fill_in(self, words):
        assert "Falta: qué respondieron en la comandancia ____________________" in words

    def it_leaves_out_comments_footer_and_draft_mark(self, words):
        assert "Revisar si conviene" not in words
        assert "BORRADOR" not in words
        assert "generada el" not in words

    def it_puts_the_words_of_a_heading_in_capitals_but_never_an_answer(self):
        heading = Heading((Text("Actos de "), Span("la Policía", "autoridades.0")))
        document = Document("p", "P", (heading, paragraph(Gap("x", "y", "z"))), CREATED, "", "")
        assert write_text(document).startswith("I. ACTOS DE la Policía\n")


class DescribeAMarkedText:
    def it_says_in_its_first_line_that_it_is_a_draft(self):
        document = sample()
        assert write_marked_text(document) == f"{document.draft_mark}\n\n{write_text(document)}"
        assert "BORRADOR" in document.draft_mark

    def it_says_nothing_of_it_when_it_is_none(self):
        final = dataclasses.replace(sample(), draft_mark="")
        assert write_marked_text(final) == write_text(final)
