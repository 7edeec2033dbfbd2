"""Where to go tonight: with the filings that were chosen, and with those of the next steps."""

from __future__ import annotations

from .. import engine
from ..filings import Door, Filing
from ..law import Oficina
from .consejo import chosen_filings, offered_filings
from .directorio import who_to_call
from .sesion import conclusions

__all__ = ["doors_tonight", "towns_of"]

_CAN_WAIT = 3  # the rank of a step that is not for tonight


def doors_tonight() -> tuple[Door, ...]:
    return engine.doors(conclusions().caso, [filing.id for filing in _to_hand_in()])


def towns_of(door: Door) -> tuple[Oficina, ...]:
    """The offices of the directory that receive it and of which it is known where they are."""
    return tuple(office for office in who_to_call() if office.tipo == door.puerta.tipo and office.municipio_sede)


def _to_hand_in() -> tuple[Filing, ...]:
    asked = {step.escrito for step in conclusions().advice.pasos if step.rango < _CAN_WAIT}
    return (*chosen_filings(), *(filing for filing in offered_filings() if filing.id in asked))
