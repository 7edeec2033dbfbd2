"""Every case as finished files: the same words in each, and what outside judges say of them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document
from tests.support.casos import FILING, NAMES, caso
from tests.support.texts import docx_text, letters_of, pdf_pages, pdf_stored_body, pdf_text
from tests.support.validators import openxml_audit_errors, pdfua_failures

BIDIRECTIONAL = {"marcas_hostiles"}  # pdftotext goes by the place on the page, and a direction override moves letters
every_case = pytest.mark.parametrize("name", NAMES)


@cache
def draft(name: str) -> Document:
    return engine.draft(caso(name), FILING)


@cache
def file(name: str, fmt: engine.Format) -> bytes:
    return engine.write(draft(name), fmt)


@pytest.fixture(scope="module")
def opened_by_libreoffice(tmp_path_factory) -> Path:
    """Every DOCX opened and saved as plain text, by one LibreOffice."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes(file(name, "docx"))
    profile = f"-env:UserInstallation=file://{folder}/perfil"
    argv = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*argv, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True)
    return folder


class DescribeTheDocx:
    @every_case
    def it_has_the_words_of_the_plain_text(self, name):
        assert letters_of(docx_text(file(name, "docx"))) == letters_of(file(name, "txt").decode())

    @every_case
    def it_satisfies_the_open_xml_rules(self, name):
        assert openxml_audit_errors(file(name, "docx")) == []

    @every_case
    def it_opens_in_libreoffice_without_loss(self, name, opened_by_libreoffice):
        """LibreOffice 7.4 writes ordinals of a list in lower case in plain text."""
        opened = (opened_by_libreoffice / f"{name}.txt").read_text(encoding="utf-8-sig")
        assert letters_of(opened).casefold() == letters_of(file(name, "txt").decode()).casefold()


class DescribeThePdf:
    @every_case
    def it_has_the_words_of_the_plain_text(self, name):
        document = draft(name)
        body = pdf_text(file(name, "pdf"), running=(document.draft_mark, document.footer))
        assert name in BIDIRECTIONAL or letters_of(body) == letters_of(file(name, "txt").decode())

    @pytest.mark.parametrize("name", sorted(BIDIRECTIONAL))
    def it_loses_no_letter_where_the_direction_changes(self, name):
        """As stored, where every letter stands once; only the labels of lists stand at the end of their page."""
        document = draft(name)
        body = pdf_stored_body(file(name, "pdf"), running=(document.draft_mark, document.footer))
        assert sorted(letters_of(body)) == sorted(letters_of(file(name, "txt").decode()))

    @every_case
    def it_satisfies_the_rules_of_accessible_pdf(self, name):
        assert pdfua_failures(file(name, "pdf")) == []

    @every_case
    def it_says_on_every_page_that_it_is_a_draft(self, name):
        document = draft(name)
        assert all(letters_of(document.draft_mark) in letters_of(page) for page in pdf_pages(file(name, "pdf")))
