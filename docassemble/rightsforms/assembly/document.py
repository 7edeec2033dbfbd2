"""The document tree: what a filing says, before it becomes DOCX, PDF or plain text.

Every writer reads this tree and nothing else, so the same words stand in all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template. `comment` is a note for the attorney, hung on these words (never body text)."""

    text: str
    bold: bool = False
    italic: bool = False
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """An answer, letter for letter as it was typed. `path` leads back into the record ("quejosas.0.nombre")."""

    text: str
    path: str
    bold: bool = False
    italic: bool = False
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the law asks for and nobody answered: a line to fill in, and a note that says what and why."""

    label: str  # "nombre de quien promueve"
    path: str
    comment: str  # the question that would fill it and the article that asks; "" where it was said before
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a paragraph."""


type Inline = Text | Span | Gap | Break

# The look of a paragraph; each is one named style in the DOCX and one class in the PDF.
Style = Literal[
    "titulo",
    "rubro",
    "autoridad",
    "presente",
    "cuerpo",
    "cita",
    "acto",
    "cierre",
    "lugar_fecha",
    "firma",
    "nota",
    "lectura",  # to be read aloud: large
    "alerta",  # what must be seen before anything else: a time limit
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]
    style: Style = "cuerpo"


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is numbered I., II., III. by the writer; level 2 is not numbered."""

    inlines: tuple[Inline, ...]
    level: Literal[1, 2] = 1


# hechos: 1. 2. 3.; petitorios: PRIMERO. SEGUNDO. ...; incisos: a) b) c); puntos: bullets
Numbering = Literal["hechos", "petitorios", "incisos", "puntos"]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A numbered or bulleted list; each item is one or more blocks. Numbering starts anew in every list,
    except `hechos`, which run on through the paper."""

    items: tuple[tuple[Block, ...], ...]
    numbering: Numbering


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is the header. `by_hand`: its rows are high enough to sign in, or to leave a fingerprint."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: a rule, and below it who signs. `kind` huella leaves a box for a fingerprint."""

    lines: tuple[tuple[Inline, ...], ...]
    kind: Literal["firma", "huella"] = "firma"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`new_paper`: what follows is handed in by itself, and its headings and facts count from one."""

    new_paper: bool = False


type Block = Paragraph | Heading | ListBlock | Table | Signature | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """`title` goes to the document properties: the kind of filing, never a person's name.

    `draft_mark` is on every page, whole in the header and its first words across, until an attorney signs off: then "".
    `footer` stands left of "Página x de y". `summary` is the attorney's first comment, at the title.
    `keys`: for the place of an item ("hechos.0") its name that stays when others are put before it ("hechos.h3").
    """

    filing_id: str
    title: str
    blocks: tuple[Block, ...]
    created: datetime
    draft_mark: str
    footer: str
    summary: str = ""
    language: str = "es-MX"
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def watermark(self) -> str:
        """The first words of the mark, large across the page: "BORRADOR"."""
        return self.draft_mark.partition(" — ")[0]

    def inlines(self) -> Iterator[Inline]:
        """Every inline, in reading order."""
        for block in self.blocks:
            yield from _inlines(block)


@dataclass(frozen=True, slots=True)
class Bound:
    """A document in a binder. `titled`: its title stands above it, because it does not print one of its own."""

    document: Document
    titled: bool


@dataclass(frozen=True, slots=True)
class Binder:
    """Several documents in one file, under a cover with an index. Each begins a page and counts from one again."""

    cover: Document
    parts: tuple[Bound, ...]


def _inlines(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph() | Heading():
            yield from block.inlines
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from _inlines(inner)
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell
        case Signature():
            for line in block.lines:
                yield from line
        case PageBreak():
            return
