"""The interview is code too: what its YAML must and must not say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from docassemble.rightsforms.filings import catalogue
from docassemble.rightsforms.filings.gaps import value_at
from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.interview.pantallas import CAMINO, CON_PAGINA, DE_LISTA, SOLAS
from docassemble.rightsforms.interview.rutas import screen_for
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Modalidad, Situacion, TipoActo

INTERVIEWS = Path(__file__).parents[2] / "interviews"
SOURCES = sorted(INTERVIEWS.rglob("*.yml"))
LONGEST = 20  # words in a sentence
WITHOUT_WHY = {"aviso", "autoridad_comunitaria"}  # they ask nothing


def blocks() -> Iterator[dict[str, Any]]:
    for source in SOURCES:
        yield from (block for block in yaml.safe_load_all(source.read_text(encoding="utf-8")) if block)


QUESTIONS = {block["id"]: block for block in blocks() if "question" in block}
ASKED = {id_: block for id_, block in QUESTIONS.items() if "fields" in block or "field" in block}


def codes(variable: str) -> set[str]:
    fields = (field for block in ASKED.values() for field in block.get("fields", ()))
    choices = next(field["choices"] for field in fields if variable in field.values())
    return {code for choice in choices for code in choice.values()}


_BREAKS = re.compile(r"</?(?:p|li|h2|ul|ol|div|details|summary|a|span)[^>]*>|\n\s*\n|^\s*\d\.", flags=re.M)
_GLUE = r"\b(noun_plural|noun_singular|your|comma_and_list|possessify|verb_p\w+|indefinite_article|quantity_noun)\("
_ARTICLE = re.compile(r"\bart(ículo|s?\.)\s*\d")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def sentences(block: dict[str, Any]) -> Iterator[str]:
    for part in ("question", "subquestion", "under"):
        text = re.sub(r"^\s*%.*$|<%.*?%>|\$\{[^}]*\}", " ", block.get(part, ""), flags=re.M | re.S)
        text = _BREAKS.sub(". ", text)
        yield from re.split(r"[.:;?!…](?:\s|$)", re.sub(r"<[^>]*>|\*\*", "", text))


class DescribeTheInterviews:
    def it_passes_the_linter_with_no_warning(self) -> None:
        command = [str(Path(sys.executable).with_name("docassemble-lsp")), "check", "--strict", str(INTERVIEWS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def it_asks_in_spanish_without_language_modifiers(self) -> None:
        assert [block for block in blocks() if "language" in block or "default language" in block] == []

    def it_uses_no_function_that_glues_fragments(self) -> None:
        found = [source.name for source in SOURCES if re.search(_GLUE, source.read_text(encoding="utf-8"))]
        assert found == []

    def it_cites_no_article_of_its_own(self) -> None:
        assert [text for block in QUESTIONS.values() for text in texts(block) if _ARTICLE.search(text)] == []

    @pytest.mark.parametrize("id_", ASKED)
    def it_says_why_it_asks(self, id_: str) -> None:
        assert id_ in WITHOUT_WHY or "<summary>Por qué preguntamos esto</summary>" in ASKED[id_].get("under", "")

    @pytest.mark.parametrize("id_", QUESTIONS)
    def it_speaks_in_short_sentences(self, id_: str) -> None:
        assert [s for s in sentences(QUESTIONS[id_]) if len(s.split()) > LONGEST] == []

    @pytest.mark.parametrize("id_", ASKED)
    def it_never_obliges_anybody_to_answer(self, id_: str) -> None:
        fields = [field for field in ASKED[id_].get("fields", ()) if "note" not in field]
        assert [field for field in fields if field.get("required") is not False] == []

    @pytest.mark.parametrize("id_", ASKED)
    def it_keeps_every_text_as_it_was_typed(self, id_: str) -> None:
        kinds = {"texto", "municipio", "edad", "cuantos", "fecha", "hora", "checkboxes", "yesno"}
        fields = ASKED[id_].get("fields", ())
        assert [f for f in fields if f.get("datatype", "radio") not in kinds and f.get("input type") != "radio"] == []


class DescribeTheScreens:
    def it_has_a_question_for_every_step_of_the_path(self) -> None:
        assert [step for step in CAMINO if step not in QUESTIONS] == []
        assert len(CAMINO) <= 15

    def it_has_a_question_for_every_screen_of_the_tables(self) -> None:
        kept = {block.get("continue button field") for block in ASKED.values()}
        wanted = {f"vio.{screen}" for screen in SOLAS}
        wanted |= {f"{name}[i].vio_{screen}" for name, screens in DE_LISTA.items() for screen in screens}
        assert wanted - kept == set()

    def it_fills_only_fields_that_the_record_has(self) -> None:
        something = dict.fromkeys(("nombre", "texto", "institucion", "descripcion", "relato"), "x")
        things = {name: [something] for name in DE_LISTA}
        caso = caso_from(things, datetime(2026, 5, 17))
        paths = [path for paths in SOLAS.values() for path in paths]
        for name, screens in DE_LISTA.items():
            paths += [f"{name}.0.{field}" for fields in screens.values() for field in fields]
        for path in paths:
            value_at(caso, path)  # raises when the path leads nowhere

    def it_can_open_the_screen_of_every_gap(self) -> None:
        asked = [pide for filing in catalogue().values() for pide in filing.datos]
        lost = [p.path for p in asked if not screen_for(p.path.replace("*", "0")) and p.path not in CON_PAGINA]
        assert lost == []

    def it_knows_every_screen_that_a_filing_names(self) -> None:
        named = {pide.pantalla for filing in catalogue().values() for pide in filing.datos}
        assert named - QUESTIONS.keys() == set()


class DescribeTheChoices:
    def it_offers_every_act_of_the_law_and_no_other(self) -> None:
        assert codes("tipos_de_acto") == {str(tipo) for tipo in TipoActo}

    def it_offers_every_other_situation_of_the_record(self) -> None:
        assert codes("situaciones") == {str(situacion) for situacion in Situacion}
        assert codes("modalidad") == {str(modalidad) for modalidad in Modalidad}

    def it_offers_every_corporation_of_the_data_and_no_other(self) -> None:
        assert codes("corporaciones") == set(jurisdiccion("mx_chiapas").corporaciones)
