"""Law data and front matter, looked through as a whole: every name that is used is one that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from ..errors import LawError, RightsformsError, TemplateError
from ..law import Cuando, Jurisdiccion, Reserva, rows_in
from ..law.models import Accion, Citas, Plazo
from .catalogue import PROPIAS, Filing
from .traits import OF_ONE, since, vocabulary

_A_DAY = timedelta(days=1)


def read_jurisdiction(folder: Path) -> Jurisdiccion:
    """A jurisdiction that somebody brings, looked through before anybody rests on it; LawError says what is wrong."""
    law = Jurisdiccion(folder)
    check(law, {})
    return law


def check(law: Jurisdiccion, filings: Mapping[str, Filing]) -> None:
    """The first name that does not exist, with its place: a trait, an article, a table, a filing.

    LawError of the law's rows, TemplateError of a filing. No filings: steps may name any.
    """
    for error in wrong(law, filings):
        raise error


def wrong(law: Jurisdiccion, filings: Mapping[str, Filing]) -> Iterator[RightsformsError]:
    """All of them."""
    for where, row in law.rows():
        yield from _wrong_in(law, where, row, LawError)
        if filings and isinstance(row, Accion) and row.escrito not in (None, *filings):
            yield LawError("ley_escrito", where=where, escrito=row.escrito)
    for filing in filings.values():
        where = f"{filing.id}.md"
        for place, row in rows_in(filing, where):
            yield from _wrong_in(law, place, row, TemplateError)
        for name in filing.tablas:
            if name not in PROPIAS and name not in law.tablas:
                yield TemplateError("plantilla_tabla", where=where, tabla=name)


@lru_cache(maxsize=1)
def _vocabulary(law: Jurisdiccion) -> frozenset[str]:
    return vocabulary(law)


def conditions(row: BaseModel) -> Iterator[Cuando]:
    """Those of a row itself, not of the rows in it."""
    yield from (value for _name, value in row if isinstance(value, Cuando))


def citations(row: BaseModel) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """The articles of a row itself."""
    kinds: dict[str, object] = {name: field.annotation for name, field in type(row).model_fields.items()}
    yield from (value for name, value in row if kinds[name] is Citas)


def _wrong_in(
    law: Jurisdiccion, where: str, row: BaseModel, kind: type[RightsformsError]
) -> Iterator[RightsformsError]:
    known = _vocabulary(law) | (OF_ONE.keys() if isinstance(row, Reserva) else set())
    for cuando in conditions(row):
        yield from (kind("ley_rasgo", where=where, rasgo=trait) for trait in sorted(cuando.traits() - known))
    day = _in_force(row, law)
    for citas in citations(row):
        yield from _not_in_the_law(law, where, citas, day)


def _in_force(row: BaseModel, law: Jurisdiccion) -> date:
    """A day on which the row holds: of one that a reform ended, the last; of any other, one of the newest text."""
    ended = [row.vigente.hasta] if isinstance(row, Plazo) and row.vigente.hasta else []
    ended += [day - _A_DAY for day in law.reformas for cuando in conditions(row) if since(day) in cuando.ninguno]
    return min(ended, default=date.max)


def _not_in_the_law(
    law: Jurisdiccion, where: str, citas: Mapping[str, tuple[str, ...]], day: date
) -> Iterator[RightsformsError]:
    for codigo, articulos in citas.items():
        try:
            law.cite(codigo, articulos, day)
        except LawError as error:
            yield error.at(where)
