"""Choosing the filings: what each is for, and when it is its turn: today, this week, with the attorney."""

from __future__ import annotations

from docassemble.base.util import DADict, DAObject, define

from ..filings import Filing
from .advice import chosen_filings, offered_filings
from .bridge import ticked
from .session import conclusions, plain
from .showing import show

__all__ = ["filing_choices", "first_choices", "take_choice"]

HOY, SEMANA, ABOGADA = "hoy", "semana", "abogada"
_BY_RANK = {1: HOY, 2: SEMANA}  # of the step that asks for it; what no step asks for is for the attorney to say


def filing_choices(turn: str) -> list[dict[str, str]]:
    """Those of one turn, as a screen offers them."""
    return [{filing.id: _words(filing)} for filing in offered_filings() if _turn(filing) == turn]


def first_choices() -> list[str]:
    return [filing.id for filing in chosen_filings()]


def take_choice(por_elegir: DAObject) -> None:
    """The boxes of all turns are kept together; then on to the documents.

    Set by name: of a variable that a screen's code sets, docassemble believes that the screen asks for it.
    """
    told = plain(por_elegir)
    every = (code for turn in (HOY, SEMANA, ABOGADA) for code in ticked(told.get(turn)))
    por_elegir.delattr(HOY, SEMANA, ABOGADA)
    boxes = DADict("escritos_elegidos", elements=dict.fromkeys(every, True), auto_gather=False, gathered=True)
    define("escritos_elegidos", boxes)
    define("destino", "documentos")


def _turn(filing: Filing) -> str:
    steps = [step for step in conclusions().advice.pasos if step.escrito == filing.id]
    if any(step.argumento for step in steps):
        return ABOGADA
    if not steps:
        return HOY if filing in chosen_filings() else ABOGADA
    return _BY_RANK.get(min(step.rango for step in steps), ABOGADA)


def _words(filing: Filing) -> str:
    lines = (f"<strong>{show(filing.llano)}</strong>", show(filing.para), f"<small>{show(filing.titulo)}</small>")
    return f'<span class="rf-escrito">{" ".join(lines)}</span>'
