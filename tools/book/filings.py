"""All filings: their front matter, the steps that name them, and to whom they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from docassemble.rightsforms import engine
from docassemble.rightsforms.filings import Filing
from docassemble.rightsforms.filings.catalogue import Clase
from docassemble.rightsforms.here import JURISDICCION
from docassemble.rightsforms.law import Jurisdiccion, jurisdiccion


def told() -> dict[str, Any]:
    law, found = jurisdiccion(JURISDICCION), engine.filings()
    kinds = get_args(Clase)
    return {"clases": {kind: [_one(filing, law) for filing in found if filing.clase == kind] for kind in kinds}}


def _one(filing: Filing, law: Jurisdiccion) -> dict[str, Any]:
    return {
        "escrito": filing,
        "cuando": _once(_situations(filing, law)),
        "cuando_no": _once(row.motivo for row in filing.excluye),
        "ante": _once(_addressees(filing, law)),
        "al_menos": _once(_needed(filing)),
        "fundamento": law.cite_all(filing.fundamento, filing.verificado_el),
    }


def _situations(filing: Filing, law: Jurisdiccion) -> Iterator[str]:
    """The facts in which a step is carried out by it."""
    for row in law.triage:
        if any(step.escrito == filing.id for step in row.acciones):
            yield row.hechos


def _addressees(filing: Filing, law: Jurisdiccion) -> Iterator[str]:
    """In plain words; a name that goes on with a municipality stands without it."""
    for row in law.destinatarios.get(filing.destinatario or "", ()):
        yield f"{row.llano} …" if row.lugar else row.llano


def _needed(filing: Filing) -> Iterator[str]:
    for fact in filing.datos:
        if fact.nivel == "indispensable":
            yield fact.etiqueta if fact.tolera_se_ignora else f"{fact.etiqueta} *"


def _once(said: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(said))
