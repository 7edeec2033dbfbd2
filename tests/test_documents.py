"""Drafts as finished files: the same words in each, and what outside judges say of them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import lots
from tests.support.casos import GUION, caso, draft, text
from tests.support.formas import HOSTILE, JUDGED
from tests.support.texts import docx_text, letters_of, pdf_pages, pdf_stored_body, pdf_tagged_text, pdf_text
from tests.support.validators import openxml_audit_errors, pdfua_failures

BIDIRECTIONAL = {HOSTILE}  # pdftotext goes by the place on the page, and a direction override moves letters
BLANK = {"bitacora_busqueda"}  # and it reads the empty columns of a table to be filled by hand one after the other
# One paper, whatever is known; of several lots of people each has its own.
ON_ONE_PAGE = [name for filing, name in JUDGED if filing == GUION and len(lots(caso(name))) == 1 and name != HOSTILE]
every_draft = pytest.mark.parametrize(("filing", "name"), JUDGED)


@cache
def file(filing: str, name: str, fmt: engine.Format) -> bytes:
    return engine.write(draft(name, filing), fmt)


@pytest.fixture(scope="module")
def opened_by_libreoffice(tmp_path_factory) -> Path:
    """Every DOCX opened and saved as plain text, by one LibreOffice."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for filing, name in JUDGED:
        (folder / f"{filing}.{name}.docx").write_bytes(file(filing, name, "docx"))
    profile = f"-env:UserInstallation=file://{folder}/perfil"
    argv = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*argv, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True)
    return folder


class DescribeTheDocx:
    @every_draft
    def it_has_the_words_of_the_plain_text(self, filing, name):
        assert letters_of(docx_text(file(filing, name, "docx"))) == letters_of(text(name, filing))

    @every_draft
    def it_satisfies_the_open_xml_rules(self, filing, name):
        assert openxml_audit_errors(file(filing, name, "docx")) == []

    @every_draft
    def it_opens_in_libreoffice_without_loss(self, filing, name, opened_by_libreoffice):
        """LibreOffice 7.4 writes ordinals of a list in lower case in plain text."""
        opened = (opened_by_libreoffice / f"{filing}.{name}.txt").read_text(encoding="utf-8-sig")
        assert letters_of(opened).casefold() == letters_of(text(name, filing)).casefold()


class DescribeThePdf:
    @every_draft
    def it_has_the_words_of_the_plain_text(self, filing, name):
        """The page shows the addressee in capitals, whatever was typed."""
        document = draft(name, filing)
        body = pdf_text(file(filing, name, "pdf"), running=(document.draft_mark, document.footer))
        read, written = letters_of(body).upper(), letters_of(text(name, filing)).upper()
        order = sorted if filing in BLANK else list
        assert name in BIDIRECTIONAL or order(read) == order(written)

    @every_draft
    def it_is_read_aloud_word_for_word(self, filing, name):
        """The letters of a right-to-left word come out in the order in which they are drawn."""
        read, written = pdf_tagged_text(file(filing, name, "pdf")).upper(), text(name, filing).upper()
        order = sorted if name in BIDIRECTIONAL else list
        assert order(letters_of(read)) == order(letters_of(written))

    @pytest.mark.parametrize(("filing", "name"), [key for key in JUDGED if key[1] in BIDIRECTIONAL])
    def it_loses_no_letter_where_the_direction_changes(self, filing, name):
        """As stored, where every letter stands once; only the labels of lists stand at the end of their page."""
        document = draft(name, filing)
        body = pdf_stored_body(file(filing, name, "pdf"), running=(document.draft_mark, document.footer))
        assert sorted(letters_of(body)) == sorted(letters_of(text(name, filing)))

    @every_draft
    def it_satisfies_the_rules_of_accessible_pdf(self, filing, name):
        assert pdfua_failures(file(filing, name, "pdf")) == []

    @every_draft
    def it_says_on_every_page_that_it_is_a_draft(self, filing, name):
        document = draft(name, filing)
        assert all(letters_of(document.draft_mark) in letters_of(page) for page in pdf_pages(file(filing, name, "pdf")))


class DescribeTheScriptToReadAloud:
    @pytest.mark.parametrize("name", ON_ONE_PAGE)
    def it_stands_on_one_page(self, name):
        assert len(pdf_pages(file(GUION, name, "pdf"))) == 1
