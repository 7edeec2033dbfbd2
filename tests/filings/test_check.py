"""A name that does not exist is told with its place, before anybody rests on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import LawError, TemplateError
from docassemble.rightsforms.filings import catalogue, check, read_jurisdiction, wrong
from docassemble.rightsforms.law import Jurisdiccion, jurisdiccion

CHIAPAS = jurisdiccion("mx_chiapas")
MADE_UP = Path(__file__).parents[1] / "law" / "jurisdicciones"
AMPARO = catalogue()["amparo_art15"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """An invented country, to be spoilt."""
    shutil.copytree(MADE_UP, tmp_path / "ley")
    return tmp_path / "ley" / "atlantida"


def _spoil(folder: Path, name: str, old: str, new: str) -> None:
    file = folder.parent / "atlantida_federal" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


class DescribeALawThatSomebodyBrings:
    def it_is_read_when_every_name_is_one(self, folder):
        assert read_jurisdiction(folder).leyes

    @pytest.mark.parametrize(
        ("name", "old", "new", "told"),
        [
            ("triage.yml", "cuando: {todos: [", "cuando: {todos: [marinero_de_agua_dulce, ", "triage.yml"),
            ("tablas/efectos.yml", "- id:", "- cuando: {ninguno: [sirena]}\n  id:", "tablas/efectos.yml soltar: "),
            ("rasgos.yml", "[", "[sirena, ", "rasgos.yml 1: "),
            ("preceptos.yml", 'CA: ["', 'CA: ["99", "', "preceptos.yml 1: el artículo 99"),
        ],
    )
    def it_says_where_a_name_is_misspelt(self, folder, name, old, new, told):
        _spoil(folder, name, old, new)
        with pytest.raises(LawError, match=told.replace(".", r"\.")):
            read_jurisdiction(folder)

    def it_looks_into_the_steps_of_a_row_too(self, folder):
        """What was done is not asked again: a step's own condition, misspelt, would ask for it for ever."""
        law = Jurisdiccion(folder)
        (row, *rest) = law.triage
        step = row.acciones[0]
        bad = step.model_copy(
            update={"cuando": step.cuando.model_copy(update={"ninguno": ("gestion:reporte_busquda",)})}
        )
        vars(law)["triage"] = (row.model_copy(update={"acciones": (bad, *row.acciones[1:])}), *rest)
        with pytest.raises(LawError, match=rf"^triage\.yml {row.id}\.1: .*gestion:reporte_busquda"):
            check(law, {})


class DescribeAFiling:
    def it_says_which_table_is_not_there(self):
        bad = AMPARO.model_copy(update={"tablas": ("efectos", "consecuencias")})
        with pytest.raises(TemplateError, match=r"^amparo_art15\.md: «consecuencias»"):
            check(CHIAPAS, {**catalogue(), bad.id: bad})

    def it_says_in_which_datum_a_trait_is_misspelt(self):
        (first, *rest) = AMPARO.datos
        bad = first.model_copy(update={"cuando": first.cuando.model_copy(update={"todos": ("menorr",)})})
        filing = AMPARO.model_copy(update={"datos": (bad, *rest)})
        with pytest.raises(TemplateError, match=r"^amparo_art15\.md\.1: .*«menorr»"):
            check(CHIAPAS, {**catalogue(), filing.id: filing})

    def it_is_named_by_the_steps_as_it_is_called(self):
        assert {error.code for error in wrong(CHIAPAS, {AMPARO.id: AMPARO})} == {"ley_escrito"}
