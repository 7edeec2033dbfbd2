"""What a template can see: the case as answers, the law's rows that fit it, and a few small functions.

This is where record, law and filings meet; a template adds the prose.
"""

from __future__ import annotations

from typing import Any

from ..assembly.answers import Nothing, View
from ..assembly.document import Text
from ..errors import BROKEN, TemplateError
from ..filings import Filing, traits, traits_of_each, vocabulary
from ..law import Jurisdiccion
from ..record import Caso, Lot, Quejosa, TipoActo, known
from .citations import Citations, Rasgos
from .groups import groups
from .people import initials_of, people, shared_names
from .reader import Reader
from .rows import addressed, law_rows
from .sheet import sheet_rows
from .story import evidence, narrative, sheets

__all__ = ["Citations", "Rasgos", "Reader", "case_context", "held_by", "sheet_rows", "template_context"]


def template_context(
    lot: Lot, reader: Reader, filing: Filing, law: Jurisdiccion, citations: Citations
) -> dict[str, Any]:
    """Everything a filing template may name: the case of its people as its reader may see it; `aparte`, the others.

    What the facts are decides the conditions and the rows; what the reader may see is all that can be printed.
    """
    seen = reader.sees(lot)
    return {
        "aparte": [View(other, path) for path, other in seen.otras.items() if _can_be_called(other)],
        **case_context(seen.caso, held_by(lot.caso, law), law, citations, alone=not lot.otras),
        "homonimas": shared_names((*lot.caso.quejosas, *lot.otras.values())),
        **law_rows(lot.caso, law, traits(lot.caso, law), filing, citations),
        **addressed(lot.caso, law, filing, citations),
        **evidence(seen.caso, filing.finalidad),
        **groups(lot.caso, seen.caso, law),
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


def held_by(caso: Caso, law: Jurisdiccion) -> frozenset[str]:
    """The traits of somebody in the case, whoever it is."""
    return frozenset[str]().union(*(rasgos for _lot, rasgos in traits_of_each(caso, law)))


def case_context(
    caso: Caso, held: frozenset[str], law: Jurisdiccion, citations: Citations, *, alone: bool = True
) -> dict[str, Any]:
    """What holds whatever is written; `held`: the traits of the people; `alone`: nothing else befell anybody else."""
    return {
        **people(caso, law),
        **narrative(caso, alone=alone),
        **sheets(caso),
        "etiquetas": [_label(law, tipo) for tipo in dict.fromkeys(acto.tipo for acto in caso.actos)],
        "caso": View(caso),
        "entidad": law.cabecera.nombre,
        "rasgos": Rasgos(held, vocabulary(law)),
        "cita": citations.cite,
        "textos_legales": citations.texts,
        "iniciales": initials_of,
        "hueco": Nothing,
    }


def _label(law: Jurisdiccion, tipo: TipoActo) -> Text:
    """The act in the words of the statute."""
    return Text(law.actos[tipo].etiqueta, comment=law.actos[tipo].nota)
