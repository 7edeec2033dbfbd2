"""What to do first: every row of the table that fits the facts, its steps in order, each once, with all its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..law.models import Accion, FilaTriage
from .reading import Reading

_AT_ONCE = 5  # nobody keeps more in her head outside a police station
CAN_WAIT = 3  # the rank of a step that is not for these days


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Each filing is asked for once, however many rows ask for it.

    `tambien`: what the other rows say of the same filing. `hechos`: the facts that call for it, in plain words;
    `citas`: the articles. `argumento`: by one of its rows it is not settled, the attorney decides.
    `por_confirmar`: cites a text that was not read. `quienes`: the keys of those it is for; none: for everybody.
    """

    rango: int
    que: str
    tambien: tuple[str, ...]
    hechos: tuple[str, ...]
    citas: tuple[str, ...]
    escrito: str | None
    argumento: bool
    por_confirmar: bool
    quienes: tuple[str, ...] = ()

    @property
    def porque(self) -> str:
        return "; ".join((*self.hechos, *self.citas))


@dataclass(frozen=True, slots=True)
class Advice:
    """The rows that fit (by id), the steps in the order to take them, and what not to do."""

    filas: tuple[str, ...]
    pasos: tuple[Step, ...]
    evite: tuple[str, ...]

    @property
    def primero(self) -> tuple[Step, ...]:
        """The first five at most: the rest of the same rank can wait until these are done."""
        return tuple(step for step in self.pasos[:_AT_ONCE] if step.rango == 1)


def triage(reading: Reading, is_open: Callable[[Reading, str], bool]) -> Advice:
    """Never empty: one row of the table fits every case. Rows that conflict are all shown.

    `is_open`: whether a filing, by id, fits these people: for whom it does not, no step of these days asks for it.
    """
    everybody = reading.each
    rows = [(row, [lot for lot in everybody if row.cuando.fits(lot.traits)]) for row in reading.law.triage]
    fitting = [(row, lots) for row, lots in rows if lots]
    steps = [
        _step(row, do, reading, _who(theirs) if len(theirs) < len(everybody) else ())
        for row, lots in fitting
        for do in row.acciones
        if (theirs := [lot for lot in lots if do.cuando.fits(lot.traits) and _can_be_done(do, lot, is_open)])
    ]
    return Advice(
        tuple(row.id for row, _lots in fitting),
        _in_order(steps),
        tuple(dict.fromkeys(words for row, _lots in fitting for words in row.evite)),
    )


def _can_be_done(do: Accion, lot: Reading, is_open: Callable[[Reading, str], bool]) -> bool:
    return do.rango >= CAN_WAIT or do.escrito is None or is_open(lot, do.escrito)


def _who(found: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(clave for one in found for clave in one.lot.claves)


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """By rank, each once: where several rows ask for the same, the one that ranks it highest speaks first."""
    found: dict[str, Step] = {}
    for step in sorted(steps, key=lambda step: step.rango):
        name = step.escrito or step.que
        found[name] = _joined(found[name], step) if name in found else step
    return tuple(found.values())


def _joined(step: Step, other: Step) -> Step:
    said = dict.fromkeys((step.que, *step.tambien, other.que))
    everybody = not step.quienes or not other.quienes
    return replace(
        step,
        quienes=() if everybody else tuple(dict.fromkeys((*step.quienes, *other.quienes))),
        tambien=tuple(said)[1:],
        hechos=tuple(dict.fromkeys((*step.hechos, *other.hechos))),
        citas=tuple(dict.fromkeys((*step.citas, *other.citas))),
        argumento=step.argumento or other.argumento,
        por_confirmar=step.por_confirmar or other.por_confirmar,
    )


def _step(row: FilaTriage, action: Accion, reading: Reading, quienes: tuple[str, ...]) -> Step:
    citas = reading.cite(action.fundamento)
    return Step(
        rango=action.rango,
        que=action.que,
        tambien=(),
        hechos=(row.hechos.rstrip("."),),
        citas=tuple(cita.text for cita in citas),
        escrito=action.escrito,
        argumento=action.argumento,
        por_confirmar=any(cita.warning for cita in citas),
        quienes=quienes,
    )
