"""The interview is code too: what its YAML must and must not say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml

from docassemble.rightsforms.filings import catalogue
from docassemble.rightsforms.interview.bridge import NO_SE_SABE, caso_from
from docassemble.rightsforms.interview.routes import screen_for
from docassemble.rightsforms.interview.screens import CAMINO, CON_PAGINA, DE_CADA_UNA, alone, of_lists
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Modalidad, Situacion, TipoActo, value_at
from docassemble.rightsforms.record.colectivo import Actuacion, Decision, Facultad, Nucleo, ViaAsamblea
from docassemble.rightsforms.record.hechos import ClaseGestion, EstadoParadero, Estatus, Origen, Papel, Via
from docassemble.rightsforms.record.permiso import Finalidad, Riesgo, UsoDelNombre
from docassemble.rightsforms.record.personas import Firma, Genero, NivelEspanol
from docassemble.rightsforms.record.pruebas import EstadoPrueba, TipoPrueba
from docassemble.rightsforms.record.testimonios import Medio, Presencia
from docassemble.rightsforms.words import words
from tests.support.each import each

INTERVIEWS = Path(__file__).parents[2] / "interviews"
SOURCES = sorted(INTERVIEWS.rglob("*.yml"))
LONGEST = 20  # words in a sentence
SENTENCE = 9  # words: shorter ones may be said again
WITHOUT_WHY = {"aviso", "autoridad_comunitaria"}  # they ask nothing


def blocks() -> Iterator[dict[str, Any]]:
    for source in SOURCES:
        yield from (block for block in yaml.safe_load_all(source.read_text(encoding="utf-8")) if block)


QUESTIONS = {block["id"]: block for block in blocks() if "question" in block}
ASKED = {id_: block for id_, block in QUESTIONS.items() if "fields" in block or "field" in block}


def codes(variable: str) -> set[str]:
    """What every screen that asks this offers; they all offer the same, but for the path of a community."""
    fields = (field for id_, block in ASKED.items() if id_ != "que_pasa" for field in block.get("fields", ()))
    offered = [{code for choice in f["choices"] for code in choice.values()} for f in fields if variable in f.values()]
    assert all(each == offered[0] for each in offered)
    return offered[0]


def fields_of(block: dict[str, Any]) -> set[str]:
    """The variables that the fields of a question fill: its keys that are no setting of docassemble."""
    found = (next(iter(field.values())) for field in block.get("fields", ()))
    return {name.replace("[i]", ".0").replace("[0]", ".0") for name in found}


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

    def it_says_no_whole_sentence_on_two_screens(self) -> None:
        told = [s.strip() for block in QUESTIONS.values() for s in set(sentences(block)) if len(s.split()) >= SENTENCE]
        twice = {sentence for sentence in told if told.count(sentence) > 1}
        assert twice == set(), "one `template:` in interviews/ says it to both screens"

    @each("id_", ASKED)
    def it_says_why_it_asks(self, id_: str) -> None:
        assert id_ in WITHOUT_WHY or "<summary>Por qué preguntamos esto</summary>" in ASKED[id_].get("under", "")

    @each("id_", QUESTIONS)
    def it_speaks_in_short_sentences(self, id_: str) -> None:
        assert [s for s in sentences(QUESTIONS[id_]) if len(s.split()) > LONGEST] == []

    @each("id_", ASKED)
    def it_never_obliges_anybody_to_answer(self, id_: str) -> None:
        fields = [field for field in ASKED[id_].get("fields", ()) if "note" not in field]
        assert [field for field in fields if field.get("required") is not False] == []

    @each("id_", ASKED)
    def it_keeps_every_text_as_it_was_typed(self, id_: str) -> None:
        kinds = {
            "texto",
            "nombres",
            "correo",
            "cifras",
            "clave_oficial",
            "municipio",
            "edad",
            "edad_dicha",
            "cuantos",
            "fecha",
            "hora",
            "mes",
            "telefono",
            "checkboxes",
            "yesno",
        }
        typed = [f for f in ASKED[id_].get("fields", ()) if f.get("input type") not in ("radio", "dropdown")]
        assert [f for f in typed if f.get("datatype", "radio") not in kinds] == []


class DescribeTheScreens:
    def it_has_a_question_for_every_step_of_the_path(self) -> None:
        lost = [step for step in CAMINO if step not in QUESTIONS]
        assert lost == [], "no screen of interviews/partes/ has that `id`: CAMINO stands in interview/screens.py"
        assert len(CAMINO) <= 15

    def it_has_a_question_for_what_is_asked_of_each_thing(self) -> None:
        wanted = {(name, screen.removeprefix("vio_")) for name, kept in DE_CADA_UNA.items() for screen in kept}
        assert wanted - {(name, screen) for name, screens in of_lists().items() for screen in screens} == set()

    def it_knows_what_a_screen_asks_from_the_screen_itself(self) -> None:
        assert alone()["como_sabe"] == ("detencion.captores",)
        assert of_lists()["autoridades"]["como_sabe"] == ("uniforme", "vehiculo", "placas")

    def it_fills_only_fields_that_the_record_has(self) -> None:
        something = dict.fromkeys(("nombre", "texto", "institucion", "descripcion", "relato"), "x")
        things = {name: [something | {"igual": "no"}] for name in of_lists()}
        caso = caso_from(things, datetime(2026, 5, 17))
        paths = [path for paths in alone().values() for path in paths]
        for name, screens in of_lists().items():
            paths += [f"{name}.0.{field}" for fields in screens.values() for field in fields]
        for path in paths:
            value_at(caso, path)  # raises when the path leads nowhere

    def it_can_open_the_screen_of_every_gap(self) -> None:
        asked = [pide for filing in catalogue().values() for pide in filing.datos]
        lost = [p.path for p in asked if not screen_for(p.path.replace("*", "0")) and p.path not in CON_PAGINA]
        assert lost == [], "a template asks for it in `datos`: add its screen to interview/screens.py"


def rows() -> Iterator[dict[str, Any]]:
    for group in words("revisar")["grupos"]:
        yield from group["filas"]


def told_by(row: dict[str, Any]) -> Iterator[str]:
    """`quejosas[].nombre|alias` tells of two fields."""
    for path in row["dice"]:
        head, each, names = path.partition("[].")
        yield from (f"{head}.0.{name}" for name in names.split("|")) if each else (path,)


class DescribeTheReview:
    def it_opens_screens_that_there_are(self) -> None:
        asking = {block.get("continue button field", block.get("field")) for block in ASKED.values()}
        pages = {f"ir:{block['event'].removeprefix('pantalla_')}" for block in QUESTIONS.values() if "event" in block}
        opened = {row[name] for row in rows() for name in ("abre", "visto") if name in row}
        lost = {screen.replace("[0]", "[i]") for screen in opened} - asking - pages
        assert lost == set(), (
            "a row of translations/es/revisar.yml opens it, and no screen of interviews/partes/ is that"
        )

    def it_tells_of_fields_that_a_screen_asks(self) -> None:
        single = {block["field"] for block in ASKED.values() if "field" in block}
        asked = set().union(single, *map(fields_of, ASKED.values()))
        lost = {path for row in rows() for path in told_by(row)} - asked
        assert lost == set(), (
            "a row of translations/es/revisar.yml tells it, and no screen of interviews/partes/ asks it"
        )


_CHOICES: dict[str, type[StrEnum]] = {
    "situaciones": Situacion,
    "quejosas[i].genero": Genero,
    "quejosas[i].habla_espanol": NivelEspanol,
    "quejosas[i].consentimiento.finalidades": Finalidad,
    "quejosas[i].consentimiento.nombre": UsoDelNombre,
    "promovente.genero": Genero,
    "promovente.habla_espanol": NivelEspanol,
    "promovente.firma": Firma,
    "autoridades[i].papeles": Papel,
    "detencion.estatus": Estatus,
    "paradero.estado": EstadoParadero,
    "hechos[0].origen": Origen,
    "hechos[i].origen": Origen,
    "gestiones[i].clase": ClaseGestion,
    "pruebas[i].tipo": TipoPrueba,
    "pruebas[i].estado": EstadoPrueba,
    "pruebas[i].uso": Finalidad,
    "presentacion.via": Via,
    "proteccion.represalia": Riesgo,
    "comunidad.nucleo": Nucleo,
    "asamblea.via": ViaAsamblea,
    "asamblea.decision": Decision,
    "asamblea.actuacion": Actuacion,
    "asamblea.facultades": Facultad,
    "testimonios[i].presencia": Presencia,
    "testimonios[i].medio": Medio,
    "testimonios[i].declarante.genero": Genero,
    "testimonios[i].declarante.consentimiento.finalidades": Finalidad,
    "testimonios[i].declarante.consentimiento.nombre": UsoDelNombre,
}
_CHOICES |= {
    "quejosas[i].paradero.estado": EstadoParadero,
    "quejosas[i].detencion.estatus": Estatus,
    "copromoventes[i].firma": Firma,
    "copromoventes[i].consentimiento.nombre": UsoDelNombre,
}
_ACTS = ("tipos_de_acto", "quejosas[i].le_hicieron")
_WHO_MAY_KNOW = ("paradero.refugio_lo_sabe", "quejosas[i].paradero.refugio_lo_sabe", "comunidad.refugio_lo_sabe")
_YES_AND_NO = {"si", "no", NO_SE_SABE}


def choice_fields() -> set[str]:
    """Every field that offers a list of codes, except those whose list is the law's data, and yes and no."""
    fields = [field for block in ASKED.values() for field in block.get("fields", ()) if "choices" in field]
    coded = [f for f in fields if isinstance(f["choices"], list) and all(isinstance(c, dict) for c in f["choices"])]
    return {
        next(iter(field.values()))
        for field in coded
        if not {code for choice in field["choices"] for code in choice.values()} <= _YES_AND_NO
    }


class DescribeTheChoices:
    @each(("variable", "enum"), [*_CHOICES.items()])
    def it_offers_every_code_of_the_record_and_no_other(self, variable: str, enum: type[StrEnum]) -> None:
        assert codes(variable) - {NO_SE_SABE} == {str(code) for code in enum}

    @pytest.mark.parametrize("variable", _ACTS)
    def it_offers_every_act_and_every_kind_of_punishment(self, variable: str) -> None:
        assert codes(variable) == {*TipoActo} | {*Modalidad} - {Modalidad.TORMENTO}  # its box is that of article 22

    @pytest.mark.parametrize("variable", _WHO_MAY_KNOW)
    def it_offers_the_refuge_to_those_to_whom_it_can_be_allowed_and_to_no_other(self, variable: str) -> None:
        (refuge,) = (row for row in jurisdiccion("mx_chiapas").reserva if row.id == "refugio")
        assert codes(variable) == {str(lector) for lector, trato in refuge.lectores.items() if trato == "consentida"}

    def it_has_no_choice_that_is_not_compared(self) -> None:
        assert choice_fields() - _CHOICES.keys() == {*_ACTS, *_WHO_MAY_KNOW}
