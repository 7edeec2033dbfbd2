"""The people of a paper, told lot by lot: what is said of one lot is said of nobody else."""

from __future__ import annotations

from typing import Any

from ..assembly.answers import View
from ..filings import traits_of_each, vocabulary
from ..law import Jurisdiccion
from ..record import Caso, Lot, Quejosa, value_at
from .citations import Rasgos


def groups(facts: Caso, seen: Caso, law: Jurisdiccion) -> dict[str, Any]:
    """`grupos`: of each lot its people, what befell them, where they are, their traits.

    And all the people by what presses most: `fallecidas`, `buscadas`, `demas`; `vivas`, all but the first.
    """
    found: dict[str, list[View]] = {"fallecidas": [], "buscadas": [], "demas": []}
    each = []
    for lot, held in traits_of_each(facts, law):
        each.append(_group(lot, held, seen, law))
        found[_fate(held)] += each[-1]["quejosas"]
    return {"grupos": each, "vivas": found["buscadas"] + found["demas"], **found}


def _fate(held: frozenset[str]) -> str:
    if "fallecida" in held:
        return "fallecidas"
    return "buscadas" if "posible_desaparicion" in held else "demas"


def _group(lot: Lot, held: frozenset[str], seen: Caso, law: Jurisdiccion) -> dict[str, Any]:
    people = [View(seen.quejosas[place], f"quejosas.{place}") for place in lot.quienes]
    return {
        "quejosas": people or [View(Quejosa(), "quejosas.0")],
        "rasgos": Rasgos(held, vocabulary(law)),
        **{name: View(value_at(seen, path := lot.path(name)), path) for name in ("detencion", "paradero")},
    }
