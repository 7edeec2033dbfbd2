"""What is missing: the facts a filing asks for and nobody has given, who asks, and what their absence changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from ..record import Caso, Hecho, SeIgnora, expand, is_minor, is_printable, known, value_at
from .catalogue import Filing, Nivel, Pide
from .choice import written_for
from .reading import Reading


@dataclass(frozen=True, slots=True)
class GapRow:
    """One missing fact. `porque` cites the article that asks for it."""

    path: str
    label: str
    nivel: Nivel
    porque: str
    pregunta: str
    efecto: str

    @property
    def comment(self) -> str:
        """What the attorney reads in the margin."""
        return " ".join(f"{self.pregunta} {self.efecto} ({self.nivel}; {self.porque}).".split())


def gaps(reading: Reading, filing: Filing) -> tuple[GapRow, ...]:
    """What somebody should still answer for this filing, in the order of the template's front matter."""
    asked = (row for row in empty(reading, filing) if not _is_of_a_group(reading.caso, row.path))
    return tuple(row for row in asked if not _is_told(reading.caso, row.path))


def _is_told(caso: Caso, path: str) -> bool:
    """What the case tells is not asked again because a paper about some of the people leaves it out."""
    try:
        value = value_at(caso, path)
    except IndexError:
        return False
    return not isinstance(value, tuple) and known(value)


def _is_of_a_group(caso: Caso, path: str) -> bool:
    """What only a person has is not asked of a whole community."""
    head, _, rest = path.partition(".")
    place = rest.partition(".")[0]
    return head == "quejosas" and place.isdigit() and any(q.es_grupo for q in caso.quejosas[int(place) :][:1])


def empty(reading: Reading, filing: Filing) -> tuple[GapRow, ...]:
    """Every answer that the filing can print and that is not there, each once."""
    rows = (row for lot in written_for(reading, filing) for row in _empty(lot, filing))
    return tuple({row.path: row for row in rows}.values())


def _empty(reading: Reading, filing: Filing) -> Iterator[GapRow]:
    for pide in filing.datos:
        if pide.cuando.fits(reading.traits):
            yield from (_row(path, pide, reading) for path in _missing(reading.caso, pide))


def _row(path: str, pide: Pide, reading: Reading) -> GapRow:
    porque = reading.cite_all(pide.fundamento)
    return GapRow(reading.lot.path(path), pide.etiqueta, pide.nivel, porque, pide.pregunta, pide.efecto)


@dataclass(frozen=True, slots=True)
class Falta:
    """A fact that one or more filings ask for; `row` is what the one that needs it most says of it."""

    row: GapRow
    titulos: tuple[str, ...]


def missing(reading: Reading, filings: Iterable[Filing]) -> tuple[Falta, ...]:
    """What several filings lack, each fact once, the indispensable first."""
    found: dict[str, Falta] = {}
    for filing in filings:
        for row in gaps(reading, filing):
            before = found.get(row.path)
            titles = dict.fromkeys((*(before.titulos if before else ()), filing.titulo))
            found[row.path] = Falta(_heavier(before.row, row) if before else row, tuple(titles))
    return tuple(sorted(found.values(), key=lambda fact: _WEIGHT.index(fact.row.nivel)))


def _heavier(one: GapRow, other: GapRow) -> GapRow:
    return min(one, other, key=lambda row: _WEIGHT.index(row.nivel))


_WEIGHT: tuple[str, ...] = get_args(Nivel)


def _missing(caso: Caso, pide: Pide) -> Iterator[str]:
    for path in expand(caso, pide.path, int(pide.al_menos_una)):
        parent = path.rpartition(".")[0]
        if not _asked_of(caso, pide, parent):
            continue
        others = (f"{parent}.{sibling}" if parent else sibling for sibling in pide.o_bien)
        if not _answered(caso, path, pide.tolera_se_ignora) and not any(_answered(caso, o, False) for o in others):
            yield path


def _asked_of(caso: Caso, pide: Pide, parent: str) -> bool:
    """Some facts are asked only of some items: of a witness who is a minor, of an interpreter who was there."""
    of_a_kind = not pide.solo or any(value_at(caso, f"{parent}.{name}") in wanted for name, wanted in pide.solo.items())
    answered = all(_answered(caso, f"{parent}.{name}", False) for name in pide.solo_si)
    today = caso.informacion_hasta.date()
    young = not pide.solo_menor or is_minor(value_at(caso, f"{parent}.{pide.solo_menor}"), today)
    return of_a_kind and answered and young


def _answered(caso: Caso, path: str, tolerates: bool) -> bool:
    try:
        value = value_at(caso, path)
    except IndexError:
        return False
    if isinstance(value, SeIgnora):
        return tolerates
    return any(_counts(item) for item in value) if isinstance(value, tuple) else known(value)


def _counts(item: object) -> bool:
    """A supposition is not a fact: it is never printed, so it fills no gap."""
    return not isinstance(item, Hecho) or is_printable(item)
