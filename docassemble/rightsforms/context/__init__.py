"""What a template can see: the case as answers, the law's rows that fit it, and a few small functions.

This is where record, law and filings meet; a template adds the prose.
"""

from __future__ import annotations

from typing import Any

from ..assembly.answers import Nothing, View
from ..assembly.document import Text
from ..errors import BROKEN, TemplateError
from ..filings import Filing, Reading, vocabulary
from ..law import Jurisdiccion
from ..record import Caso, Quejosa, TipoActo, known
from .citations import Citations, Rasgos
from .groups import groups
from .people import initials_of, people, shared_names
from .reader import Reader
from .rows import addressed, law_rows
from .sheet import sheet_rows
from .story import evidence, narrative, sheets

__all__ = ["Citations", "Rasgos", "Reader", "case_context", "sheet_rows", "template_context"]


def template_context(paper: Reading, reader: Reader, filing: Filing, citations: Citations) -> dict[str, Any]:
    """Everything a filing template may name: the case of its people as its reader may see it; `aparte`, the others.

    What the facts are decides the conditions and the rows; what the reader may see is all that can be printed.
    """
    lot, seen = paper.lot, reader.sees(paper.lot)
    return {
        "aparte": [View(other, path) for path, other in seen.otras.items() if _can_be_called(other)],
        **case_context(seen.caso, paper, citations, alone=not lot.otras),
        "homonimas": shared_names((*lot.caso.quejosas, *lot.otras.values())),
        **law_rows(paper, filing, citations),
        **addressed(paper, filing, citations),
        **evidence(seen.caso, filing.finalidad),
        **groups(paper, seen.caso),
        "reserva_persona": reader.nobody,
        "oculta": lambda person: reader.is_kept(lot.path(person.nombre.path)),
        "nota": lambda words, key: _noted(words, key, filing),
    }


def _noted(words: str, key: str, filing: Filing) -> Text:
    """Words with a note for the attorney. Where the template lacks it, whoever needs the paper gets it without."""
    if key not in filing.notas:
        BROKEN.error("%s", TemplateError("plantilla_nota", where=f"{filing.id}.md", nota=key))
    return Text(words, comment=filing.notas.get(key))


def _can_be_called(quejosa: Quejosa) -> bool:
    """Of somebody else than those whom a paper is about, it asks for nothing."""
    return any(known(text) for text in (quejosa.nombre, quejosa.alias, quejosa.descripcion))


def case_context(seen: Caso, reading: Reading, citations: Citations, *, alone: bool = True) -> dict[str, Any]:
    """What holds whatever is written. `seen`: what of the case its reader may know; `alone`: nothing else befell
    anybody else.
    """
    law = reading.law
    return {
        **people(seen, law),
        **narrative(seen, alone=alone),
        **sheets(seen),
        "etiquetas": [_label(law, tipo) for tipo in dict.fromkeys(acto.tipo for acto in seen.actos)],
        "caso": View(seen),
        "entidad": law.cabecera.nombre,
        "rasgos": Rasgos(reading.held, vocabulary(law)),
        "cita": citations.cite,
        "textos_legales": citations.texts,
        "iniciales": initials_of,
        "hueco": Nothing,
    }


def _label(law: Jurisdiccion, tipo: TipoActo) -> Text:
    """The act in the words of the statute."""
    return Text(law.actos[tipo].etiqueta, comment=law.actos[tipo].nota)
