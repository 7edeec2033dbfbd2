"""Every byte of a finished file that could hold a word: comments, properties, hidden parts."""

from __future__ import annotations

import zipfile
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import StreamObject

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document
from tests.support.texts import pdf_pages


def everything(document: Document) -> dict[str, str]:
    """What can be read in each format, seen or not."""
    return {
        "txt": engine.write(document, "txt").decode("utf-8"),
        "docx": _docx(engine.write(document, "docx")),
        "pdf": _pdf(engine.write(document, "pdf")),
    }


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "\n".join(name + parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def _pdf(content: bytes) -> str:
    """The text as it is read, and every object unpacked: a name in an outline, a tag or a property would be there."""
    reader = PdfReader(BytesIO(content))
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return "\n".join([*pdf_pages(content), *map(_unpacked, objects)])


def _unpacked(thing: object) -> str:
    inner = thing.get_data().decode("latin-1") if isinstance(thing, StreamObject) else ""
    return f"{thing!r} {inner}"
