"""Which articles are said to be violated: rights, each under its own condition."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.filings import read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import caso

CHIAPAS = jurisdiccion("mx_chiapas")


class DescribeTheRightsThatAreViolated:
    """A definition, or a rule for the judge, is nobody's right."""

    def it_lists_no_rule_of_the_amparo_itself(self):
        assert [row for row in CHIAPAS.preceptos if "LAmp" in row.citas] == []

    @pytest.mark.parametrize(
        ("codigo", "articulo"),
        [("LPPDDHP", "2"), ("LGMDFP", "4"), ("LNSIJPA", "3"), ("LNSIJPA", "4"), ("LNSIJPA", "18")],
    )
    def it_lists_no_definition(self, codigo, articulo):
        assert [row for row in CHIAPAS.preceptos if articulo in row.citas.get(codigo, ())] == []

    def it_holds_the_rules_of_a_detention_to_the_detained(self):
        """LNUF, arts. 21 and 22; LNSIJPA, arts. 41, 42, 129 and 130."""
        rows = [
            row for row in CHIAPAS.preceptos if {"21", "22"} & {*row.citas.get("LNUF", ())} or "LNSIJPA" in row.citas
        ]
        assert rows
        assert all("detenida" in row.cuando.todos for row in rows)

    @pytest.mark.parametrize("said", [{"edad": 9}, {"nacimiento": "2017-01-31"}])
    def it_leaves_children_under_twelve_out_of_the_law_for_adolescents(self, said):
        young = caso("dos_menores_las_rosas").model_dump(mode="json", exclude_defaults=True)
        for quejosa in young["quejosas"]:
            for name in ("edad", "nacimiento", "menor_de_edad"):
                quejosa.pop(name, None)
            quejosa.update(said)
        assert "adolescente" not in read(caso_from_data(young), CHIAPAS).traits
        assert "menor" in read(caso_from_data(young), CHIAPAS).traits
