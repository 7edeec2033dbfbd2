"""Citations: from the notation of the data ("20.B-II,VIII") to the words of a petition, with how sure they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..errors import LawError
from ..words import words
from .leyes import Ley

_NOTATION = re.compile(
    r"(?P<numero>\d+(?: [A-Z][a-z]+)?|[IVXLC]+)(?:\.(?P<apartado>[A-Z]))?"
    r"(?:-(?P<fracciones>[IVXLC]+(?:,[IVXLC]+)*))?(?:-(?P<inciso>[a-z]))?"
)


@dataclass(frozen=True, slots=True)
class Cita:
    """Words to print, and what the attorney must be told about them (empty when the text was read and is in force)."""

    text: str
    warning: str = ""


def cite(leyes: Mapping[str, Ley], codigo: str, articulos: Iterable[str], on: date) -> Cita:
    """ "artículos 15, 20 y 109 de la Ley de Amparo"; LawError when the data does not hold them all.

    Of the text in force `on` that day. What only a newer one has is cited of that, and the attorney is told.
    """
    articles = tuple(articulos)
    newest = _law(leyes, codigo)
    ley = newest.at(on)
    if not {article(a) for a in articles} <= {*ley.leidos, *ley.por_confirmar}:
        ley = newest
    listed = _join([article_words(a, ordinals=ley.ordinales) for a in articles])
    noun = "artículo" if len(articles) == 1 else "artículos"
    contraction = "del" if ley.articulo == "el" else "de la"
    comma = "," if ", " in listed and any(mark in listed for mark in ("fracci", "apartado", "inciso")) else ""
    return Cita(f"{noun} {listed}{comma} {contraction} {ley.nombre}", _warning(codigo, ley, articles, on))


def article_words(notation: str, *, ordinals: bool = True) -> str:
    """The words of one article.

    >>> article_words("2.A-XI"), article_words("79-II,VII")
    ('2o., apartado A, fracción XI', '79, fracciones II y VII')
    """
    match = _NOTATION.fullmatch(notation)
    if not match:
        raise LawError("ley_notacion", articulo=notation)
    parts = [_ordinal(match["numero"]) if ordinals else match["numero"]]
    if match["apartado"]:
        parts.append(f"apartado {match['apartado']}")
    if match["fracciones"]:
        fracciones = match["fracciones"].split(",")
        parts.append(("fracción " if len(fracciones) == 1 else "fracciones ") + _y(fracciones))
    if match["inciso"]:
        parts.append(f"inciso {match['inciso']})")
    return ", ".join(parts)


def merge(notations: Iterable[str]) -> tuple[str, ...]:
    """Each article once, in order.

    >>> merge(["20.B-II,VIII", "16", "20.B-II", "20"])  # "20" alone yields to its parts
    ('16', '20.B-II,VIII')
    """
    fractions: dict[str, set[str]] = {}
    for notation in notations:
        base, _, listed = notation.partition("-")
        fractions.setdefault(base, set()).update(listed.split(",") if listed else ())
    with_parts = {base.split(".")[0] for base in fractions if "." in base}
    kept = [base for base in fractions if base not in with_parts]
    return tuple(sorted((_with_fractions(base, fractions[base]) for base in kept), key=article_key))


def _with_fractions(base: str, fractions: set[str]) -> str:
    return f"{base}-{','.join(sorted(fractions, key=_roman))}" if fractions else base


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def article(notation: str) -> str:
    """Its number alone, as `leidos` lists it.

    >>> article("20.B-II"), article("12 Bis-I")
    ('20', '12 Bis')
    """
    return notation.split(".", maxsplit=1)[0].split("-", maxsplit=1)[0]


def article_key(notation: str) -> tuple[int, str]:
    """Sorts articles as a lawyer lists them."""
    number = re.split(r"[.\- ]", notation)[0]
    return (int(number) if number.isdigit() else _roman(number), notation)


def _law(leyes: Mapping[str, Ley], codigo: str) -> Ley:
    if codigo not in leyes:
        raise LawError("ley_desconocida", ley=codigo)
    return leyes[codigo]


def _ordinal(number: str) -> str:
    """Articles 1 to 9 are cited as ordinals in Mexico: 1o., 2o."""
    return f"{number}o." if number.isdigit() and int(number) < 10 else number


def _y(items: list[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " y " + items[-1]


def _join(items: list[str]) -> str:
    """Items that hold commas themselves are kept apart by semicolons."""
    if len(items) < 2 or not any(", " in item for item in items):
        return _y(items)
    return "; ".join(items[:-1]) + "; y " + items[-1]


def _warning(codigo: str, ley: Ley, articulos: tuple[str, ...], on: date) -> str:
    notes = [_unread(codigo, ley, articulos), _out_of_force(ley, on)]
    return " ".join(note for note in notes if note)


def _unread(codigo: str, ley: Ley, articulos: tuple[str, ...]) -> str:
    bases = [article(a) for a in articulos]
    for base in bases:
        if base not in ley.leidos and base not in ley.por_confirmar:
            raise LawError("ley_articulo", ley=codigo, articulo=base)
    doubtful = [a for a, base in zip(articulos, bases, strict=True) if base not in ley.leidos]
    if not doubtful:
        return ""
    listed = _join([article_words(a, ordinals=ley.ordinales) for a in doubtful])
    return _said("no_leido", articulos=listed, ley=ley.nombre)


def _out_of_force(ley: Ley, on: date) -> str:
    if ley.vigente_desde and on < ley.vigente_desde:
        return _said("todavia_no", ley=ley.nombre, dia=f"{ley.vigente_desde:%d/%m/%Y}")
    if ley.vigente_hasta and on > ley.vigente_hasta:
        return _said("ya_no", ley=ley.nombre, dia=f"{ley.vigente_hasta:%d/%m/%Y}")
    return ""


def _said(key: str, **values: str) -> str:
    warning: str = words("citas")[key]
    return warning.format(**values)
