"""What every page of the DOCX carries: the draft mark above, the watermark behind, the footer with the page number."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as DocxFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ..document import Document
from ..wording import words
from .xml import add_field, add_paragraph, add_run

_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
# Word's own watermark: a text on a path, in the header, behind the words. LibreOffice 7.4 reads it too.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t"'
    ' shapetype="t"/></v:shapetype>'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:560pt;height:108pt;rotation:308;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:center;mso-position-vertical-relative:page"
)


def add_margins(file: DocxFile, document: Document) -> None:
    section = file.sections[0]
    header, footer = section.header, section.footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    _header(_emptied(header.part.element), document.draft_mark, document.watermark)
    _footer(_emptied(footer.part.element), document.footer)


def _emptied(element: Any) -> Any:
    for child in list(element):
        element.remove(child)
    return element


def _header(root: Any, mark: str, across: str) -> None:
    paragraph = add_paragraph(root, "Header")
    if mark:
        paragraph.append(_watermark(across))
        add_run(paragraph, mark)


def _watermark(mark: str) -> Any:
    font = "font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold"
    return parse_xml(
        f"<w:r {nsdecls('w')} {_VML}><w:pict>{_SHAPE_TYPE}"
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="{_PLACE}"'
        f' o:allowincell="f" fillcolor="#ececec" stroked="f"><v:textpath style="{font}" string={quoteattr(mark)}/>'
        "</v:shape></w:pict></w:r>"
    )


def _footer(root: Any, text: str) -> None:
    paragraph = add_paragraph(root, "Footer")
    add_run(paragraph, f"{text}\t{words()['pagina']} ")
    add_field(paragraph, "PAGE")
    add_run(paragraph, f" {words()['de']} ")
    add_field(paragraph, "NUMPAGES")
