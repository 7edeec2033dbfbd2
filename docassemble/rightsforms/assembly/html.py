"""The document as semantic HTML, for the PDF: an element tree, so that an answer is never parsed as markup.

One class per style of the document tree; the look is in `templates/estilo/documento.css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from .document import (
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
from .labels import Labels
from .wording import text_of, words

# Every character that Unicode calls a mandatory line break: HTML knows only <br>.
_NEW_LINE = re.compile("[\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(" (?= )|\t")  # HTML would fold them into one


def write_html(document: Document) -> Element:
    """The whole page. What runs on every page (mark, footer) travels in attributes that the style sheet prints."""
    html = Element("html", lang=document.language)
    head = SubElement(html, "head")
    SubElement(head, "title").text = document.title
    for name in ("dcterms.created", "dcterms.modified"):
        SubElement(head, "meta", name=name, content=f"{document.created:%Y-%m-%d}")  # an hour would need its zone
    body = SubElement(html, "body", _running_words(document))
    writer = _Writer()
    for block in document.blocks:
        writer.block(body, block)
    return html


def _running_words(document: Document) -> dict[str, str]:
    return {
        "data-marca": document.draft_mark,
        "data-pie": document.footer,
        "data-pagina": words()["pagina"],
        "data-de": words()["de"],
    }


class _Writer:
    """Remembers what runs through the document: labels, and the heading depth reached."""

    def __init__(self) -> None:
        self.labels = Labels()
        self.depth = 0

    def block(self, parent: Element, block: Block) -> None:
        match block:
            case Paragraph(inlines=inlines, style=style):
                add_inlines(SubElement(parent, "p", {"class": style}), inlines)
            case Heading():
                self.heading(parent, block)
            case ListBlock():
                self.list(parent, block)
            case Table(rows=rows):
                _table(parent, rows)
            case Signature():
                _signature(parent, block)
            case PageBreak():
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


def _table(parent: Element, rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> None:
    table = SubElement(parent, "table")
    groups = (("thead", "th", rows[:1]), ("tbody", "td", rows[1:]))
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
