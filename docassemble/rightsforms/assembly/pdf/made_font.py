"""A TrueType font made in memory for one document: what no bundled font has, so that no character is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from ..wording import house_style

if TYPE_CHECKING:  # fontTools is imported late: plain text and DOCX do without it
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.basePen import AbstractPen
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph
    from fontTools.ttLib.ttGlyphSet import _TTGlyph

FAMILY = "Ultimo recurso"
_UNITS = 2048  # to the em, as in the font of the filing, whose outlines are reused
_BOX = 1400
_THIN = 2  # advance of an invisible character: poppler drops a glyph that has none
_BELOW = {202, 218, 220, 222, 233, 240}  # canonical combining classes of the marks that stand below
_GAP = 90  # between a letter and its marks, and between marks

# Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties): HarfBuzz draws none of them.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

type Metrics = tuple[int, int]
Face = Literal["Regular", "Bold", "Italic"]


@cache
def letter_font(face: Face = "Regular") -> TTFont:
    return _open(f"LiberationSerif-{face}.ttf")


@cache
def other_font() -> TTFont:
    return _open("DejaVuSans.ttf")


def _open(name: str) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO((house_style() / "fonts" / name).read_bytes()), lazy=True)


def made_font(slots: Mapping[str, str], face: Face = "Regular") -> bytes:
    """`slots` tells which code point each character, or letter with marks, has been given."""
    from fontTools.fontBuilder import FontBuilder

    names = {slot: f"slot{place}" for place, slot in enumerate(slots.values())}
    drawn = {names[slot]: _draw(cluster, face) for cluster, slot in slots.items()}
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *drawn])
    builder.setupCharacterMap({0x20: "space", **{ord(slot): name for slot, name in names.items()}})
    glyphs = {".notdef": _box(), "space": (_nothing(), (512, 0)), **drawn}
    builder.setupGlyf({name: glyph for name, (glyph, _) in glyphs.items()})
    builder.setupHorizontalMetrics({name: metrics for name, (_, metrics) in glyphs.items()})
    return _saved(builder, face)


def _saved(builder: FontBuilder, face: Face) -> bytes:
    ascent, descent = 1825, -443
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": FAMILY, "styleName": face})
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=descent, usWinAscent=ascent, usWinDescent=-descent)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    output = BytesIO()
    builder.save(output)
    return output.getvalue()


def _draw(cluster: str, face: Face) -> tuple[Glyph, Metrics]:
    if len(cluster) > 1:
        return _stacked(_fewest_pieces(cluster), face)
    if INVISIBLE.match(cluster):
        return _nothing(), (_THIN, 0)
    if unicodedata.category(cluster) == "So" and ord(cluster) in other_font().getBestCmap():
        return _borrowed(cluster)
    return _box()


def _box() -> tuple[Glyph, Metrics]:
    """A hollow rectangle: the reader sees that something stands there."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    _rectangle(pen, ((160, 0), (160, 1400), (1240, 1400), (1240, 0)))
    _rectangle(pen, ((1160, 80), (1160, 1320), (240, 1320), (240, 80)))
    return pen.glyph(), (_BOX, 160)


def _rectangle(pen: AbstractPen, corners: Iterable[tuple[int, int]]) -> None:
    first, *others = corners
    pen.moveTo(first)
    for corner in others:
        pen.lineTo(corner)
    pen.closePath()


def _nothing() -> Glyph:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()


def _borrowed(character: str) -> tuple[Glyph, Metrics]:
    """A picture as the second bundled font draws it, in black."""
    from fontTools.pens.filterPen import DecomposingFilterPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs = other_font().getGlyphSet()
    pen, source = TTGlyphPen(None), glyphs[other_font().getBestCmap()[ord(character)]]
    source.draw(DecomposingFilterPen(pen, glyphs))
    return pen.glyph(), (round(source.width), round(source.lsb))


def _fewest_pieces(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    return composed if all(ord(character) in letter_font().getBestCmap() for character in composed) else cluster


def _stacked(cluster: str, face: Face) -> tuple[Glyph, Metrics]:
    """The outlines of the letter and its marks, each mark in the middle above or below what stands there already.

    Liberation Serif 2.1.5 has no anchors for a second mark: it would stand beside the letter.
    """
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    left, bottom, right, top = _bounds(cluster[0], face)
    _copy(cluster[0], face, pen, 0, 0)
    for mark in cluster[1:]:
        mark_left, mark_bottom, mark_right, mark_top = _bounds(mark, face)
        below = unicodedata.combining(mark) in _BELOW
        up = min(0, bottom - _GAP - mark_top) if below else max(0, top + _GAP - mark_bottom)
        _copy(mark, face, pen, (left + right - mark_left - mark_right) / 2, up)
        bottom, top = min(bottom, mark_bottom + up), max(top, mark_top + up)
    return pen.glyph(), (round(_glyph(cluster[0], face).width), round(left))


def _copy(character: str, face: Face, pen: AbstractPen, right: float, up: float) -> None:
    from fontTools.pens.filterPen import DecomposingFilterPen
    from fontTools.pens.transformPen import TransformPen

    moved = TransformPen(pen, (1, 0, 0, 1, right, up))
    _glyph(character, face).draw(DecomposingFilterPen(moved, letter_font(face).getGlyphSet()))


def _bounds(character: str, face: Face) -> tuple[float, float, float, float]:
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(letter_font(face).getGlyphSet())
    _glyph(character, face).draw(pen)
    return pen.bounds or (0, 0, 0, 0)


def _glyph(character: str, face: Face) -> _TTGlyph:
    return letter_font(face).getGlyphSet()[letter_font(face).getBestCmap()[ord(character)]]
