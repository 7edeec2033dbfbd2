"""The few words of WordprocessingML that the writer speaks itself, where python-docx has none: runs, tabs, breaks."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from lxml import etree

_PIECES = re.compile("([\n\t])")
_PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Append `w:tag` with `w:` attributes."""
    return etree.SubElement(parent, qn(f"w:{tag}"), {qn(f"w:{name}"): value for name, value in attributes.items()})


def add_run(
    parent: etree._Element, text: str, *, bold: bool = False, italic: bool = False, highlight: bool = False
) -> None:
    """One run with the text letter for letter: spaces kept, line breaks and tabs as Word writes them."""
    run = add(parent, "r")
    if bold or italic or highlight:
        properties = add(run, "rPr")
        for tag in ("b",) * bold + ("i",) * italic:
            add(properties, tag)
        if highlight:
            add(properties, "highlight", val="yellow")
    for piece in _PIECES.split(text):
        if piece == "\n":
            add(run, "br")
        elif piece == "\t":
            add(run, "tab")
        elif piece:
            etree.SubElement(run, qn("w:t"), _PRESERVE).text = piece


def add_field(paragraph: etree._Element, code: str) -> None:
    """A field that the word processor computes (PAGE, NUMPAGES); "1" stands there until it does."""
    add_run(add(paragraph, "fldSimple", instr=f" {code} "), "1")


def add_paragraph(parent: etree._Element, style: str) -> etree._Element:
    paragraph = add(parent, "p")
    add(add(paragraph, "pPr"), "pStyle", val=style)
    return paragraph
