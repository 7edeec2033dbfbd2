"""The document as semantic HTML, for the PDF: an element tree, so that an answer is never parsed as markup.

One class per style of the document tree; the look is in `templates/estilo/documento.css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from ..document import (
    Binder,
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
    Table,
    Text,
)
from ..labels import Labels
from ..wording import text_of, words

# Every character that Unicode calls a mandatory line break: HTML knows only <br>.
_NEW_LINE = re.compile("[\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(" (?= )|\t")  # HTML would fold them into one


def write_html(document: Document) -> Element:
    """The whole page. What runs on every page (mark, footer) travels in attributes that the style sheet prints."""
    html = _with_head(document)
    _add_blocks(SubElement(html, "body", _running_words(document)), document)
    return html


def write_binder_html(binder: Binder) -> Element:
    """One page for all: a section for each document, with its own running words, after the cover and the index."""
    html = _with_head(binder.cover)
    body = SubElement(html, "body", {"class": "legajo"})
    cover = _section(body, "portada", binder.cover, titled=True)
    SubElement(cover, "h2", {"class": "encabezado2", "data-titulo": words()["indice"]}).text = words()["indice"]
    for number, part in enumerate(binder.parts, 1):
        line = SubElement(cover, "p", {"class": "indice"})
        SubElement(line, "a", href=f"#parte-{number}").text = f"{number}. {part.document.title}"
    for number, part in enumerate(binder.parts, 1):
        _section(body, f"parte-{number}", part.document, titled=part.titled)
    return html


def _section(body: Element, name: str, document: Document, *, titled: bool) -> Element:
    """Its title is the bookmark of the section; printed, it is the first heading, and the others come below it."""
    look = f"hoja {document.filing_id}" if titled else "escrito"
    about = {"id": name, "class": look, "data-titulo": document.title}
    section = SubElement(body, "section", about | _running_words(document))
    if titled:
        SubElement(section, "h1", {"class": "titulo"}).text = document.title
    _add_blocks(section, document, depth=int(titled))
    return section


def _with_head(document: Document) -> Element:
    html = Element("html", lang=document.language)
    head = SubElement(html, "head")
    SubElement(head, "title").text = document.title
    for name in ("dcterms.created", "dcterms.modified"):
        SubElement(head, "meta", name=name, content=f"{document.created:%Y-%m-%d}")  # an hour would need its zone
    return html


def _add_blocks(parent: Element, document: Document, depth: int = 0) -> None:
    writer = _Writer(depth)
    for block in document.blocks:
        writer.block(parent, block)


def _running_words(document: Document) -> dict[str, str]:
    return {
        "data-marca": document.draft_mark,
        "data-pie": document.footer,
        "data-pagina": words()["pagina"],
        "data-de": words()["de"],
    }


class _Writer:
    """Remembers what runs through the document: labels, and the heading depth reached."""

    def __init__(self, depth: int) -> None:
        self.labels = Labels()
        self.depth = depth

    def block(self, parent: Element, block: Block) -> None:
        match block:
            case Paragraph(inlines=inlines, style=style):
                add_inlines(SubElement(parent, "p", {"class": style}), inlines)
            case Heading():
                self.heading(parent, block)
            case ListBlock():
                self.list(parent, block)
            case Table():
                _table(parent, block)
            case Signature():
                _signature(parent, block)
            case PageBreak(new_paper=new_paper):
                self.labels.page_ends(new_paper)
                SubElement(parent, "div", {"class": "salto"})

    def heading(self, parent: Element, heading: Heading) -> None:
        """PDF/UA-1 (ISO 14289-1, 7.4.2) allows no skipped level: one that opens the document counts as the first."""
        self.depth = min(heading.level, self.depth + 1)
        capitals = heading.level == 1
        label = f"{self.labels.heading()} " if capitals else ""
        title = label + "".join(text_of(inline, capitals) for inline in heading.inlines)
        element = SubElement(parent, f"h{self.depth}", {"class": f"encabezado{heading.level}", "data-titulo": title})
        element.text = label
        add_inlines(element, heading.inlines, capitals)

    def list(self, parent: Element, block: ListBlock) -> None:
        ordered = SubElement(parent, "ul" if block.numbering == "puntos" else "ol", {"class": block.numbering})
        for position, item in enumerate(block.items, 1):
            label = self.labels.item(block.numbering, position)
            element = SubElement(ordered, "li", style=f"list-style-type: '{label}\\a0 '")
            for inner in item:
                self.block(element, inner)


def _table(parent: Element, block: Table) -> None:
    table = SubElement(parent, "table", {"class": "renglones"} if block.by_hand else {})
    groups = (("thead", "th", block.rows[:1]), ("tbody", "td", block.rows[1:]))
    for group, cell_tag, group_rows in groups:
        if not group_rows:
            continue
        section = SubElement(table, group)
        for row in group_rows:
            line = SubElement(section, "tr")
            for cell in row:
                add_inlines(SubElement(line, cell_tag, {"scope": "col"} if cell_tag == "th" else {}), cell)


def _signature(parent: Element, signature: Signature) -> None:
    block = SubElement(parent, "div", {"class": signature.kind})
    SubElement(block, "div", {"class": "espacio"})
    for line in signature.lines:
        add_inlines(SubElement(block, "p", {"class": "renglon"}), line)


def add_inlines(parent: Element, inlines: Iterable[Inline], capitals: bool = False) -> None:
    for inline in inlines:
        text = text_of(inline, capitals)
        match inline:
            case Break():
                SubElement(parent, "br")
            case Gap():
                _add_text(SubElement(parent, "span", {"class": _classes(inline, "falta")}), text)
            case Text() if not (inline.bold or inline.italic):
                _add_text(parent, text)
            case _:
                kind = "texto" if isinstance(inline, Text) else "respuesta"
                _add_text(SubElement(parent, "span", {"class": _classes(inline, kind)}), text)


def _classes(inline: Inline, kind: str) -> str:
    names = [kind, *(name for name in ("bold", "italic") if getattr(inline, name, False))]
    return " ".join(names)


def _add_text(parent: Element, text: str) -> None:
    """Append after what is already there; a line break in the text becomes <br>."""
    first, *others = _NEW_LINE.split(_SPACES.sub("\u00a0", text))
    _append(parent, first)
    for line in others:
        SubElement(parent, "br")
        _append(parent, line)


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
