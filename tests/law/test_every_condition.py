"""Every condition of the law data, wherever it stands: a misspelt trait fits nobody, or everybody, and says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pytest
from pydantic import BaseModel

from docassemble.rightsforms.filings import vocabulary
from docassemble.rightsforms.law import Jurisdiccion, jurisdiccion
from docassemble.rightsforms.law.models import Cuando
from tests.support.casos import NAMES, rasgos_de_cada_quien

CHIAPAS = jurisdiccion("mx_chiapas")
OF_ONE = {"promueve", "sin_nombre"}  # who reads what (reserva.yml) is asked of one person, not of a case


def conditions(data: Any, where: str) -> Iterator[tuple[str, Cuando]]:
    """By their type, not by a list of tables: a new table, a condition within a row, is there on its first day."""
    if isinstance(data, Cuando):
        yield where, data
    elif isinstance(data, BaseModel):
        name = getattr(data, "id", None)
        for field in type(data).model_fields:
            yield from conditions(getattr(data, field), f"{where} {name or ''} {field}")
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from conditions(value, f"{where} {key}")
    elif isinstance(data, tuple):
        for number, value in enumerate(data, 1):
            yield from conditions(value, f"{where} {number}")


def all_conditions(law: Jurisdiccion) -> Iterator[tuple[str, Cuando]]:
    tables = [name for name, table in vars(Jurisdiccion).items() if isinstance(table, cached_property)]
    for name in tables:
        yield from conditions(getattr(law, name), f"{name}.yml")


class DescribeEveryCondition:
    def it_tests_only_traits_that_a_case_can_have(self):
        known = {True: vocabulary(CHIAPAS) | OF_ONE, False: vocabulary(CHIAPAS)}
        asked = {where: (cuando.traits(), where.startswith("reserva.yml")) for where, cuando in all_conditions(CHIAPAS)}
        wrong = {where: odd for where, (named, of_one) in asked.items() if (odd := named - known[of_one])}
        assert wrong == {}, "no case can have these: mend them in docassemble/rightsforms/law, or derive them"

    def it_is_found_inside_of_the_rows_too(self):
        found = [where for where, cuando in all_conditions(CHIAPAS) if cuando.traits()]
        assert [where for where in found if where.startswith("triage.yml") and "acciones" in where]


class DescribeTheReleaseFromTheProsecutor:
    """Articles 164 and 165 of the Ley de Amparo stand for two places to be held: a judge grants one or the other."""

    @pytest.mark.parametrize("name", NAMES)
    def it_is_asked_for_whoever_the_prosecutor_holds_and_the_other_for_the_rest(self, name):
        for held in rasgos_de_cada_quien(name):
            asked = {row.id for row in CHIAPAS.efectos_de(held)}
            assert ("libertad_mp" in asked) == ({"detenida", "estatus:ministerio_publico"} <= held)
            assert not {"libertad_mp", "libertad_no_mp_delito"} <= asked
