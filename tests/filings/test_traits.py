"""From what was told to the short names that the tables of the law test."""

from __future__ import annotations

from datetime import date

import pytest

from docassemble.rightsforms.filings import (
    addressee,
    read,
    speaks_another_language,
    vocabulary,
)
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import IGNORA, Hecho, Origen, Persona, caso_from_data, is_minor, is_printable
from tests.support.casos import NAMES, caso
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
NOW = "2026-05-17T12:00"


def held(**parts: object) -> frozenset[str]:
    return read(caso_from_data({"informacion_hasta": NOW, **parts}), CHIAPAS).traits


class DescribeTraits:
    @each("name", NAMES)
    def it_uses_only_words_of_the_vocabulary(self, name):
        assert read(caso(name), CHIAPAS).traits <= vocabulary(CHIAPAS)

    @pytest.mark.parametrize(
        ("authority", "is_one"),
        [
            ({"corporacion": "policia_municipal"}, True),
            ({"corporacion": "autoridad_comunitaria"}, True),
            ({"corporacion": "grupo_armado_con_apoyo"}, True),
            ({"corporacion": "grupo_armado"}, False),
            ({"corporacion": "grupo_armado", "uniforme": "camuflaje"}, False),
            ({"corporacion": "desconocida"}, False),
            ({"corporacion": "desconocida", "uniforme": "verde"}, True),
            ({"uniforme": "azul"}, True),
            ({"uniforme": {"se_ignora": True}}, False),
            ({"descripcion": "hombres"}, False),
        ],
    )
    def it_tells_an_authority_from_others(self, authority, is_one):
        assert ("autoridad" in held(autoridades=[authority])) is is_one

    def it_takes_the_support_of_the_state_for_an_authority(self):
        assert "autoridad" in held(apoyo_del_estado=True, autoridades=[{"corporacion": "grupo_armado"}])
        assert "solo_particulares" not in held(apoyo_del_estado=True, autoridades=[{"corporacion": "grupo_armado"}])

    def it_does_not_take_one_private_group_among_authorities_for_all(self):
        both = [{"corporacion": "grupo_armado"}, {"corporacion": "policia_estatal"}]
        assert "solo_particulares" not in held(autoridades=both)

    @pytest.mark.parametrize("estado", ["negado", "desconocido", {"se_ignora": True}])
    def it_sees_a_possible_disappearance_when_agents_took_somebody_and_nobody_says_where(self, estado):
        parts = {"autoridades": [{"corporacion": "policia_estatal"}], "paradero": {"estado": estado}}
        assert "posible_desaparicion" in held(**parts)
        nowhere = {**parts, "paradero": {"estado": {"se_ignora": True}}}
        assert "posible_desaparicion" in held(**nowhere)
        assert "posible_desaparicion" not in held(**nowhere, detencion={"estatus": "libre"})
        assert "posible_desaparicion" not in held(paradero={"estado": estado})

    def it_sees_none_when_the_place_is_known_or_was_not_asked(self):
        agents = [{"corporacion": "policia_estatal"}]
        assert "posible_desaparicion" not in held(autoridades=agents, paradero={"estado": "conocido"})
        assert "posible_desaparicion" not in held(autoridades=agents)

    def it_counts_the_filer_among_several_when_she_is_a_victim_too(self):
        one = [{"nombre": "Ana"}]
        assert "varias_quejosas" not in held(quejosas=one)
        assert "varias_quejosas" in held(quejosas=one, promovente={"tambien_quejosa": True})
        assert "varias_quejosas" in held(quejosas=one, hay_mas_quejosas=True)


class DescribePeople:
    @pytest.mark.parametrize(
        ("known", "minor"),
        [
            ({"edad": 17}, True),
            ({"edad": 18}, False),
            ({"nacimiento": date(2008, 5, 18)}, True),
            ({"nacimiento": date(2008, 5, 17)}, False),
            ({"menor_de_edad": True}, True),
            ({"menor_de_edad": False}, False),
            ({"edad": IGNORA, "nacimiento": IGNORA, "menor_de_edad": IGNORA}, False),
            ({}, False),
        ],
    )
    def it_knows_who_is_a_minor(self, known, minor):
        assert is_minor(Persona(**known), date.fromisoformat(NOW[:10])) is minor

    @pytest.mark.parametrize(
        ("lengua", "another"),
        [("tsotsil", True), ("Español", False), (" castellano ", False), ("", False), (None, False), (IGNORA, False)],
    )
    def it_knows_who_needs_an_interpreter(self, lengua, another):
        assert speaks_another_language(Persona(lengua=lengua)) is another

    @pytest.mark.parametrize(
        ("origen", "texto", "printable"),
        [
            (Origen.VI, "x", True),
            (Origen.SUPONGO, "x", False),
            (None, "x", True),
            (IGNORA, "x", True),
            (Origen.VI, " ", False),
            (Origen.VI, None, False),
        ],
    )
    def it_knows_what_may_be_printed(self, origen, texto, printable):
        assert is_printable(Hecho(origen=origen, texto=texto)) is printable


