"""No care for somebody who is held: an amparo of its own, also where a judge sent the person to prison."""

from __future__ import annotations

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Gap, Text
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, caso, draft, folded, text
from tests.support.each import each

FILING = "amparo_atencion_medica"
PRISON = {"estatus": "juez_o_prision"}
every_case = each("name", NAMES)


def held(edad: int = 30, detencion: dict | None = None, **more: object) -> Caso:
    data = {
        "informacion_hasta": "2026-06-30T12:00",
        "quejosas": [{"nombre": "Alfa", "edad": edad}],
        "promovente": {"nombre": "Beta"},
        "autoridades": [{"corporacion": "custodia_penitenciaria"}],
        "paradero": {"estado": "conocido", "lugar": "la prisión"},
        "situaciones": ["sin_atencion_medica"],
        "detencion": detencion or PRISON,
        **more,
    }
    return caso_from_data(data)


def said(of: Caso) -> str:
    return folded(engine.write(engine.draft(of, FILING), "txt").decode("utf-8"))


def notes(name: str) -> str:
    inlines = draft(name, FILING).inlines()
    return " ".join(i.comment for i in inlines if isinstance(i, Text | Gap) and i.comment)


class DescribeItsDoor:
    @pytest.mark.parametrize("estatus", ["juez_o_prision", "ministerio_publico", "falta_administrativa"])
    def it_is_open_in_prison_and_in_custody(self, estatus):
        assert engine.fits(held(detencion={"estatus": estatus}), FILING)

    def it_is_open_where_the_door_of_article_15_is_closed(self):
        assert not engine.fits(caso("sin_medicina_cintalapa"), "amparo_art15")
        assert engine.fits(caso("sin_medicina_cintalapa"), FILING)

    def it_is_closed_to_who_is_free_or_has_filed(self):
        assert not engine.fits(held(detencion={"estatus": "libre"}), FILING)
        assert not engine.fits(held(amparo_previo={"existe": True}), FILING)

    def it_is_closed_without_the_lack_of_care(self):
        assert not engine.fits(held(situaciones=[]), FILING)


class DescribeTheLawItRestsOn:
    def it_is_that_of_prisons_for_an_adult_in_prison(self):
        assert "Ley Nacional de Ejecución Penal" in said(held())
        assert "152" not in said(held())

    def it_is_that_of_adolescents_for_one_of_them(self):
        assert "46, fracción VI, de la Ley Nacional del Sistema Integral de Justicia Penal" in said(held(edad=16))
        assert "Ejecución Penal" not in said(held(edad=16))

    def it_is_the_code_of_procedure_before_a_judge_has_ruled(self):
        custody = said(held(detencion={"estatus": "ministerio_publico"}))
        assert "152, fracción VII, del Código Nacional de Procedimientos Penales" in custody
        assert "Ejecución Penal" not in custody

    @every_case
    def it_cites_no_criterion_of_the_court_and_asks_the_attorney_for_it(self, name):
        assert not {"tesis", "jurisprudencia", "criterio"} & set(text(name, FILING).casefold().split())
        assert "Agregue la tesis vigente" in notes(name)

    @every_case
    def it_tells_the_attorney_of_the_faster_way(self, name):
        assert "un camino paralelo y a menudo más rápido" in notes(name)


class DescribeTheUrgentPetition:
    def it_goes_along_for_an_adult_in_prison(self):
        assert "PETICIÓN URGENTE" in said(held())

    @pytest.mark.parametrize(
        "other", [held(edad=16), held(detencion={"estatus": "ministerio_publico"})], ids=["adolescent", "custody"]
    )
    def it_stays_away_where_that_law_does_not_hold(self, other):
        assert "PETICIÓN URGENTE" not in said(other)

    def it_asks_for_the_same_care_as_the_amparo(self):
        with_care = said(held(atencion={"necesita": "insulina cada día"}))
        _, _, petition = with_care.partition("PETICIÓN URGENTE")
        assert "insulina cada día" in petition


class DescribeWhatItAsksFor:
    @every_case
    def it_wants_the_care_the_hospital_the_record_and_a_report_in_a_day(self, name):
        wanted = (
            "personal médico valore de inmediato",
            "se le traslade a un hospital",
            "copia de su expediente clínico",
            "dentro de veinticuatro horas qué atención se le dio",
        )
        assert [words for words in wanted if words not in folded(text(name, FILING))] == []

    @every_case
    def it_asks_for_nobodys_release(self, name):
        """The arrest is another petition: this one is for whoever stays inside."""
        words = " ".join(i.text for i in draft(name, FILING).inlines() if isinstance(i, Text))
        assert "inmediata libertad" not in words
        assert "en libertad" not in words
