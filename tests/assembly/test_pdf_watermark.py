"""The watermark is drawn once: every later page, and every later document, has what the first one had."""

from io import BytesIO

import pikepdf
import pytest
from weasyprint.svg import SVG

from docassemble.rightsforms.assembly.pdf import watermark, write_pdf
from tests.support.sample import sample


@pytest.fixture
def drawings(monkeypatch):
    """How often WeasyPrint draws an SVG, from a process that has drawn none yet."""
    drawn, draw = [], SVG.draw
    monkeypatch.setattr(SVG, "draw", lambda self, *args: (drawn.append(self), draw(self, *args))[1])
    watermark.watermark_image.cache_clear()
    return drawn


def marks(pdf: bytes) -> list[tuple[bytes, str]]:
    """What lies under each page, and the graphics states that are named there."""
    with pikepdf.open(BytesIO(pdf)) as file:
        under = [next(iter(page.obj.Resources.XObject.values())) for page in file.pages]
        return [(drawing.read_bytes(), repr(drawing.Resources.ExtGState)) for drawing in under]


class DescribeTheWatermark:
    def it_is_drawn_once_for_all_pages_and_documents(self, drawings):
        first, second = write_pdf(sample()), write_pdf(sample())
        assert first == second
        assert len(drawings) == 1
        assert len(marks(first)) > 1
        assert len(set(marks(first))) == 1

    def it_is_what_weasyprint_draws_page_by_page(self, monkeypatch):
        """When this fails, a drawing has come to need more than its strokes and its graphics states."""
        once = write_pdf(sample())
        draw = watermark.DrawnOnce.draw
        monkeypatch.setattr(
            watermark.DrawnOnce, "draw", lambda self, *args: (self._drawn.clear(), draw(self, *args))[1]
        )
        assert write_pdf(sample()) == once

    def it_says_what_the_document_says(self):
        assert watermark.watermark("BORRADOR") != watermark.watermark("PRÁCTICA")
