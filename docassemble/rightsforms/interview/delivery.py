"""Handing documents over: made while they are downloaded, dated by the moment they were last asked for.

While no answer changes, neither do they.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NoReturn

from docassemble.base.error import DAError
from docassemble.base.util import DAObject, response

from .. import engine, press
from ..record import Caso
from .advice import chosen_filings
from .bridge import caso_from
from .session import answers, conclusions, now

__all__ = ["PACK", "deliver", "deliver_pack", "filename", "fix_moment", "sheets"]

PACK = "expediente.zip"  # its name: a seized device must not show another in a list of files

_CONTENT_TYPES: dict[engine.Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def fix_moment(escritos: DAObject) -> None:
    """Date the documents and number them: anew when an answer changed, else as before, so that the same answers give
    the same bytes and no two drafts of one case the same number.
    """
    mark = _mark(answers())
    if getattr(escritos, "huella", None) != mark:
        escritos.informacion_hasta = now()
        escritos.version = getattr(escritos, "version", 0) + 1
        escritos.huella = mark


def _case(escritos: DAObject) -> Caso:
    made = caso_from(answers(), escritos.informacion_hasta)
    return made.model_copy(update={"version": escritos.version})


def filename(extension: engine.Format, document_id: str) -> str:
    return engine.filename(document_id, extension)


def sheets() -> Mapping[str, str]:
    """Of each filing with which something has to go apart, the id of its sealed sheet."""
    return conclusions().sheets


def deliver(escritos: DAObject, extension: str, document_id: str) -> NoReturn:
    """Write a filing or its sheet and hand it over. It is made on its way out and never stands on the server's disk."""
    fmt = next((known for known in _CONTENT_TYPES if known == extension), None)
    filing_id = str(document_id).removesuffix(engine.SHEET)
    if fmt is None or filing_id not in {known.id for known in engine.filings()}:
        raise DAError(f"{extension} {document_id}", code=404)  # no link of ours asks for it
    fix_moment(escritos)
    made = press.document(_case(escritos), document_id, fmt)
    if made is None:
        raise DAError(document_id, code=404)  # it was there when the link was shown: an answer has changed since
    response(binaryresponse=made, content_type=_CONTENT_TYPES[fmt])
    raise AssertionError("docassemble's response() raises")


def deliver_pack(escritos: DAObject) -> NoReturn:
    """Everything for the attorney in one file: the filings that the screen lists, and what an attorney asks first."""
    fix_moment(escritos)
    ids = [filing.id for filing in chosen_filings()]
    packed = press.pack(_case(escritos), ids)
    response(binaryresponse=packed, content_type="application/zip")
    raise AssertionError("docassemble's response() raises")


def _mark(given: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()
