"""Real automatic numbering: add or delete a fact in Word, and the rest renumber themselves.

`labels.py` tells what each label must read; Word and LibreOffice compute the same from the formats below.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocxFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ..document import Numbering

STEP = 567  # twentieths of a point: 1 cm of indentation for each level of a list
_HANGING = 397  # the label stands 7 mm before the text
_LEVELS = 9  # what the format allows
DEEPEST = _LEVELS - 1  # a list inside a list inside that one stands no further to the right
_HEADING = 1
_ABSTRACT: dict[Numbering, int] = {"hechos": 2, "petitorios": 3, "incisos": 4, "puntos": 5}
_FORMAT: dict[Numbering, tuple[str, str]] = {
    "hechos": ("decimal", "%{level}."),
    "petitorios": ("ordinalText", "%{level}."),  # in the language of the level: "primero", here in capitals
    "incisos": ("lowerLetter", "%{level})"),
    "puntos": ("bullet", "•"),
}


def add_numbering(file: DocxFile) -> None:
    """Replace the template's numberings by the house's: headings and facts count through the paper."""
    root = file.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    language = str(file.core_properties.language)
    root.append(_abstract(_HEADING, [_heading_level()]))
    for numbering, number in _ABSTRACT.items():
        root.append(_abstract(number, [_level(numbering, level, language) for level in range(_LEVELS)]))
    root.append(_num(_HEADING, _HEADING))
    root.append(_num(_ABSTRACT["hechos"], _ABSTRACT["hechos"]))
    _tie_headings(file)


class Lists:
    """Hands out the `w:numId` of each list of one document: every list starts anew, except the facts of a paper."""

    def __init__(self, file: DocxFile) -> None:
        self._root: Any = file.part.numbering_part.element
        self._next = max(_ABSTRACT.values()) + 1
        self._facts = _ABSTRACT["hechos"]
        self.headings: int | None = None  # of a paper that is not the first; there the style carries the number

    def start(self, numbering: Numbering, level: int) -> int:
        return self._facts if numbering == "hechos" else self._anew(_ABSTRACT[numbering], level)

    def new_paper(self) -> None:
        """Headings and facts count from one again."""
        self._facts = self._anew(_ABSTRACT["hechos"], 0)
        self.headings = self._anew(_HEADING, 0)

    def _anew(self, abstract: int, level: int) -> int:
        number, self._next = self._next, self._next + 1
        self._root.append(_num(number, abstract, restart=level))
        return number


def text_indent(numbering: Numbering, level: int) -> int:
    """Where the words of an item begin; a petitorio's label stands in line with its words."""
    return STEP * level if numbering == "petitorios" else STEP * (level + 1)


def _abstract(number: int, levels: list[str]) -> Any:
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _heading_level() -> str:
    return (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Encabezado1"/>'
        '<w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _level(numbering: Numbering, level: int, language: str) -> str:
    form, text = _FORMAT[numbering]
    in_line = numbering == "petitorios"
    indent = f'w:left="{text_indent(numbering, level)}"' + ("" if in_line else f' w:hanging="{_HANGING}"')
    look = f'<w:rPr><w:b/><w:caps/><w:lang w:val="{language}"/></w:rPr>' if in_line else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="{"space" if in_line else "tab"}"/><w:lvlText w:val="{text.format(level=level + 1)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind {indent}/></w:pPr>{look}</w:lvl>'
    )


def _num(number: int, abstract: int, restart: int | None = None) -> Any:
    override = "" if restart is None else (
        f'<w:lvlOverride w:ilvl="{restart}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )  # fmt: skip
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
    )


def _tie_headings(file: DocxFile) -> None:
    """The style carries the number: an attorney's new "Encabezado 1" is numbered at once."""
    numbering = file.styles["heading 1"].element.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = _HEADING
