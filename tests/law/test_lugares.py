"""A municipality is found by the name that people say; a name that could be two places is never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.rightsforms.law import Jurisdiccion, find, jurisdiccion, official
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
ATLANTIDA = Jurisdiccion(Path(__file__).parent / "jurisdicciones" / "atlantida")

MEANT = {
    "San Cristobal": "San Cristóbal de las Casas",
    "SAN CRISTÓBAL DE LAS CASAS": "San Cristóbal de las Casas",
    "chenalo": "Chenalhó",
    "Chenalho'": "Chenalhó",
    "Chenalho’": "Chenalhó",
    "Chenalhoʼ": "Chenalhó",
    "Chenalhoꞌ": "Chenalhó",
    "San Pedro Chenalhó": "Chenalhó",
    "larrainsar": "Larráinzar",
    "San Andrés Larráinzar": "Larráinzar",
    "Ocosinco": "Ocosingo",
    "Ocosingo, Chiapas": "Ocosingo",
    "municipio de Ocosingo": "Ocosingo",
    " Teopisca ": "Teopisca",
    "Sinacantán": "Zinacantán",
    "Comitan": "Comitán de Domínguez",
    "Tuxtla": "Tuxtla Gutiérrez",
    "San Juan Chamula": "Chamula",
    "Uixtan": "Huixtán",
    "Huixtla": "Huixtla",
    "villa flores": "Villaflores",
    "concordia": "La Concordia",
    "Cintalapa de Figueroa": "Cintalapa",
}
NOT_SURE = {
    "two of that name": "Amatenango",
    "one letter from two": "huixta",
    "a saint of two": "San Andrés",
    "the State": "Chiapas",
    "a short word with another letter": "Tela",
    "a community": "Acteal",
    "a community named after a municipality": "Nuevo Huixtán",
    "half a letter": "T",
    "only marks": "'’ʼ ...",
    "nothing": "",
    "another alphabet": "Чамула",
}


class DescribeOfficial:
    @pytest.mark.parametrize("typed", MEANT)
    def it_knows_which_one_was_meant(self, typed):
        assert official(CHIAPAS, typed) == MEANT[typed]

    @pytest.mark.parametrize("what", NOT_SURE)
    def it_leaves_what_was_typed_when_it_is_not_sure(self, what):
        assert official(CHIAPAS, NOT_SURE[what]) == NOT_SURE[what]

    @each("name", CHIAPAS.municipios.values())
    def it_never_takes_one_municipality_for_another(self, name):
        assert official(CHIAPAS, name) == name
        assert official(CHIAPAS, name.upper()) == name

    @given(st.text(max_size=60))
    def it_answers_with_the_list_or_with_what_was_typed(self, typed):
        assert official(CHIAPAS, typed) in {typed, *CHIAPAS.municipios.values()}

    def it_is_not_stopped_by_a_long_story_in_the_field(self):
        story = "se la llevaron " * 2000
        assert official(CHIAPAS, story) == story

    def it_knows_no_place_by_itself(self):
        assert official(ATLANTIDA, "isla onda") == "Isla Honda"
        assert official(ATLANTIDA, "la honda, Provincia de Thule") == "Isla Honda"
        assert official(ATLANTIDA, "Ocosinco") == "Ocosinco"


class DescribeFind:
    def it_offers_both_when_two_begin_so(self):
        assert {place.nombre for place in find(CHIAPAS, "Amatenango")} >= {
            "Amatenango de la Frontera",
            "Amatenango del Valle",
        }

    def it_offers_the_best_first(self):
        places = find(CHIAPAS, "masatan")
        assert places[0].nombre == "Mazatán"
        assert [place.parecido for place in places] == sorted((place.parecido for place in places), reverse=True)

    def it_gives_the_code_of_the_municipality(self):
        assert find(CHIAPAS, "chamula")[0].codigo == "07023"


class DescribeTheOtherNames:
    def it_names_municipalities_that_exist(self):
        assert set(CHIAPAS.otros_nombres) <= set(CHIAPAS.municipios)

    def it_gives_no_name_to_two_municipalities(self):
        for code, names in CHIAPAS.otros_nombres.items():
            for name in names:
                assert official(CHIAPAS, name) == CHIAPAS.municipios[code], name
