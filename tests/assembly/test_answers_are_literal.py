"""Answers are data: whatever is typed arrives letter for letter in DOCX and PDF, and does nothing there."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms.assembly.document import Document, Span
from docassemble.rightsforms.assembly.docx import write_docx
from docassemble.rightsforms.assembly.pdf import write_pdf
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.record import clean
from tests.support.sample import CREATED, answering, paragraph
from tests.support.texts import docx_text, letters_of, libreoffice_text, pdf_stored_pages, pdf_text, words_of
from tests.support.validators import openxml_audit_errors

HOSTILE = {
    "markdown": "# Título *negrita* _x_ [liga](http://x.mx) `código` 1. uno\n- dos\n> cita",
    "jinja": "{{ 7*7 }} {% for x in y %} {# nota #}",
    "mako": "${ 7*7 } <%! import os %> ## nota",
    "html": "<b>negrita</b> &amp; <script>alert(1)</script> <!-- --> &#65;",
    "xml": "]]> <w:p/> <?xml?> \"comillas\" 'simples'",
    "css": "</style> *{display:none} url(file:///etc/passwd)",
    "field": "{ INCLUDETEXT c:/x } =cmd|'/c calc'!A1",
    "emoji": "😀 👨\u200d👩\u200d👧 🇲🇽 ❤️ ¡auxilio!",
    "glottal": "Kʼop k’op k'op kꞌop kʹop ẍ ɨ ŋ ä̃ Ä̃",
    "cjk": "日本語 中文 한국어",
    "indic": "हिन्दी ไทย தமிழ்",
    "invisible": "a\u200bb\u00adc\ufeffd\u2060e\u200df",
    "private": "\ue000 \uf8ff \U000f0000 \U0010fffd",
    "replacement": "antes\ufffddespués",
    "spaces": "   uno    dos\ttres\u00a0cuatro\u3000cinco   ",
    "lines": "uno\ndos\n\ntres\u2028cuatro\u2029cinco\x85seis",
}
RTL = ["שלום עולם", "مرحبا بالعالم", "Juan السلام Pérez"]
OVERRIDES = "uno \u202edos\u202c \u2067tres\u2069 \u200fcuatro"


# pypdf guesses where a right-to-left run ends, by these ranges, brackets included: they have tests of their own.
_TURNED_BY_PYPDF = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

_PAGE_END = re.compile(r"BORRADOR(?:Pie|Prueba)Página\d+de\d+$")

any_text = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.characters(max_codepoint=0x600),
        st.sampled_from("aeifl\u0300\u0301\u0303\u0331\u200d\u00ad\u202e\u2067*#{}$<>&\n\t "),
    ).filter(lambda character: not _TURNED_BY_PYPDF.match(character)),
    min_size=1,
    max_size=60,
).map(clean)
quiet = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}


def many(answers):
    """One document for many answers: a PDF costs more than an answer."""
    blocks = (paragraph(f"inicio{n}:", Span(a, f"hechos.{n}.relato"), f":final{n}") for n, a in enumerate(answers))
    return Document("p", "P", tuple(blocks), CREATED, "BORRADOR", "Pie")


def controls_of(content):
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(run.text for run in control.iter(qn("w:r"))) for control in body.iter(qn("w:sdt"))]


def selectable(content):
    """As stored, without what ends every page: an answer may go on over the page."""
    return "".join(_PAGE_END.sub("", squeezed(page)) for page in pdf_stored_pages(content))


def squeezed(text):
    return "".join(unicodedata.normalize("NFC", text).split())


class DescribeAnyAnswer:
    @settings(max_examples=60, **quiet)
    @given(st.lists(any_text, min_size=1, max_size=10))
    def it_arrives_in_the_docx_exactly_as_typed(self, answers):
        assert controls_of(write_docx(many(answers))) == answers

    # To shrink a failure would take minutes, at a PDF a step.
    @settings(max_examples=20, phases=[Phase.explicit, Phase.generate], **quiet)
    @given(st.lists(any_text, min_size=10, max_size=40))
    def it_can_be_copied_from_the_pdf_letter_for_letter(self, answers):
        copied = selectable(write_pdf(many(answers)))
        for number, answer in enumerate(answers):
            assert squeezed(f"inicio{number}:{answer}:final{number}") in copied

    @settings(max_examples=30, **quiet)
    @given(any_text)
    def it_arrives_in_the_plain_text_exactly_as_typed(self, answer):
        assert write_text(answering(answer)) == f"Dijo: {answer} Fin.\n"


class DescribeAHostileAnswer:
    @pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE.keys())
    def it_arrives_in_the_docx_exactly_as_typed(self, answer):
        content = write_docx(answering(answer))
        assert controls_of(content) == [answer]
        assert openxml_audit_errors(content) == []

    def it_arrives_in_the_pdf_as_pdftotext_reads_it(self):
        document = many(HOSTILE.values())
        copied = letters_of(pdf_text(write_pdf(document), running=("BORRADOR", "Pie")))
        assert copied == letters_of(write_text(document))

    def it_survives_libreoffice(self):
        document = many(HOSTILE.values())
        assert letters_of(libreoffice_text(write_docx(document))) == letters_of(write_text(document))


class DescribeRightToLeft:
    @pytest.mark.parametrize("answer", RTL)
    def it_keeps_the_words_of_hebrew_and_arabic(self, answer):
        assert squeezed(f"Dijo: {answer} Fin.") in selectable(write_pdf(answering(answer)))

    @pytest.mark.parametrize("answer", RTL)
    def it_loses_no_letter_when_pdftotext_puts_them_in_its_own_order(self, answer):
        copied = letters_of(pdf_text(write_pdf(answering(answer)), running=("BORRADOR", "Prueba")))
        assert sorted(copied) == sorted(letters_of(f"Dijo: {answer} Fin."))

    def it_leaves_what_follows_in_its_place(self):
        copied = pdf_text(write_pdf(answering("السلام")))
        assert copied.index("Dijo:") < copied.index("Fin.")

    def it_turns_nothing_around_when_an_answer_holds_direction_overrides(self):
        content = write_pdf(answering(OVERRIDES))
        assert squeezed(f"Dijo: {OVERRIDES} Fin.") in selectable(content)
        assert all(word in pdf_text(content) for word in ("uno", "dos", "tres", "cuatro", "Fin."))


class DescribeALongAnswer:
    answer = clean(("Kʼop 😀 <b>*x*</b> {{ y }} ñandú " * 700)[:20_000])

    def it_arrives_whole_in_both(self):
        document = answering(self.answer)
        assert len(self.answer) == 20_000
        assert words_of(docx_text(write_docx(document))) == words_of(write_text(document))
        copied = pdf_text(write_pdf(document), running=("BORRADOR", "Prueba"))
        assert letters_of(copied) == letters_of(write_text(document))
