"""The files of the pack. The same case gives the same bytes, and no name of a file is anybody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .. import engine
from ..assembly.document import Binder, Bound, Document
from ..ics import to_ics
from ..record import Caso, digest, dump_case
from .pages import chosen, cover, pages, words

NOMBRE = "expediente.zip"
_FIRST_YEAR = 1980  # of a ZIP's calendar
_LAST_YEAR = 2107
_OWNER_ONLY = 0o100600 << 16
_UNIX = 3
_FORMATS: tuple[engine.Format, ...] = ("docx", "pdf")


def expediente(caso: Caso, filing_ids: Iterable[str] | None = None) -> bytes:
    """The ZIP: index, the whole as one PDF, each draft by itself, the answers, the calendar."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(caso, chosen(caso, filing_ids)):
            archive.writestr(_entry(name, caso.informacion_hasta), content)
    return packed.getvalue()


def expediente_pdf(caso: Caso, filing_ids: Iterable[str] | None = None) -> bytes:
    """The attorney's pages and every draft, as one tagged PDF."""
    ids = chosen(caso, filing_ids)
    return _bound(caso, ids, [engine.draft(caso, filing_id) for filing_id in ids])


def _files(caso: Caso, ids: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    drafts = [engine.draft(caso, filing_id) for filing_id in ids]
    yield "00_indice.txt", engine.write(cover(caso, ids), "txt")
    yield "expediente.pdf", _bound(caso, ids, drafts)
    sheets = (sheet for filing_id in ids if (sheet := engine.sealed_sheet(caso, filing_id)))
    for folder, document in (*(("borradores", draft) for draft in drafts), *(("reservado", sheet) for sheet in sheets)):
        for fmt in _FORMATS:
            yield f"{folder}/{engine.filename(document.filing_id, fmt)}", engine.write(document, fmt)
    yield "caso.json", dump_case(caso).encode()
    deadlines = engine.deadlines(caso)
    if any(deadline.vence for deadline in deadlines):
        yield "plazos.ics", to_ics(deadlines, caso.informacion_hasta, digest(caso))


def _bound(caso: Caso, ids: tuple[str, ...], drafts: Iterable[Document]) -> bytes:
    from ..assembly.pdf import write_binder  # WeasyPrint takes most of a second to import

    own = (Bound(page, titled=True) for page in pages(caso, ids))
    return write_binder(Binder(cover(caso, ids), (*own, *(Bound(_announced(draft), titled=False) for draft in drafts))))


def _announced(draft: Document) -> Document:
    """Among many pages, index and foot say which draft this is."""
    footer = words()["pie_borrador"].format(titulo=draft.title, pie=draft.footer)
    return replace(draft, title=words()["titulo_borrador"].format(titulo=draft.title), footer=footer)


def _entry(name: str, moment: datetime) -> ZipInfo:
    """Dated by the answers, not by the clock; readable by its owner only, wherever it was packed."""
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    stamp = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    entry = ZipInfo(name, stamp)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr, entry.create_system = _OWNER_ONLY, _UNIX
    return entry
