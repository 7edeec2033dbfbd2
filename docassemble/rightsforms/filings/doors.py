"""Where to go tonight with the filings of a case: each office once, with what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..law import Jurisdiccion
from ..law.models import Puerta
from ..record import Caso
from .addressee import Addressee, addressee
from .catalogue import Filing
from .traits import fits_somebody, traits_of_each
from .triage import CAN_WAIT, Advice


@dataclass(frozen=True, slots=True)
class Door:
    """What to know of it, and who receives there."""

    puerta: Puerta
    recibe: Addressee


def to_hand_in(chosen: Iterable[Filing], offered: Iterable[Filing], advice: Advice) -> tuple[Filing, ...]:
    """What somebody may carry tonight: what was chosen, and what a step that cannot wait asks for."""
    asked = {step.escrito for step in advice.pasos if step.rango < CAN_WAIT}
    return (*chosen, *(filing for filing in offered if filing.id in asked))


def doors(caso: Caso, filings: Iterable[Filing], law: Jurisdiccion) -> tuple[Door, ...]:
    """In the order of the table, one for each kind of addressee of these filings: its first row that fits somebody."""
    kinds = {filing.destinatario for filing in filings}
    of_each = traits_of_each(caso, law)
    fitting: dict[str, Puerta] = {}
    for row in law.noche:
        if row.ante in kinds and fits_somebody(row.cuando, of_each):
            fitting.setdefault(row.ante, row)
    return tuple(Door(row, addressee(caso, law, row.ante)) for row in fitting.values())
