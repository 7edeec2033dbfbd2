"""The PDF: what is handed over at the counter, read aloud by a screen reader, or copied from."""

from __future__ import annotations

import dataclasses
import gc
import re
import subprocess
import sys
import tempfile
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement

import pikepdf
import pytest

from docassemble.rightsforms.assembly import pdf
from docassemble.rightsforms.assembly.document import (
    Document,
    Heading,
    ListBlock,
    Signature,
    Span,
    Table,
    Text,
)
from docassemble.rightsforms.assembly.pdf import write_pdf
from docassemble.rightsforms.assembly.text import write_text
from tests.support.sample import CREATED, answering, paragraph, sample
from tests.support.texts import pdf_pages, pdf_tagged_text, pdf_text, words_of
from tests.support.validators import pdfua_failures


@pytest.fixture(scope="module")
def content():
    return write_pdf(sample())


@pytest.fixture(scope="module")
def file(content):
    with pikepdf.open(BytesIO(content)) as opened:
        yield opened


@pytest.fixture(scope="module")
def tabled():
    """A table that fills more than two pages."""
    rows = tuple(((Text(f"renglón {number}"),), (Text("sí"),)) for number in range(90))
    table = Table((((Text("Encabezado"),), (Text("Respuesta"),)), *rows))
    return Document("p", "P", (paragraph("Como sigue:"), table), CREATED, "BORRADOR", "Prueba")


@pytest.fixture(scope="module")
def long_table(tabled):
    return write_pdf(tabled)


class DescribeTheTree:
    def it_has_what_a_document_of_weasyprint_has(self):
        """When this fails, WeasyPrint gives a document one thing more: `tree.py` must too."""
        from weasyprint import HTML

        from docassemble.rightsforms.assembly.pdf.tree import Tree

        assert vars(Tree(Element("html"), None, "x:///")).keys() == vars(HTML(string="")).keys()


def structure(file):
    """The names of all structure elements, in reading order."""
    names = []

    def walk(element):
        names.append(str(element.S))
        for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(file.Root.StructTreeRoot.K[0])
    return names


def drawings(content):
    """How many drawings the first page shows: text is none, the watermark is one."""
    with pikepdf.open(BytesIO(content)) as opened:
        return len(opened.pages[0].Resources.get("/XObject", {}))


class DescribeTheWordsOfThePdf:
    def it_says_the_same_as_the_plain_text(self, content):
        document = sample()
        body = pdf_text(content, running=(document.draft_mark, document.footer))
        assert words_of(body).upper() == words_of(write_text(document)).upper()  # there the addressee is in capitals

    def it_lets_a_long_answer_run_over_pages(self):
        told = next(inline.text for inline in sample().inlines() if getattr(inline, "path", "") == "hechos.0.relato")
        answer = " ".join(f"{number}) {told}" for number in range(60))
        document = answering(answer)
        content = write_pdf(document)
        assert len(pdf_pages(content)) > 3
        assert words_of(pdf_text(content, running=("BORRADOR", "Prueba"))) == f"Dijo: {answer} Fin."

    def it_breaks_a_word_that_is_wider_than_the_page(self):
        content = write_pdf(answering("Ä" * 400))
        assert "".join(pdf_text(content, running=("BORRADOR", "Prueba")).split()) == f"Dijo:{'Ä' * 400}Fin."


class DescribeATableLongerThanThePage:
    def it_begins_where_it_is_announced_and_goes_on(self, long_table):
        pages = pdf_pages(long_table)
        assert len(pages) == 3
        assert "Como sigue:" in pages[0]
        assert all("renglón" in page for page in pages)

    def it_says_its_header_once(self, long_table, tabled):
        assert words_of(pdf_text(long_table, running=("BORRADOR", "Prueba"))) == words_of(write_text(tabled))

    def it_is_one_table_to_who_hears_it(self, long_table):
        """The rows of the second page are under the headers of the first."""
        with pikepdf.open(BytesIO(long_table)) as file:
            tags = structure(file)
            cells = [element for element in file.objects if isinstance(element, pikepdf.Dictionary) and "/S" in element]
            headers = [str(cell.ID) for cell in cells if cell.S == "/TH"]
            named = [str(cell.A.Headers[0]) for cell in cells if cell.S == "/TD"]
        assert (tags.count("/Table"), tags.count("/TH"), tags.count("/TD")) == (1, 2, 180)
        assert named == headers * 90

    def it_is_read_aloud_row_after_row(self, long_table, tabled):
        assert words_of(pdf_tagged_text(long_table)) == words_of(write_text(tabled))

    def it_satisfies_pdfua(self, long_table):
        assert pdfua_failures(long_table) == []


