"""Municipalities by the name that people say: without accents, with or without a glottal stop, a letter wrong.

A search offers; it never guesses. `official` answers with a name of the list only when no other one is near.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .jurisdiccion import Jurisdiccion

_SURE = 0.85  # of 1; one letter wrong in seven: in a shorter word, one letter makes another place
_APART = 0.1  # how much nearer than the next one the best has to be
_BEGUN = 0.8
_LEAST_BEGUN = 4  # letters
_WORTH_SHOWING = 0.6
_MOST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A municipality that may be meant. `codigo` is that of INEGI; `parecido` goes from 0 to 1, and 1 says the same."""

    codigo: str
    nombre: str
    parecido: float


def find(law: Jurisdiccion, typed: str) -> tuple[Candidate, ...]:
    """The municipalities whose name, or another name that is in use, resembles what was typed; the best first."""
    plain = _plain(typed, law.cabecera.nombre)
    if not plain:
        return ()
    likeness = {codigo: max(_likeness(plain, spoken) for spoken in names) for codigo, names in _spoken(law).items()}
    near = sorted((codigo for codigo, how in likeness.items() if how >= _WORTH_SHOWING), key=lambda c: -likeness[c])
    return tuple(Candidate(codigo, law.municipios[codigo], likeness[codigo]) for codigo in near[:_MOST])


def _likeness(typed: str, spoken: str) -> float:
    """A beginning ("amatenango") is worth showing, and never sure."""
    from rapidfuzz.distance import OSA  # a twentieth of a second to import, and only a search needs it

    begun = _BEGUN if spoken.startswith(typed) and len(typed) >= _LEAST_BEGUN else 0.0
    return max(begun, OSA.normalized_similarity(typed, spoken))


@lru_cache(maxsize=512)
def official(law: Jurisdiccion, typed: str) -> str:
    """The name on the list when it is sure which one was meant; else what was typed."""
    match find(law, typed):
        case [only] if only.parecido >= _SURE:
            return only.nombre
        case [first, second, *_] if _is_sure(first, second):
            return first.nombre
    return typed


def _is_sure(first: Candidate, second: Candidate) -> bool:
    if first.parecido == 1:
        return second.parecido < 1
    return first.parecido >= _SURE and first.parecido - second.parecido >= _APART


@lru_cache(maxsize=8)
def _spoken(law: Jurisdiccion) -> dict[str, frozenset[str]]:
    """Every way to say each municipality, without accents and blanks."""
    place = law.cabecera.nombre
    others = law.otros_nombres
    return {
        codigo: frozenset(_plain(said, place) for said in (nombre, *others.get(codigo, ())))
        for codigo, nombre in law.municipios.items()
    }


def _plain(name: str, place: str) -> str:
    """Letters only: accents, capitals, blanks, marks of a glottal stop and "municipio de ..., Chiapas" say nothing."""
    name = re.sub(rf",\s*{re.escape(place)}\W*$", "", name, flags=re.IGNORECASE)
    name = re.sub(r"^\s*(?:municipio\s+(?:de\s+)?)?(?:(?:el|la|los|las)\s+)?", "", name, flags=re.IGNORECASE)
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", name.casefold()))
