"""The PDF for the counter: tagged (PDF/UA-1, ISO 14289-1), self-contained, the same bytes for the same document."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from ..document import Binder, Document
from ..wording import house_style
from . import library
from .glyphs import Slots, put_slots, restore
from .html import write_binder_html, write_html
from .made_font import FAMILY, Face, made_font
from .tables import join_tables
from .watermark import watermark_image

if TYPE_CHECKING:  # WeasyPrint takes most of a second to import: only when a PDF is written
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

_BASE = "estilo:///"
_MARK = f"{_BASE}marca-de-agua"  # WeasyPrint finds its picture among those it has, and fetches nothing
_MADE_FACES: dict[Face, str] = {"Regular": "", "Bold": "font-weight: bold;", "Italic": "font-style: italic;"}
_WATERMARK = f'@page {{ background: url("{_MARK}") -3.5cm -2.5cm / 21.59cm 27.94cm no-repeat }}'
_one_at_a_time = Lock()  # Pango and fontconfig keep state per process; layout holds the interpreter anyway

type Fetch = Callable[[str], URLFetcherResponse]


def write_pdf(document: Document) -> bytes:
    """A PDF whose selectable text is that of the DOCX, every typed character included."""
    return _write(write_html(document), document.watermark, _identifier(document), ["documento.css"])


def write_binder(binder: Binder) -> bytes:
    """Several documents as one tagged PDF: bookmarks, an index with page numbers, pages counted over the whole."""
    sheets = ["documento.css", "legajo.css"]
    return _write(write_binder_html(binder), binder.cover.watermark, _identifier(binder), sheets)


def _write(page: Element, mark: str, identifier: bytes, styles: Sequence[str]) -> bytes:
    """All that belongs to the layout is let go before the collector is back."""
    with _one_at_a_time, _without_garbage_collector():
        library.load()
        return _render(page, mark, identifier, styles)


def _render(page: Element, mark: str, identifier: bytes, styles: Sequence[str]) -> bytes:
    slots = put_slots(page)
    made: dict[str, bytes] = {face: made_font(slots, face) for face in _MADE_FACES} if slots else {}
    from .tree import Tree

    html = Tree(page, _fetcher(made), _BASE)
    with _fonts() as fonts:
        letters = _css("\n".join((_style_sheet("letras.css"), *_made_faces(made))), html.url_fetcher, fonts)
        pdf: bytes = html.write_pdf(
            stylesheets=[letters, *map(_look, map(_style_sheet, styles)), *([_look(_WATERMARK)] if mark else [])],
            cache={_MARK: watermark_image(mark)} if mark else None,
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier,
            finisher=lambda _, file: _finish(file, slots),
        )
    return pdf


@cache
def _look(sheet: str) -> CSS:
    """A style sheet without letters, parsed once in the life of a process: it holds for every document."""
    return _css(sheet, _fetcher({}))


def _css(sheet: str, fetch: Fetch, fonts: FontConfiguration | None = None) -> CSS:
    from weasyprint import CSS

    return CSS(string=sheet, font_config=fonts, url_fetcher=fetch, base_url=_BASE)


@contextmanager
def _fonts() -> Iterator[FontConfiguration]:
    """The fonts of one document. Pango 1.50 would keep the list of all fonts of the machine for ever, unless told."""
    from weasyprint.text.ffi import ffi, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    try:
        yield fonts
    finally:
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", fonts.font_map), ffi.NULL)


def _made_faces(made: Mapping[str, bytes]) -> Iterator[str]:
    for face, rule in _MADE_FACES.items():
        if face in made:
            yield f'@font-face {{ font-family: "{FAMILY}"; {rule} src: url("{_BASE}{face}") }}'


def _finish(file: Any, slots: Slots) -> None:
    """Name no program, tie table headers to their column, and map the made glyphs back to what was typed."""
    file.info.pop("Producer", None)
    join_tables(file.objects)
    typed = slots.typed()
    for item in file.objects:
        if getattr(item, "get", None) and item.get("S") == "/TH":
            item["A"]["Scope"] = "/Column"
        lines = getattr(item, "stream", ())
        if typed and b"begincmap" in lines:
            item.stream = [restore(line, typed) for line in lines]


def _identifier(content: Document | Binder) -> bytes:
    """Stands for the content; the file must not differ from one run to the next (the default is random)."""
    return hashlib.sha256(repr(content).encode()).digest()[:16]


def _fetcher(made: Mapping[str, bytes]) -> Fetch:
    """Serves our fonts and those made for this document; any other address is an error, never a request."""

    def fetch(url: str) -> URLFetcherResponse:
        from weasyprint.urls import URLFetcherResponse

        name = url.removeprefix(_BASE)
        content = made.get(name) or _bundled().get(name)
        if content is None:
            raise ValueError(f"not part of the house style: {url}")
        return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})

    return fetch


@cache
def _bundled() -> Mapping[str, bytes]:
    fonts = house_style() / "fonts"
    return {f"fonts/{font.name}": font.read_bytes() for font in fonts.iterdir() if font.name.endswith(".ttf")}


@cache
def _style_sheet(name: str) -> str:
    return (house_style() / name).read_text(encoding="utf-8")


@contextmanager
def _without_garbage_collector() -> Iterator[None]:
    """Layout makes many small objects and no rubbish: the collector would spend half of the layout's time on them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.collect(0)  # the circles in which WeasyPrint leaves a document and its font files, at once
            gc.enable()
