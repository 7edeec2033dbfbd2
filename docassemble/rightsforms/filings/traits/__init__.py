"""From a Caso to its traits: short names that the tables of the law test ("acto:vida", "menor", "nivel:federal").

Each trait is a key of the mappings that say when it holds, or an answer of a closed list under the name of its list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, get_args

from ...law import Jurisdiccion, NivelAutoridad
from ...record import (
    Acto,
    Caso,
    ClaseGestion,
    EstadoParadero,
    Estatus,
    Modalidad,
    Nucleo,
    Riesgo,
    SeIgnora,
    Situacion,
    TipoActo,
    Via,
    ViaAsamblea,
    once,
)
from .authorities import AUTHORITIES, corporations, municipio_ejecutor
from .papers import DANGER, PAPERS, STEPS, steps_taken
from .people import OF_ONE, PEOPLE, needs_care, speaks_another_language

__all__ = [
    "OF_ONE",
    "municipio_ejecutor",
    "needs_care",
    "since",
    "speaks_another_language",
    "traits",
    "vocabulary",
]

_OF_THE_CASE: Mapping[str, Callable[[Caso], bool]] = {**PEOPLE, **STEPS, **DANGER, **PAPERS}

#: Under each name, the answers of the case that are of a closed list.
_ANSWERS: Mapping[str, tuple[type[StrEnum], Callable[[Caso], Iterable[Any]]]] = {
    "acto": (TipoActo, lambda caso: (acto.tipo for acto in caso.actos)),
    "art22": (Modalidad, lambda caso: (_kind(acto, caso) for acto in caso.actos if acto.tipo == TipoActo.ART22)),
    "situacion": (Situacion, lambda caso: caso.situaciones),
    "paradero": (EstadoParadero, lambda caso: (_whereabouts(caso),)),
    "estatus": (Estatus, lambda caso: (caso.detencion.estatus,)),
    "via": (Via, lambda caso: (caso.presentacion.via,)),
    "gestion": (ClaseGestion, steps_taken),
    "riesgo": (Riesgo, lambda caso: (caso.proteccion.represalia,)),
    "nucleo": (Nucleo, lambda caso: (caso.comunidad.nucleo,)),
    "asamblea": (ViaAsamblea, lambda caso: (caso.asamblea.via,)),
}


@once
def traits(caso: Caso, law: Jurisdiccion) -> frozenset[str]:
    """Everything the tables may ask about the case of one lot of people, the derived traits included."""
    found = frozenset(_told(caso, law))
    for row in law.rasgos:
        if row.cuando.fits(found):
            found |= {row.rasgo}
    return found


def _told(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    yield from (name for name, holds in _OF_THE_CASE.items() if holds(caso))
    yield from (name for name, holds in AUTHORITIES.items() if holds(caso, law))
    yield from (f"nivel:{corporacion.nivel}" for corporacion in corporations(caso, law))
    yield from (since(day) for day in law.reformas if day <= caso.informacion_hasta.date())
    for name, (answers, told) in _ANSWERS.items():
        yield from (f"{name}:{answer}" for answer in told(caso) if isinstance(answer, answers))


def vocabulary(law: Jurisdiccion) -> frozenset[str]:
    """Every trait there can be: a table or a template that names another one is misspelt."""
    answers = (f"{name}:{answer}" for name, (options, _told) in _ANSWERS.items() for answer in options)
    levels = (f"nivel:{level}" for level in get_args(NivelAutoridad))
    reforms = map(since, law.reformas)
    return frozenset(chain(_OF_THE_CASE, AUTHORITIES, answers, levels, reforms, (row.rasgo for row in law.rasgos)))


def since(day: date) -> str:
    """What a row asks that holds only since a reform, or (`ninguno`) only before it."""
    return f"rige:{day}"


def _kind(acto: Acto, caso: Caso) -> Modalidad | None:
    """What nobody named is ill-treatment, unless a mother is to be parted from her child: nobody is beaten then."""
    if isinstance(acto.modalidad, Modalidad):
        return acto.modalidad
    return None if Situacion.SEPARACION in caso.situaciones else Modalidad.TORMENTO


def _whereabouts(caso: Caso) -> EstadoParadero | None:
    """Of whom nobody knows whether she is seen, the whereabouts are unknown."""
    told = caso.paradero.estado
    return EstadoParadero.DESCONOCIDO if isinstance(told, SeIgnora) else told
