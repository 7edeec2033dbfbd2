"""The text of a statute: its articles, each in pieces that a change of page or of line does not change.

The Cámara de Diputados publishes each law as a PDF, and `pdftotext` makes lines of it. Between them stand the heads
and feet of pages and the notes of each reform, and a line ends anywhere. What is left is cut at the end of each
sentence and before each fraction, so that the same words give the same pieces. The project keeps no text: of each
piece a fingerprint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

type Articulos = Mapping[str, tuple[str, ...]]  # "12 Bis" -> its pieces, in order
type Huellas = Mapping[str, tuple[str, ...]]  # "12 Bis" -> the fingerprint of each piece, in order

_ARTICLE = re.compile(
    r"\s*(?:Art[íi]culo|ART[ÍI]CULO|Art\.|ART\.)\s+(?P<numero>\d+)\s?(?:[oO]\b\.?|[º°]\.?)?"
    r"(?:[ -]+(?P<sufijo>(?i:bis|ter|qu[aá]ter|\w+ies)\b)|-(?P<letra>[A-Z])\b)?(?: \d+)?"
    r"\s*(?:[.:\-–—]|$)[.\-–— ]*(?P<texto>.*)"
)
_END = re.compile(r"(?:ARTICULOS?|DISPOSICIONES)?TRANSITORI[OA]S?")
_ORDINAL = r"\w*(?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim)\w*"
_HEADING = re.compile(
    r"\s*(?:libro|t[íi]tulo|cap[íi]tulo|secci[óo]n)\s+"
    rf"(?:[IVXLC]+|\d+[ao]?|[úu]nic[ao]|{_ORDINAL})(?: (?:bis|ter|{_ORDINAL}))*[.\s]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*\d+ de \d+\s*|\s*CÁMARA DE DIPUTADOS DEL H\. CONGRESO.*|\s*Secretaría General\s*"
    r"|\s*Secretaría de Servicios Parlamentarios\s*"
    r"|(?!.*\(sic).*\bDOF \d\d-\d\d-\d{4}.*|[\s.,y]*\d\d-\d\d-\d{4}[\d\s.,y-]*"
)
_CAPITALS = re.compile(r"\b(?![IVXLC]+\b)[A-ZÁÉÍÓÚÜÑ]{2,}")  # a word; fractions are none
_MARK = r"(?:[IVXLC]+(?: [A-Z][a-z]+)?\.|[A-Z]\.|[a-zñ]\)\.?|\d+[.)])-?"
_CUT = re.compile(rf"(?<=[.;:]) (?=[^a-záéíóúüñ(]|[a-zñ]\) )|(?<=[,;] [yo]) (?={_MARK} )")
_ONLY_MARKS = re.compile(rf"{_MARK}(?: {_MARK})*")
_REPEALED = re.compile(r"\(?\s*(?:se deroga|derogado)\s*\.?\s*\)?\.?", re.IGNORECASE)


def articles(text: str) -> Articulos:
    """Those of the law itself, without what is transitory; {} when the text is not of a law."""
    found: dict[str, list[str]] = {}
    lines, last = found.setdefault("", []), 0
    for line in text.splitlines():
        if _is_end(line):
            break
        begins = _ARTICLE.fullmatch(line)
        if begins and int(begins["numero"]) >= last and _number(begins) not in found:  # else it is named in passing
            last = int(begins["numero"])
            lines = found.setdefault(_number(begins), [begins["texto"]])
        elif _HEADING.fullmatch(line):
            lines = []  # and its title: neither is part of an article
        elif not _is_between(line):
            lines.append(line)
    return {number: tuple(_pieces("\n".join(lines))) for number, lines in found.items() if number}


@dataclass(frozen=True, slots=True)
class Cambio:
    """What became of an article that the data holds as read. Of what is gone only the fingerprints may be known."""

    articulo: str
    estado: Literal["cambio", "derogado", "no_esta"]
    nuevos: tuple[str, ...] = ()
    idos: tuple[str, ...] = ()  # fingerprints
    ahora_en: str = ""  # another article that says now what this one said


def changes(known: Huellas, text: Articulos) -> Iterator[Cambio]:
    """Each article whose words are no longer the known ones, in the order of `known`."""
    now = fingerprints(text)
    for number, before in known.items():
        pieces = text.get(number, ())
        if now.get(number) != before:
            yield Cambio(
                number,
                "no_esta" if number not in text else "derogado" if repealed(pieces) else "cambio",
                tuple(piece for piece in pieces if fingerprint(piece) not in before),
                tuple(mark for mark in before if mark not in now.get(number, ())),
                next((other for other, marks in now.items() if marks == before), ""),
            )


def fingerprints(text: Articulos) -> Huellas:
    return {number: tuple(map(fingerprint, pieces)) for number, pieces in text.items()}


def fingerprint(piece: str) -> str:
    """Eight signs. A hyphen does not count: where a line ends nobody knows whether it belongs to the word."""
    return sha256(re.sub("- ?", "", piece).encode()).hexdigest()[:8]


def repealed(pieces: tuple[str, ...]) -> bool:
    """Nothing is left of the article but that it was repealed."""
    return not pieces or bool(_REPEALED.fullmatch(" ".join(pieces)))


def _number(begins: re.Match[str]) -> str:
    """As the data names it: "12 Bis"."""
    suffix = begins["sufijo"] or begins["letra"]
    return f"{begins['numero']} {_without_accents(suffix).capitalize()}" if suffix else begins["numero"]


def _pieces(text: str) -> Iterator[str]:
    """Each sentence and each fraction; the mark of a fraction stays with its words."""
    flat = " ".join(re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "-", text.replace("\N{SOFT HYPHEN}", "")).split())
    mark = ""
    for piece in _CUT.split(flat):
        if _ONLY_MARKS.fullmatch(piece):
            mark += f"{piece} "
        elif piece:
            yield mark + piece
            mark = ""
    if mark:
        yield mark.strip()


def _is_between(line: str) -> bool:
    """The head or the foot of a page, or the note of a reform. Several words in capitals are a head, or a title."""
    return bool(_BETWEEN.fullmatch(line)) or (line.isupper() and len(_CAPITALS.findall(line)) > 1)


def _is_end(line: str) -> bool:
    """Of the law itself: what is transitory numbers its articles anew. Some headings are set in spaced letters."""
    letters = re.sub(r"[\s.]", "", _without_accents(line))
    return letters[:1].isupper() and bool(_END.fullmatch(letters.upper()))


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
