"""A finished tree as a document of WeasyPrint's own. To be imported only when a PDF is written: that takes its time."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import cssselect2
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.pdf.metadata import NS, DocumentMetadata

_PRODUCER = f"{{{NS['pdf']}}}Producer"


class Tree(HTML):  # type: ignore[misc] # WeasyPrint has no types
    """WeasyPrint 70 takes only text to parse, and an answer shall not go through a parser."""

    def __init__(self, page: Element, fetch: Any, base_url: str) -> None:
        self.base_url, self.url_fetcher, self.media_type = base_url, fetch, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(page, content_language=None)
        self.etree_element = page

    def render(self, *args: Any, **options: Any) -> Document:
        document = super().render(*args, **options)
        document.metadata = _Nameless(**vars(document.metadata))
        return document


class _Nameless(DocumentMetadata):  # type: ignore[misc]
    """The document names no program that made it."""

    def generate_rdf_metadata(self, *args: Any) -> bytes:
        rdf = fromstring(super().generate_rdf_metadata(*args))  # noqa: S314 - WeasyPrint has just written it
        for description in [each for each in rdf if _PRODUCER in each.attrib]:
            rdf.remove(description)
        return tostring(rdf)
