"""The people of a paper, told lot by lot: what is said of one lot is said of nobody else."""

from __future__ import annotations

from typing import Any

from ..assembly.answers import View
from ..filings import Reading, vocabulary
from ..record import Caso, Quejosa, value_at
from .citations import Rasgos


def groups(reading: Reading, seen: Caso) -> dict[str, Any]:
    """`grupos`: of each lot its people, what befell them, where they are, their traits.

    And all the people by what presses most: `fallecidas`, `buscadas`, `demas`; `vivas`, all but the first.
    """
    found: dict[str, list[View]] = {"fallecidas": [], "buscadas": [], "demas": []}
    each = []
    for lot in reading.each:
        each.append(_group(lot, seen))
        found[_fate(lot.traits)] += each[-1]["quejosas"]
    return {"grupos": each, "vivas": found["buscadas"] + found["demas"], **found}


def _fate(held: frozenset[str]) -> str:
    if "fallecida" in held:
        return "fallecidas"
    return "buscadas" if "posible_desaparicion" in held else "demas"


def _group(reading: Reading, seen: Caso) -> dict[str, Any]:
    people = [View(seen.quejosas[place], f"quejosas.{place}") for place in reading.lot.quienes]
    return {
        "quejosas": people or [View(Quejosa(), "quejosas.0")],
        "rasgos": Rasgos(reading.traits, vocabulary(reading.law)),
        **{name: View(value_at(seen, path := reading.lot.path(name)), path) for name in ("detencion", "paradero")},
    }
