"""Where to go tonight: with the filings that were chosen, and with those of the next steps."""

from __future__ import annotations

from .. import engine
from ..filings import Door, to_hand_in
from ..law import Oficina
from .advice import chosen_filings, offered_filings
from .contacts import who_to_call
from .session import conclusions

__all__ = ["doors_tonight", "towns_of"]


def doors_tonight() -> tuple[Door, ...]:
    found = to_hand_in(chosen_filings(), offered_filings(), conclusions().advice)
    return engine.doors(conclusions().caso, [filing.id for filing in found])


def towns_of(door: Door) -> tuple[Oficina, ...]:
    """The offices of the directory that receive it and of which it is known where they are."""
    return tuple(office for office in who_to_call() if office.tipo == door.puerta.tipo and office.municipio_sede)