class DescribeTheEnd:
    @pytest.mark.parametrize("before", range(20, 31, 2))
    def it_never_leaves_a_signature_alone_on_its_page(self, before):
        petitions = ListBlock(tuple((paragraph(f"petición {number}"),) for number in range(before)), "petitorios")
        closing = (paragraph("PROTESTO", style="cierre"), paragraph("Aquí, hoy", style="lugar_fecha"))
        signed = (paragraph("Pongo mi huella."), Signature(((Text("Ana"),),), "huella"), Signature(((Text("Eva"),),)))
        blocks = (petitions, *closing, *signed, paragraph("Anexos", style="nota"))
        last = pdf_pages(write_pdf(Document("p", "P", blocks, CREATED, "", "")))[-1]
        asked = f"petición {before - 1}"
        assert all(words in last for words in (asked, "PROTESTO", "Pongo mi huella.", "Ana", "Eva", "Anexos"))


class DescribeTheDraftMark:
    def it_stands_on_every_page_with_the_footer_and_the_page_number(self, content):
        pages = pdf_pages(content)
        for number, page in enumerate(pages, 1):
            assert page.count("BORRADOR") == 1  # the watermark is a drawing: it gets in nobody's way
            assert sample().footer in page
            assert f"Página {number} de {len(pages)}" in page

    def it_is_gone_once_an_attorney_signed_off(self):
        draft, final = (write_pdf(dataclasses.replace(answering("x"), draft_mark=mark)) for mark in ("BORRADOR", ""))
        assert "BORRADOR" not in "".join(pdf_pages(final))
        assert drawings(draft) == 1
        assert drawings(final) == 0


class DescribeTheFormOfThePdf:
    def it_satisfies_pdfua(self, content):
        assert pdfua_failures(content) == []

    def it_is_tagged_in_spanish_with_a_title(self, file):
        assert str(file.Root.Lang) == "es-MX"
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.docinfo["/Title"]) == "Demanda de amparo indirecto"
        assert b"pdfuaid" in file.Root.Metadata.read_bytes()

    def it_tags_headings_lists_and_tables_as_such(self, file):
        tags = structure(file)
        assert {"/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/Table", "/TH", "/TD"} <= set(tags)

    def it_never_skips_a_heading_level(self):
        headings = tuple(Heading((Text("Título"),), level) for level in (2, 1, 2))
        content = write_pdf(Document("p", "P", headings, CREATED, "", ""))
        with pikepdf.open(BytesIO(content)) as opened:
            assert [tag for tag in structure(opened) if tag.startswith("/H")] == ["/H1", "/H1", "/H2"]
        assert pdfua_failures(content) == []

    def it_embeds_its_own_fonts_as_subsets(self, content, file):
        fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
        assert all(re.fullmatch(r"/[A-Z]{6}\+(Escrito|Ultimo-recurso)(-Bold|-Italic)?", font) for font in fonts)
        assert {"Escrito", "Escrito-Bold", "Escrito-Italic"} <= {font[8:] for font in fonts}
        assert len(content) < 120_000

    def it_asks_the_machine_for_no_font_whatever_is_typed(self):
        content = write_pdf(answering("שלום مرحبا हिन्दी 日本 😀 \u200d Ä̃ ∑ Ж Ω"))
        with pikepdf.open(BytesIO(content)) as opened:
            fonts = {str(font.BaseFont)[8:] for font in opened.pages[0].Resources.Font.values()}
        assert fonts == {"Escrito", "Escrito-Bold", "Otras-letras", "Ultimo-recurso"}


