"""What to do first: every row of the table that fits the facts, its steps in order, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..law import Jurisdiccion
from ..law.models import Accion, FilaTriage
from ..record import Caso
from .traits import traits


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `porque` joins the facts and the articles; `escrito` is the filing that carries it out, if any.

    `argumento`: not settled, the attorney decides. `por_confirmar`: cites a text that was not read.
    """

    rango: int
    que: str
    porque: str
    escrito: str | None
    argumento: bool
    por_confirmar: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """The rows that fit (by id), the steps in the order to take them, and what not to do."""

    filas: tuple[str, ...]
    pasos: tuple[Step, ...]
    evite: tuple[str, ...]


def triage(caso: Caso, law: Jurisdiccion) -> Advice:
    """Never empty: one row of the table fits every case. Rows that conflict are all shown."""
    rasgos = traits(caso, law)
    rows = [row for row in law.triage if row.cuando.fits(rasgos)]
    steps = [_step(row, do, caso, law) for row in rows for do in row.acciones if do.cuando.fits(rasgos)]
    return Advice(
        tuple(row.id for row in rows),
        _in_order(steps),
        tuple(dict.fromkeys(words for row in rows for words in row.evite)),
    )


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """By rank, each once: where two rows ask for the same, the one that ranks it higher tells why."""
    found: dict[str, Step] = {}
    for step in sorted(steps, key=lambda step: step.rango):
        found.setdefault(step.que, step)
    return tuple(found.values())


def _step(row: FilaTriage, action: Accion, caso: Caso, law: Jurisdiccion) -> Step:
    citas = [
        law.cite(codigo, articulos, caso.informacion_hasta.date()) for codigo, articulos in action.fundamento.items()
    ]
    porque = "; ".join([row.hechos.rstrip("."), *(cita.text for cita in citas)])
    return Step(action.rango, action.que, porque, action.escrito, action.argumento, any(cita.warning for cita in citas))
