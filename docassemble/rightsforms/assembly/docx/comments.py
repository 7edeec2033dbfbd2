"""Notes to the attorney, as comments: seen in the margin, never part of the text that is filed."""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as DocxFile
from docx.oxml.ns import qn
from lxml import etree

from ...record import in_utc
from .xml import add

AUTHOR, INITIALS = "rightsforms", "RF"


class Comments:
    """Writes the comments of one document, all dated with the document (the same record gives the same bytes)."""

    def __init__(self, file: DocxFile, created: datetime) -> None:
        self._comments = file.comments
        self._date = in_utc(created).strftime("%Y-%m-%dT%H:%M:%SZ")

    def open(self, parent: etree._Element, text: str) -> str:
        """Begin the commented words here; give the result to `close`."""
        number = self._new(text)
        add(parent, "commentRangeStart", id=number)
        return number

    def close(self, parent: etree._Element, number: str) -> None:
        add(parent, "commentRangeEnd", id=number)
        run = add(parent, "r")
        add(add(run, "rPr"), "rStyle", val="CommentReference")
        add(run, "commentReference", id=number)

    def around(self, paragraph: etree._Element, text: str) -> None:
        """Comment a whole paragraph that is already written."""
        number = self.open(paragraph, text)
        start = paragraph[-1]
        has_properties = len(paragraph) > 1 and paragraph[0].tag == qn("w:pPr")
        paragraph.insert(1 if has_properties else 0, start)
        self.close(paragraph, number)

    def _new(self, text: str) -> str:
        comment = self._comments.add_comment(text, AUTHOR, INITIALS)
        comment.part.element[-1].set(qn("w:date"), self._date)
        return str(comment.comment_id)