class DescribeWhatTheFileTells:
    def it_is_the_same_file_every_time(self, content):
        assert write_pdf(sample()) == content

    def it_differs_when_the_words_differ(self):
        assert write_pdf(answering("uno")) != write_pdf(answering("dos"))

    def it_names_no_person_program_or_machine(self, content, file):
        assert set(file.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        assert str(file.docinfo["/CreationDate"]) == "D:20260314"  # the day, as on the page
        assert b"/home" not in content
        assert b"WeasyPrint" not in file.Root.Metadata.read_bytes()


class DescribeWhatIsLeftBehind:
    def it_leaves_no_file(self, tmp_path, monkeypatch):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        write_pdf(answering("Ä̃ntun 日本"))
        assert list(tmp_path.iterdir()) == []


class DescribeTheFetcher:
    @pytest.mark.parametrize("url", ["https://example.org/x.png", "file:///etc/passwd", "estilo:///../setup.py"])
    def it_serves_nothing_but_the_house_style(self, url):
        with pytest.raises(ValueError, match="house style"):
            pdf._fetcher({})(url)

    def it_asks_no_one_when_an_answer_looks_like_an_address(self, monkeypatch):
        asked = []
        monkeypatch.setattr("socket.socket.connect", lambda *args: asked.append(args))
        write_pdf(answering('<img src="https://example.org/x.png"> url(file:///etc/passwd)'))
        assert asked == []


class DescribeTheGarbageCollector:
    def it_is_left_as_it_was_found(self):
        assert gc.isenabled()
        write_pdf(answering("x"))
        assert gc.isenabled()
        gc.disable()
        try:
            write_pdf(answering("x"))
            assert not gc.isenabled()
        finally:
            gc.enable()


class DescribeRareCharacters:
    def it_gives_no_slot_to_the_letters_of_the_languages_of_chiapas(self):
        page = Element("html")
        letters = "ʼ ’ ' ´ ꞌ Ꞌ ʹ ä ë ü ɨ Ɨ ñ ŋ ã ẽ ĩ õ ũ ẍ Ẍ a\u0303 «» – — • …"
        SubElement(page, "p").text = letters
        assert pdf.put_slots(page) == {}
        assert page[0].text == letters

    def it_draws_a_letter_with_two_marks_in_one_piece(self):
        page = Element("html")
        page.text = "kä̃n Ä̃"
        slots = pdf.put_slots(page)
        assert list(slots) == ["ä̃", "Ä̃"]
        assert len(page.text) == len("k?n ?")

    def it_names_a_bookmark_with_what_was_typed(self):
        document = Document("p", "P", (Heading((Span("日本 😀", "x"),)),), CREATED, "", "")
        with pikepdf.open(BytesIO(write_pdf(document))) as file, file.open_outline() as outline:
            assert [item.title for item in outline.root] == ["I. 日本 😀"]


#: In a process of its own, whose memory nothing else moves: megabytes that forty documents cost after the first ten.
MEMORY = """\
import psutil
from docassemble.rightsforms.assembly.pdf import write_pdf
from tests.support.sample import answering
def write(times):
    for _ in range(times):
        write_pdf(answering("x"))
    return psutil.Process().memory_info().rss
warm = write(10)
print((write(40) - warm) / 2**20)
"""


class DescribeManyPdfsOneAfterTheOther:
    def it_keeps_nothing_of_their_fonts(self):
        """Pango kept the list of all fonts of the machine for each: nine megabytes for forty, with few fonts."""
        done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
        assert float(done.stdout) < 4

    def it_asks_no_feature_of_a_line(self, monkeypatch):
        """WeasyPrint 70 never gives back what it asks of Pango for a line; of a whole font it is asked once."""
        from weasyprint.text import line_break

        asked = []

        def features(*arguments, **options):
            asked.append(real(*arguments, **options))
            return asked[-1]

        real = line_break.font_features
        monkeypatch.setattr(line_break, "font_features", features)
        write_pdf(sample())
        assert len(asked) > 100
        assert [names for names in asked if names] == []
