"""The file around the words: an empty filing in the house style, and a ZIP that is the same byte for byte each time.

Nothing in it tells who wrote it, where, or with what.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from functools import cache
from io import BytesIO

import docx
from docx.document import Document as DocxFile
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from lxml import etree

from ...compiled import code, compiled, library
from ...record import in_utc
from ..document import Document
from .numbering import add_numbering
from .styles import FONT, add_styles

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_WANTED = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME}


def empty_filing(document: Document) -> DocxFile:
    """A filing without words: styles, numbering, page, properties."""
    file = docx.Document(BytesIO(_house_file(document.language)))
    properties = file.core_properties
    properties.title = document.title
    properties.created = properties.modified = in_utc(document.created).replace(tzinfo=None)
    return file


def packed(file: DocxFile) -> bytes:
    """The file with every date of the archive set to the first one ZIP knows."""
    buffer, output = BytesIO(), BytesIO()
    file.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return output.getvalue()


@cache
def _house_file(language: str) -> bytes:
    """Made once and kept: the styles cost more than the words."""
    sources = (code("assembly"), library("python-docx"), library("lxml"))
    return compiled(f"house file {language}", sources, lambda: _made(language))


def _made(language: str) -> bytes:
    file = docx.Document()
    _drop_leftovers(file)
    _neutral_properties(file, language)
    add_styles(file)
    add_numbering(file)
    _settings(file, language)
    _page(file)
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _drop_leftovers(file: DocxFile) -> None:
    """python-docx starts from a Word file with a thumbnail, a theme, a printer's page and a bibliography."""
    for rels, wanted in ((file.part.rels, _WANTED), (file.part.package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})):
        for key in [key for key, relation in rels.items() if relation.reltype not in wanted]:
            del rels[key]
    _own_fonts(file)


def _own_fonts(file: DocxFile) -> None:
    """In the place of the table that the Word file had."""
    part, rels = file.part, file.part.rels
    fonts = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}><w:font w:name="{FONT}">'
        '<w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
    before = part.part_related_by(RT.FONT_TABLE)
    (key,) = (key for key, relation in rels.items() if relation.reltype == RT.FONT_TABLE)
    part.load_rel(RT.FONT_TABLE, Part(before.partname, before.content_type, fonts, part.package), key)


def _neutral_properties(file: DocxFile, language: str) -> None:
    properties = file.core_properties
    element = file.part.package.part_related_by(RT.CORE_PROPERTIES).element
    for child in list(element):
        element.remove(child)
    properties.language = language
    # Not `properties.revision = 1`: inside docassemble, docxcompose gives python-docx's prefix "cp" another meaning.
    etree.SubElement(element, f"{{{_CORE}}}revision").text = "1"
    properties.created = properties.modified = datetime(1980, 1, 1)


_SETTINGS = """
<w:settings {ns}>
  <w:defaultTabStop w:val="708"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:doNotExpandShiftReturn/>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="{language}"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>
"""


def _settings(file: DocxFile, language: str) -> None:
    """Compatibility mode 15: without it Word opens the file as one of Word 2007. A line break stretches no line."""
    root = file.settings.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_xml(_SETTINGS.format(ns=nsdecls("w"), language=language))):
        root.append(child)


def _page(file: DocxFile) -> None:
    """Letter size; the left margin leaves room for the court's clip."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin, section.right_margin = Cm(3.5), Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.4)
    section.header_distance = section.footer_distance = Cm(1.25)
