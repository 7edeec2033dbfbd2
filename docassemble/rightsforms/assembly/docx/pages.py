"""Where a page of the DOCX begins, and what must not be parted by its end. The PDF's are in the style sheet."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from ..document import Block, Paragraph, Signature, Table

_CLOSING = frozenset({"cierre", "lugar_fecha", "nota"})
_FIRST_IN_SCHEMA = frozenset(map(qn, ("w:pStyle", "w:keepNext", "w:keepLines")))


def stays_with_previous(block: Block) -> bool:
    """A signature alone on its page could be put under any text; a table or a closing note alone says nothing."""
    return isinstance(block, (Signature, Table)) or (isinstance(block, Paragraph) and block.style in _CLOSING)


def begin_page(element: etree._Element) -> None:
    """The block opens its page itself: a break in a paragraph of its own would leave an empty page after a full one."""
    paragraph = element if element.tag == qn("w:p") else next(element.iter(qn("w:p")))
    _set(paragraph, "pageBreakBefore", _FIRST_IN_SCHEMA)


def keep_with_next(element: etree._Element) -> None:
    """A table ends with a spacer: there its last row is held as well."""
    _set(element, "keepNext", frozenset({qn("w:pStyle")}))
    table = element.getprevious()
    if table is not None and table.tag == qn("w:tbl"):
        for paragraph in table[-1].iter(qn("w:p")):
            _set(paragraph, "keepNext", frozenset({qn("w:pStyle")}))


def _set(paragraph: etree._Element, tag: str, after: frozenset[str]) -> None:
    """Put `w:tag` behind the properties that the schema wants before it."""
    properties = paragraph[0]
    if properties.find(qn(f"w:{tag}")) is None:
        place = sum(child.tag in after for child in properties)
        properties.insert(place, etree.Element(qn(f"w:{tag}")))
