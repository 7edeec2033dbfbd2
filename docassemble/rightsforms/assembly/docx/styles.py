"""The named styles of the DOCX: what an attorney sees in the style list, and changes once for the whole filing.

The same look as `templates/estilo/documento.css`. Lengths: points, unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from docx.document import Document as DocxFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ..wording import words

FONT = "Times New Roman"
_FONT_LINE = 1.15  # a single line of that font, in heights of its letter: what Word multiplies

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class Look:
    """How one style differs from plain text: 12 pt, 1.5 lines, justified, 8 pt after.

    `lines` counts as the style sheet does, in heights of the letter.
    """

    size: float = 12
    bold: bool = False
    italic: bool = False
    capitals: bool = False  # to the eye only: an answer inside stays as it was typed
    lines: float = 1.5
    before: float = 0
    after: float = 8
    align: Literal["left", "center", "justify"] = "justify"
    left_cm: float = 0
    right_cm: float = 0
    keep_next: bool = False
    together: bool = False  # no space between paragraphs of this style
    color: str = ""  # RRGGBB; the words must be read on a black and white print as well
    height_cm: float = 0  # of every line, whatever stands in it
    rule: str = ""  # the border of the paragraph, as WordprocessingML writes it


# Keys are the styles of the document tree (`document.Style`), its numberings, and what tables need.
LOOKS: dict[str, Look] = {
    "titulo": Look(size=13, bold=True, lines=1.25, before=12, after=14, align="center", keep_next=True),
    "rubro": Look(size=10.5, bold=True, lines=1.2, after=3, align="left", left_cm=7.8),
    "autoridad": Look(bold=True, capitals=True, lines=1.2, before=18, after=0, align="left", right_cm=3, together=True),
    "presente": Look(bold=True, lines=1.2, before=2, after=16, align="left"),
    "cuerpo": Look(),
    "cita": Look(size=11, lines=1.25, left_cm=1.5, right_cm=1),
    "acto": Look(left_cm=1),
    "cierre": Look(bold=True, before=16, after=6, align="center", keep_next=True),
    "lugar_fecha": Look(before=4, align="center", keep_next=True),
    "firma": Look(size=11, lines=1.25, after=0, align="center"),
    "espacio_firma": Look(size=11, after=3, align="center", keep_next=True, height_cm=1.7,
                          rule='<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>'),
    "espacio_huella": Look(size=11, before=12, after=4, align="center", keep_next=True, height_cm=3,
                           rule="".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
                                        for side in ("top", "left", "bottom", "right"))),
    "nota": Look(size=10, italic=True, lines=1.25),
    "lectura": Look(size=13, lines=1.15, after=4, align="left"),
    "alerta": Look(bold=True, lines=1.25, after=6, align="left", left_cm=0.4, color="8B0000",
                   rule='<w:left w:val="single" w:sz="24" w:space="8" w:color="8B0000"/>'),
    "hechos": Look(),
    "petitorios": Look(),
    "incisos": Look(after=4),
    "puntos": Look(after=4, align="left"),
    "celda": Look(size=10.5, lines=1.25, before=2, after=2, align="left"),
    "celda_titulo": Look(size=10.5, bold=True, lines=1.25, before=2, after=2, align="left", keep_next=True),
}  # fmt: skip
_HEADINGS = {1: Look(size=11, bold=True, lines=1.25, before=18, align="left", keep_next=True),
             2: Look(bold=True, lines=1.25, before=10, after=6, align="left", keep_next=True)}  # fmt: skip


def add_styles(file: DocxFile) -> None:
    """Replace the template's styles by the house's."""
    root = file.styles.element
    for element in list(root):
        root.remove(element)
    root.append(_defaults(str(file.core_properties.language)))
    for xml in _BUILT_IN:
        root.append(parse_xml(xml.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))
    names = words()["estilos"]
    for key, look in LOOKS.items():
        _add_style(file, key, names[key], look)
    for level, look in _HEADINGS.items():
        _add_heading(file, level, names[f"encabezado{level}"], look)


def _defaults(language: str) -> Any:
    return parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


# Styles that Word itself looks for by name: it shows them in the user's language.
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "<w:pPr><w:widowControl/></w:pPr></w:style>",
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>",
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/><w:color w:val="444444"/><w:sz w:val="18"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:tabs><w:tab w:val="right" w:pos="8843"/></w:tabs></w:pPr>'
    '<w:rPr><w:color w:val="333333"/><w:sz w:val="16"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
)


def _add_style(file: DocxFile, key: str, name: str, look: Look) -> None:
    style = _new_style(file, key, name)
    _dress(style, look)


def _add_heading(file: DocxFile, level: int, alias: str, look: Look) -> None:
    """A built-in heading, so that Word's and LibreOffice's navigators list it; Spanish is its second name."""
    style = _new_style(file, f"Encabezado{level}", f"heading {level}")
    style.element.insert(1, parse_xml(f'<w:aliases {nsdecls("w")} w:val="{alias}"/>'))
    style.next_paragraph_style = file.styles[words()["estilos"]["cuerpo"]]
    _dress(style, look)
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'))


def _new_style(file: DocxFile, identifier: str, name: str) -> ParagraphStyle:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=False)
    style.element.set(qn("w:styleId"), identifier)
    style.base_style = file.styles["Normal"]
    style.quick_style = True
    assert isinstance(style, ParagraphStyle)  # noqa: S101 (tells mypy which of the four kinds it is)
    return style


def _dress(style: ParagraphStyle, look: Look) -> None:
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold or None, look.italic or None
    font.all_caps = look.capitals or None
    form.keep_with_next = look.keep_next or None
    form.widow_control = True
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = Cm(look.height_cm) if look.height_cm else round(look.lines / _FONT_LINE, 2)
    form.left_indent = Cm(look.left_cm) if look.left_cm else None
    form.right_indent = Cm(look.right_cm) if look.right_cm else None
    form.alignment = _ALIGN[look.align]
    if look.color:
        font.color.rgb = RGBColor.from_string(look.color)
    if look.rule:
        _add_rule(style, look.rule)
    if look.together:
        spacing = style.element.get_or_add_pPr().find(qn("w:ind"))
        spacing.addnext(parse_xml(f"<w:contextualSpacing {nsdecls('w')}/>"))


def _add_rule(style: ParagraphStyle, rule: str) -> None:
    """`pBdr` stands before `spacing` in the schema."""
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{rule}</w:pBdr>")
    style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(border)
