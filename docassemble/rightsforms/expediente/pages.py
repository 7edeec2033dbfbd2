"""The attorney's own pages, from the templates of `templates/expediente`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import Any

from .. import drafting, engine
from ..assembly.document import Break, Document
from ..context import Citations, case_context
from ..filings import TEMPLATES, read
from ..law import jurisdiccion
from ..record import Caso
from ..words import own_yaml
from .engine_rows import consultation
from .record_rows import breve, chronology, fates, main_fact, opcion, others, people, suppositions, unknown

_COVER = "portada"


def chosen(caso: Caso, filing_ids: Iterable[str] | None = None) -> tuple[str, ...]:
    """What was asked for, else what the case names, else the filings to begin with."""
    named = tuple(filing_ids or caso.documentos) or (filing.id for filing in engine.recommended(caso))
    return tuple(dict.fromkeys(named))


def cover(caso: Caso, ids: tuple[str, ...]) -> Document:
    return _page(caso, _COVER, words()["titulo"], page_context(caso, ids))


def pages(caso: Caso, ids: tuple[str, ...]) -> tuple[Document, ...]:
    context = page_context(caso, ids)
    return tuple(_page(caso, name, title, context) for name, title in words()["paginas"].items())


def page_names() -> tuple[str, ...]:
    """Of the templates."""
    return (_COVER, *words()["paginas"])


@cache
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = own_yaml((TEMPLATES / "expediente" / "expediente.yml").read_text(encoding="utf-8"))
    return loaded


def _page(caso: Caso, name: str, title: str, context: dict[str, Any]) -> Document:
    """No gap may be left in these: they say themselves what is not known."""
    template = f"expediente/{name}"
    form = drafting.Form(f"expediente_{name}", title, template, drafting.template(template), words())
    return drafting.draft(caso, form, [drafting.Paper(context)], titulo=words()["titulo"], motor=_engine())


def page_context(caso: Caso, ids: tuple[str, ...]) -> dict[str, Any]:
    """What the attorney's pages may name."""
    reading = read(caso, jurisdiccion(caso.jurisdiccion))
    return {
        **case_context(caso, reading, Citations(reading)),
        **consultation(reading, ids, words()["por_confirmar"]),
        "cronologia": chronology(caso),
        "ignorados": unknown(caso, ids),
        "personas": people(caso),
        "suertes": fates(caso),
        "otras_personas": others(caso),
        "suposiciones": suppositions(caso),
        "principal": main_fact(caso),
        "opcion": opcion,
        "breve": breve,
        "renglon": Break(),
        "motor": _engine(),
    }


def _engine() -> str:
    return version("docassemble.rightsforms")
