"""The watermark as a drawing of its letters: nothing to select, nothing for a screen reader to repeat."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from ...compiled import code, compiled, library
from ..wording import house_style

_PAGE = (816, 1056)  # letter size in CSS pixels
_ANGLE = -52  # along the diagonal of the page
_WIDEST, _TALLEST = 860, 170
_GREY = "#ececec"  # pale enough to read through, dark enough for a photocopy


class DrawnOnce:
    """A picture for WeasyPrint, which draws an SVG anew on every page: what was drawn once is drawn again as it is."""

    def __init__(self, svg: bytes) -> None:
        self._svg = svg
        self._measured = self._picture()
        self._drawn: dict[tuple[float, float], tuple[list[Any], dict[str, Any]]] = {}

    def get_intrinsic_size(self, *of: Any) -> Any:
        return self._measured.get_intrinsic_size(*of)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """At the end of `stream`, which is one of its own: WeasyPrint gives each background a group.

        Besides what is written there it has the graphics states that are named in it.
        """
        states = stream._resources["ExtGState"]  # noqa: SLF001 WeasyPrint has no public name for them
        if (width, height) in self._drawn:
            written, named = self._drawn[width, height]
            stream.stream += written
            states.update(named)
            return
        before = len(stream.stream)
        self._picture().draw(stream, width, height, style)
        self._drawn[width, height] = stream.stream[before:], dict(states)

    def _picture(self) -> Any:
        """A new one to draw: it holds the page that it was drawn on, and through it the fonts of the document."""
        from weasyprint.images import SVGImage  # a third of a second, and only a PDF needs it

        return SVGImage(ElementTree.fromstring(self._svg), "", None, None)  # noqa: S314 our own


@cache
def watermark_image(mark: str) -> DrawnOnce:
    return DrawnOnce(watermark(mark))


@cache
def watermark(mark: str) -> bytes:
    """An SVG of one page with `mark` across it."""
    font = (house_style() / "fonts" / "LiberationSerif-Bold.ttf").read_bytes()
    sources = (font, code("assembly/pdf/watermark.py"), library("fonttools"))
    return compiled(f"watermark {mark}", sources, lambda: _drawn(mark, font))


def _drawn(mark: str, font: bytes) -> bytes:
    path, width, height = _outline(mark, font)
    scale = min(_WIDEST / width, _TALLEST / height)
    x, y = _PAGE[0] / 2, _PAGE[1] / 2
    place = f"translate({x} {y}) rotate({_ANGLE}) scale({scale:.4f} {-scale:.4f}) translate({-width / 2} {-height / 2})"
    size = f'width="{_PAGE[0]}" height="{_PAGE[1]}" viewBox="0 0 {_PAGE[0]} {_PAGE[1]}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path fill="{_GREY}" transform="{place}" d="{path}"/></svg>'
    return svg.encode()


def _outline(mark: str, font: bytes) -> tuple[str, float, float]:
    """The letters side by side, in font units: path, width, height of a capital. Unknown characters are left out."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(font), lazy=True)
    glyphs, cmap = face.getGlyphSet(), face.getBestCmap()
    pen, width = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}"), 0.0
    for name in (cmap[ord(letter)] for letter in mark if ord(letter) in cmap):
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, width, 0)))
        width += glyphs[name].width
    return pen.getCommands(), max(width, 1.0), face["OS/2"].sCapHeight