class DescribeAddressee:
    @pytest.mark.parametrize(
        ("parts", "lugar", "path"),
        [
            ({}, "", ""),
            ({"detencion": {"lugar": {"municipio": "Oxchuc"}}}, "Oxchuc", "detencion.lugar.municipio"),
            (
                {"autoridades": [{"municipio": "Tila"}], "detencion": {"lugar": {"municipio": "Oxchuc"}}},
                "Tila",
                "autoridades.0.municipio",
            ),
            (
                {"autoridades": [{"municipio": "Tila", "papeles": ["ordenadora"]}, {"municipio": "Yajalón"}]},
                "Yajalón",
                "autoridades.1.municipio",
            ),
            ({"detencion": {"lugar": {"municipio": "Oxchuc"}}, "presentacion": {"via": "electronica"}}, "", ""),
        ],
    )
    def it_goes_by_the_place_of_the_authority_that_executes(self, parts, lugar, path):
        found = addressee(read(caso_from_data({"informacion_hasta": NOW, **parts}), CHIAPAS), "amparo")
        assert (found.lugar, found.path) == (lugar, path)

    @pytest.mark.parametrize(("municipio", "auxilio"), [("Oxchuc", True), ("Tapachula", False)])
    def it_goes_to_the_local_judge_where_no_federal_one_sits(self, municipio, auxilio):
        found = addressee(
            read(caso_from_data({"informacion_hasta": NOW, "detencion": {"lugar": {"municipio": municipio}}}), CHIAPAS),
            "amparo",
        )
        assert found.destino.auxilio is auxilio


class DescribeTheCommissionOfHumanRights:
    @pytest.mark.parametrize(
        ("corporaciones", "commission"),
        [
            (["policia_municipal"], "COMISIÓN ESTATAL"),
            (["guardia_nacional"], "COMISIÓN NACIONAL"),
            (["policia_municipal", "ejercito"], "COMISIÓN NACIONAL"),
            ([], "COMISIÓN ESTATAL"),
        ],
    )
    def it_is_the_national_one_when_any_federal_authority_takes_part(self, corporaciones, commission):
        named = [{"corporacion": corporacion} for corporacion in corporaciones]
        caso = caso_from_data({"informacion_hasta": NOW, "autoridades": named})
        assert addressee(read(caso, CHIAPAS), "derechos_humanos").destino.encabezado.startswith(commission)


class DescribeALanguageFromAbroad:
    PERSON = {"nombre": "Odmar", "lengua": "criollo haitiano"}  # noqa: RUF012 read only

    @pytest.mark.parametrize(
        ("more", "foreign"),
        [
            ({"nacionalidad": "haitiana"}, True),
            ({"nacionalidad": "mexicana"}, False),
            ({}, False),
            ({"nacionalidad": "guatemalteca", "lengua": "mam", "pueblo": "mam"}, False),
        ],
    )
    def it_is_no_language_of_a_people_of_this_land(self, more, foreign):
        found = held(quejosas=[{**self.PERSON, **more}])
        assert ("lengua_extranjera" in found) == foreign
        assert ("quejosa_indigena" in found) != foreign
        assert "pueblo_o_lengua" in found, "an interpreter is due to both"


class DescribeThePlaceOfTheJudge:
    def it_is_of_those_in_whose_hands_the_person_is_by_now(self):
        taken = [
            {"corporacion": "ejercito", "municipio": "Huehuetán"},
            {"corporacion": "inm", "municipio": "Tapachula"},
        ]
        case = caso_from_data({"informacion_hasta": NOW, "autoridades": taken, "actos": [{"tipo": "deportacion"}]})
        assert addressee(read(case, CHIAPAS), "amparo").lugar == "Tapachula"
        case = caso_from_data({"informacion_hasta": NOW, "autoridades": taken, "actos": [{"tipo": "incomunicacion"}]})
        assert addressee(read(case, CHIAPAS), "amparo").lugar == "Huehuetán"
