"""Where the pages have documents made: here and now, or by the processes that a server started beside itself.

Only a case goes in and bytes come out; of the session from which the case was taken nothing else is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import engine, here
from .record import Caso

type Run = Callable[..., Any]  # (what to do, arguments...) -> what it returns, wherever it was done


def document(caso: Caso, document_id: str, fmt: engine.Format) -> bytes | None:
    """A filing, or the sealed sheet of one (its id ends in `engine.SHEET`); None when there is no such sheet."""
    made: bytes | None = _run(_document, caso, document_id, fmt)
    return made


def pack(caso: Caso, filing_ids: Sequence[str]) -> bytes:
    """Everything for the attorney, as a ZIP."""
    made: bytes = _run(_pack, caso, tuple(filing_ids))
    return made


def hand_over_to(run: Run) -> None:
    """From now on others do the work."""
    global _run  # noqa: PLW0603 - one server in one process decides it, once
    _run = run


def warm() -> None:
    """Make the shortest filing of a case without answers: law, writers and fonts are read before somebody waits."""
    empty = Caso(informacion_hasta=here.now())
    shortest = min(engine.filings(), key=lambda filing: len(filing.body))
    for fmt in ("docx", "pdf"):
        _document(empty, shortest.id, fmt)


def _here(work: Callable[..., Any], *arguments: Any) -> Any:
    return work(*arguments)


def _document(caso: Caso, document_id: str, fmt: engine.Format) -> bytes | None:
    filing_id = document_id.removesuffix(engine.SHEET)
    made = engine.draft(caso, filing_id) if document_id == filing_id else engine.sealed_sheet(caso, filing_id)
    return engine.write(made, fmt) if made else None


def _pack(caso: Caso, filing_ids: Sequence[str]) -> bytes:
    from .expediente import expediente  # only here are its pages of interest

    return expediente(caso, filing_ids)


_run: Run = _here
