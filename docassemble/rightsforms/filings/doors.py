"""Where to go tonight with the filings of a case: each office once, with what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..law.models import Puerta
from .addressee import Addressee, addressee
from .catalogue import Filing
from .reading import Reading
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


def doors(reading: Reading, filings: Iterable[Filing]) -> tuple[Door, ...]:
    """In the order of the table, one for each kind of addressee of these filings: its first row that fits somebody."""
    kinds = {filing.destinatario for filing in filings}
    fitting: dict[str, Puerta] = {}
    for row in reading.law.noche:
        if row.ante in kinds and reading.fits(row.cuando):
            fitting.setdefault(row.ante, row)
    return tuple(Door(row, addressee(reading, row.ante)) for row in fitting.values())
