"""What a template can see: the case as answers, the law's rows that fit it, and a few small functions.

This is where record, law and filings meet; a template adds the prose.
"""

from __future__ import annotations

from typing import Any

from ..assembly.answers import Nothing, View
from ..assembly.document import Text
from ..filings import Filing, traits, traits_of_each, vocabulary
from ..law import Jurisdiccion
from ..record import Caso, Lot, Quejosa, TipoActo, known
from .citations import Citations, Rasgos
from .people import initials_of, people
from .rows import addressed, law_rows
from .story import evidence, narrative, sheets

__all__ = ["Citations", "Rasgos", "case_context", "template_context"]


def template_context(lot: Lot, filing: Filing, law: Jurisdiccion, citations: Citations) -> dict[str, Any]:
    """Everything a filing template may name: the case of those it is for, and `aparte`, the others."""
    caso = lot.caso
    return {
        "aparte": [View(other, path) for path, other in lot.otras.items() if _can_be_called(other)],
        **case_context(caso, law, citations),
        **law_rows(caso, law, traits(caso, law), filing, citations),
        **addressed(caso, law, filing, citations),
        **evidence(caso, filing.finalidad),
        "nota": lambda words, key: Text(words, comment=filing.notas[key]),
    }


def _can_be_called(quejosa: Quejosa) -> bool:
    """Of somebody else than those whom a paper is about, it asks for nothing."""
    return any(known(text) for text in (quejosa.nombre, quejosa.alias, quejosa.descripcion))


def case_context(caso: Caso, law: Jurisdiccion, citations: Citations) -> dict[str, Any]:
    """What holds whatever is written."""
    held = frozenset[str]().union(*(rasgos for _lot, rasgos in traits_of_each(caso, law)))
    return {
        **people(caso, law),
        **narrative(caso),
        **sheets(caso),
        "etiquetas": [_label(law, tipo) for tipo in dict.fromkeys(acto.tipo for acto in caso.actos)],
        "caso": View(caso),
        "entidad": law.cabecera.nombre,
        "rasgos": Rasgos(held, vocabulary(law)),
        "cita": citations.cite,
        "textos_legales": citations.texts,
        "iniciales": initials_of,
        "hueco": lambda path: Nothing(path, unknown=False),
    }


def _label(law: Jurisdiccion, tipo: TipoActo) -> Text:
    """The act in the words of the statute."""
    return Text(law.actos[tipo].etiqueta, comment=law.actos[tipo].nota)
