"""The DOCX for the attorney: real styles and numbering, gaps in sight, each answer a field that leads to the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.document import Document as DocxFile
from docx.oxml.ns import qn
from lxml import etree

from ..document import (
    Block,
    Break,
    Document,
    Gap,
    Heading,
    Inline,
    ListBlock,
    PageBreak,
    Paragraph,
    Signature,
    Span,
    Table,
)
from ..text import label_place
from ..wording import text_of
from .comments import Comments
from .controls import Controls
from .margins import add_margins
from .numbering import DEEPEST, Lists, text_indent
from .package import empty_filing, packed
from .pages import begin_page, keep_with_next, stays_with_previous
from .tables import add_signature, add_table
from .xml import add, add_paragraph, add_run


def write_docx(document: Document) -> bytes:
    """The same document gives the same bytes: no date, name or number in it comes from anywhere else."""
    file = empty_filing(document)
    writer = _Writer(file, document)
    for block in document.blocks:
        writer.write(block)
    writer.finish(document.summary)
    add_margins(file, document)
    return packed(file)


class _Writer:
    """Writes block after block into the body; remembers lists, controls and comments."""

    def __init__(self, file: DocxFile, document: Document) -> None:
        self.body: Any = file.element.body
        self.section = self.body.sectPr
        self.body.remove(self.section)
        self.lists = Lists(file)
        self.controls = Controls(document.keys)
        self.comments = Comments(file, document.created)
        self.page_ended = False

    def finish(self, summary: str) -> None:
        if self.body.find(qn("w:p")) is None:  # Word wants one paragraph at least
            add_paragraph(self.body, "cuerpo")
        if summary:
            self.comments.around(self.body.find(qn("w:p")), summary)
        self.body.append(self.section)

    def write(self, block: Block) -> None:
        """One block of the document itself: it may have to begin a page, or to stay with the one before."""
        if isinstance(block, PageBreak):
            self.page_end(block)
            return
        start = len(self.body)
        self.block(block)
        if self.page_ended:
            begin_page(self.body[start])
        elif stays_with_previous(block) and start:
            keep_with_next(self.body[start - 1])
        self.page_ended = False

    def block(self, block: Block, level: int = 0, indent: int = 0) -> None:
        """`level` counts the lists around the block, `indent` is where their words begin."""
        match block:
            case Paragraph(inlines=inlines, style=style):
                self.inlines(self.paragraph(style, indent), inlines)
            case Heading(inlines=inlines, level=depth):
                self.inlines(self.heading(depth), inlines, capitals=depth == 1)
            case ListBlock():
                self.list(block, level)
            case Table():
                add_table(self.body, block, self.inlines)
            case Signature():
                add_signature(self.body, block, self.inlines)
            case PageBreak():
                self.page_end(block)

    def paragraph(self, style: str, indent: int = 0) -> etree._Element:
        paragraph = add_paragraph(self.body, style)
        if indent:
            add(paragraph[0], "ind", left=str(indent))
        return paragraph

    def heading(self, depth: int) -> etree._Element:
        if depth > 1 or self.lists.headings is None:
            return self.paragraph(f"Encabezado{depth}")
        return self.labelled(f"Encabezado{depth}", self.lists.headings, 0)

    def page_end(self, block: PageBreak) -> None:
        self.page_ended = True
        if block.new_paper:
            self.lists.new_paper()

    def list(self, block: ListBlock, level: int) -> None:
        level = 0 if block.numbering == "hechos" else min(level, DEEPEST)  # facts are one count through the paper
        number = self.lists.start(block.numbering, level)
        indent = text_indent(block.numbering, level)
        for item in block.items:
            first, rest = label_place(item)
            self.inlines(self.labelled(block.numbering, number, level), first)
            for inner in rest:
                self.block(inner, level + 1, indent)

    def labelled(self, style: str, number: int, level: int) -> etree._Element:
        paragraph = add_paragraph(self.body, style)
        numbering = add(paragraph[0], "numPr")
        add(numbering, "ilvl", val=str(level))
        add(numbering, "numId", val=str(number))
        return paragraph

    def inlines(self, paragraph: etree._Element, inlines: Iterable[Inline], capitals: bool = False) -> None:
        for inline in inlines:
            comment = getattr(inline, "comment", None)
            number = self.comments.open(paragraph, comment) if comment else ""
            self.inline(paragraph, inline, text_of(inline, capitals))
            if number:
                self.comments.close(paragraph, number)

    def inline(self, paragraph: etree._Element, inline: Inline, text: str) -> None:
        match inline:
            case Break():
                add_run(paragraph, text)
            case Span(path=path):
                if text:
                    add_run(self.controls.add(paragraph, path), text, bold=inline.bold, italic=inline.italic)
            case Gap(path=path):
                control = self.controls.add(paragraph, path, placeholder=True)
                add_run(control, text, bold=inline.bold, highlight=True)
            case _:
                add_run(paragraph, text, bold=inline.bold, italic=inline.italic)
