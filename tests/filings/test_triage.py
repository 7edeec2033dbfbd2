"""What to do first. What each case must be told is in tests/cases/triage.yml; here is what holds for all."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms import filings as rules
from docassemble.rightsforms.filings import Advice, catalogue, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import FILING, FOLDER, NAMES, caso, rasgos
from tests.support.each import each
from tests.support.estrategias import casos

CHIAPAS = jurisdiccion("mx_chiapas")
EXPECTED = yaml.safe_load((FOLDER / "triage.yml").read_text(encoding="utf-8"))
ROWS = {row.id: row for row in CHIAPAS.triage}
TEXTS = sorted(
    {action.que for row in CHIAPAS.triage for action in row.acciones}
    | {words for row in CHIAPAS.triage for words in (row.hechos, *row.evite)}
    | {plazo.que for plazo in CHIAPAS.plazos}
)
every_case = each("name", NAMES)
every_expectation = each("name", sorted(EXPECTED))
every_text = each("words", TEXTS)


def advice(name: str) -> Advice:
    return engine.advice(caso(name))


def first(name: str) -> set[str]:
    return {said for step in advice(name).pasos if step.rango == 1 for said in (step.que, *step.tambien)}


class DescribeTheCases:
    def it_knows_them_all(self):
        assert set(EXPECTED) <= set(NAMES)

    @every_expectation
    def it_finds_the_rows_that_fit(self, name):
        assert list(advice(name).filas) == EXPECTED[name]["filas"]

    @every_expectation
    def it_puts_first_what_comes_first(self, name):
        assert set(EXPECTED[name]["primero"]) - first(name) == set()

    @every_expectation
    def it_says_what_not_to_do(self, name):
        assert set(EXPECTED[name].get("evite", [])) - set(advice(name).evite) == set()

    @each("row", [f"T{number}" for number in range(1, 17)])
    def it_has_a_case_for_each_usual_situation(self, row):
        assert [name for name, words in EXPECTED.items() if row in words["filas"]]


class DescribeAdvice:
    @every_case
    def it_is_never_empty(self, name):
        assert first(name)
        assert advice(name).evite

    @every_case
    def it_has_a_reason_for_every_step(self, name):
        reasons = tuple(row.hechos.rstrip(".") for row in CHIAPAS.triage)
        assert all(step.porque.startswith(reasons) for step in advice(name).pasos)

    @every_case
    def it_says_nothing_twice(self, name):
        said = Counter(words for step in advice(name).pasos for words in (step.que, *step.tambien))
        assert said.most_common(1)[0][1] == 1
        assert len(set(advice(name).evite)) == len(advice(name).evite)

    @every_case
    def it_asks_for_each_filing_once(self, name):
        filings = [step.escrito for step in advice(name).pasos if step.escrito]
        assert len(set(filings)) == len(filings)

    @every_case
    def it_begins_with_five_steps_at_most(self, name):
        assert 1 <= len(advice(name).primero) <= 5

    def it_joins_the_reasons_of_one_filing(self):
        told = advice("dos_menores_las_rosas")
        (amparo,) = (step for step in told.pasos if step.escrito == FILING)
        assert {"T8", "T9"} <= set(told.filas)
        assert {ROWS[row].hechos.rstrip(".") for row in ("T8", "T9")} <= set(amparo.hechos)
        assert "Diga en el amparo que es menor y pida representante especial" in amparo.tambien

    @every_case
    def it_begins_with_safety_where_a_community_holds_the_person(self, name):
        held = "T7" in advice(name).filas and "peligro" not in advice(name).filas
        assert not held or "seguridad" in advice(name).pasos[0].que

    @every_case
    def it_carries_out_the_amparo_wherever_the_amparo_fits(self, name):
        """The two tables cannot part ways: what the catalogue finds fit, the advice names."""
        named = {step.escrito for step in advice(name).pasos}
        assert not engine.fits(caso(name), FILING) or FILING in named

    def it_leaves_to_the_attorney_the_amparo_that_is_closed_to_others(self):
        """Tortured in prison: the amparo may be right, and nobody files it alone."""
        told = advice("sin_medicina_cintalapa")
        (step,) = (step for step in told.pasos if step.que.startswith("Pregunte hoy a la abogada por el amparo"))
        assert step.argumento
        assert step.escrito is None
        assert "No presente el amparo del artículo 15 de manera automática." in told.evite

    def it_tells_the_reason_that_ranks_a_step_highest(self):
        """T10 asks for the denuncia third, T16 first."""
        (step,) = (s for s in advice("comunidad_amenazada").pasos if s.que.startswith("Denuncie las amenazas"))
        assert step.rango == 1
        assert step.porque.startswith(ROWS["T16"].hechos.rstrip("."))

    def it_marks_what_is_an_argument_and_what_was_not_read(self):
        steps = {step.que: step for step in advice("desaparicion_larrainzar").pasos}
        un = next(step for que, step in steps.items() if "acción urgente" in que)
        assert un.por_confirmar
        unread = {step.escrito for step in steps.values() if step.por_confirmar}
        assert unread == {"ced_accion_urgente", "cidh_medidas_cautelares", "onu_procedimientos"}
        community = [
            step for step in advice("comunidad_chapultenango").pasos if step.escrito == FILING and step.argumento
        ]
        assert len(community) == 1

    @pytest.mark.parametrize(
        "autoridades", [[], [{"corporacion": "desconocida"}], [{"corporacion": "policia_municipal"}]]
    )
    @pytest.mark.parametrize("estado", [None, "conocido", "negado", "desconocido", {"se_ignora": True}])
    def it_has_a_way_to_free_or_find_whoever_was_taken_however_little_is_known(self, autoridades, estado):
        taken = caso_from_data(
            {
                "informacion_hasta": "2026-05-17T12:00",
                "actos": [{"tipo": "libertad_fuera_proc"}],
                "autoridades": autoridades,
                "paradero": {"estado": estado},
            }
        )
        assert FILING in {step.escrito for step in engine.advice(taken).pasos if step.rango == 1}


class DescribeAnyCaseThereCanBe:
    @given(casos(st.sampled_from(["alfa", "Beta"]), tuple(CHIAPAS.corporaciones)))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def it_is_advised(self, any_case: Caso):
        told = rules.advice(read(any_case, CHIAPAS), catalogue().values())
        ranks = [step.rango for step in told.pasos]
        assert ranks[0] == 1
        assert ranks == sorted(ranks)
        assert len({step.que for step in told.pasos}) == len(ranks)
        assert {step.escrito for step in told.pasos} - {None} <= set(catalogue())
        assert not engine.fits(any_case, FILING) or FILING in {step.escrito for step in told.pasos}

    @pytest.mark.parametrize("estado", ["resguardo", "libre"])
    def it_is_told_of_the_amparo_while_somebody_fears_to_be_disappeared(self, estado):
        """Free, or in hiding: nobody searches for her, and the act may still be stopped (Ley de Amparo, art. 15)."""
        police = {"actos": [{"tipo": "desaparicion"}], "autoridades": [{"corporacion": "policia_municipal"}]}
        where = {"detencion": {"ocurrio": False}, "paradero": {"estado": estado}}
        case = caso_from_data({"informacion_hasta": "2026-05-20T10:00", **police, **where})
        first = {step.escrito for step in engine.advice(case).primero}
        assert FILING in first
        assert "reporte_busqueda" not in first


class DescribeTheTable:
    def it_names_each_row_once(self):
        assert len(ROWS) == len(CHIAPAS.triage)

    def it_has_one_row_for_all(self):
        assert [row.id for row in CHIAPAS.triage if row.cuando.fits(frozenset())] == ["siempre"]

    @each("row", ROWS.values())
    def it_is_decided_both_ways_by_some_case(self, row):
        held = [row.cuando.fits(rasgos(name)) for name in NAMES]
        assert any(held)
        assert row.id == "siempre" or not all(held)

    @each("row", ROWS.values())
    def it_ranks_from_one_to_three(self, row):
        ranks = [action.rango for action in row.acciones]
        assert ranks == sorted(ranks)
        assert set(ranks) <= {1, 2, 3}

    def it_names_only_filings_that_exist(self):
        named = {action.escrito for row in CHIAPAS.triage for action in row.acciones}
        assert named - {None} <= set(catalogue())

    def it_gives_the_law_behind_every_filing(self):
        for row in CHIAPAS.triage:
            assert all(action.fundamento for action in row.acciones if action.escrito), row.id


class DescribeTheWords:
    """Of the table and of the clock: plain, and without promises."""

    @every_text
    def it_promises_nothing(self, words):
        assert (
            re.findall(r"(?i)\bva a\b|garanti[zc]|\bsegur[oa]s? que\b|logrará|\bsin duda\b|siempre gana", words) == []
        )

    @every_text
    def it_tells_nobody_to_wait(self, words):
        waits = re.findall(r"(?i)((?:\bno )?)\b(espere\w*|aguarde\w*|tenga paciencia|vuelva mañana)", words)
        assert [found for found in waits if not found[0]] == []

    @every_text
    def it_is_short(self, words):
        assert max(len(sentence.split()) for sentence in re.split(r"(?<=[.?:;])\s", words)) <= 20

    @every_text
    def it_gives_no_telephone_number_but_911(self, words):
        assert set(re.findall(r"\d{3,}", words)) <= {"911", "180", "330"}

    @every_text
    def it_names_no_article_that_the_data_cannot_check(self, words):
        assert set(re.findall(r"(?i)art[íi]culos? [\d IVX]+", words)) <= {"artículo 15 "}
