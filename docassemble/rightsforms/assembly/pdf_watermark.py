"""The watermark as a drawing of its letters: nothing to select, nothing for a screen reader to repeat."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from .wording import house_style

_PAGE = (816, 1056)  # letter size in CSS pixels
_ANGLE = -52  # along the diagonal of the page
_WIDEST, _TALLEST = 860, 170
_GREY = "#ececec"  # pale enough to read through, dark enough for a photocopy


@cache
def watermark(mark: str) -> bytes:
    """An SVG of one page with `mark` across it."""
    path, width, height = _outline(mark)
    scale = min(_WIDEST / width, _TALLEST / height)
    x, y = _PAGE[0] / 2, _PAGE[1] / 2
    place = f"translate({x} {y}) rotate({_ANGLE}) scale({scale:.4f} {-scale:.4f}) translate({-width / 2} {-height / 2})"
    size = f'width="{_PAGE[0]}" height="{_PAGE[1]}" viewBox="0 0 {_PAGE[0]} {_PAGE[1]}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path fill="{_GREY}" transform="{place}" d="{path}"/></svg>'
    return svg.encode()


def _outline(mark: str) -> tuple[str, float, float]:
    """The letters side by side, in font units: path, width, height of a capital. Unknown characters are left out."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO((house_style() / "fonts" / "LiberationSerif-Bold.ttf").read_bytes()), lazy=True)
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    pen, width = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}"), 0.0
    for name in (cmap[ord(letter)] for letter in mark if ord(letter) in cmap):
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, width, 0)))
        width += glyphs[name].width
    return pen.getCommands(), max(width, 1.0), font["OS/2"].sCapHeight
