"""The directory: nothing in ours that nobody verified, and a coordinator's file over it, judged in one line."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from docassemble.rightsforms.directory import near, offices, offices_tonight, who_to_call
from docassemble.rightsforms.errors import RightsformsError
from docassemble.rightsforms.filings import read, vocabulary
from docassemble.rightsforms.law import DIAS_DE_VIGENCIA, Jurisdiccion, digits, jurisdiccion
from docassemble.rightsforms.law.oficina import CONTACTO
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import NAMES, caso
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
ATLANTIDA = Jurisdiccion(Path(__file__).parent / "jurisdicciones" / "atlantida")
TODAY = date(2026, 11, 22)
every_office = each("key", CHIAPAS.directorio)


@pytest.fixture
def write(tmp_path: Path):
    def written(content: str | bytes) -> Path:
        path = tmp_path / "directorio.yml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def given(write):
    """What the directory becomes with this file over it."""
    return lambda content, law=CHIAPAS: offices(law, write(content), TODAY)


class DescribeOurDirectory:
    @every_office
    def it_says_where_each_name_was_read_and_when(self, key):
        office = CHIAPAS.directorio[key]
        assert office.fuente or office.fundamento
        assert office.ultima_verificacion
        assert office.ultima_verificacion <= TODAY

    @every_office
    def it_carries_no_contact_without_source_and_day(self, key):
        office = CHIAPAS.directorio[key]
        assert not office.tiene_contacto or (office.fuente and office.ultima_verificacion)

    def it_carries_the_one_contact_that_was_read_and_no_other(self):
        found = {
            (key, name): getattr(office, name)
            for key, office in CHIAPAS.directorio.items()
            for name in CONTACTO
            if getattr(office, name)
        }
        assert found == {("ced", "correo"): "ohchr-ced-ua@un.org"}

    def it_hides_no_telephone_in_a_text(self):
        for key, office in CHIAPAS.directorio.items():
            texts = " ".join(filter(None, (office.nombre, office.para_que, office.horario, office.notas)))
            assert re.findall(r"\d[\d .-]{5,}\d|@|www\.", texts) == [], key

    @every_office
    def it_cites_only_articles_that_the_data_holds(self, key):
        for codigo, articulos in CHIAPAS.directorio[key].fundamento.items():
            assert CHIAPAS.cite(codigo, articulos, TODAY).text

    @every_office
    def it_tests_only_traits_that_a_case_can_have(self, key):
        cuando = CHIAPAS.directorio[key].cuando
        assert cuando is None or cuando.traits() <= vocabulary(CHIAPAS)

    @each("key", [key for key, office in CHIAPAS.directorio.items() if office.cuando])
    def it_is_called_in_some_case_and_unless_it_is_for_all_not_in_another(self, key):
        cuando = CHIAPAS.directorio[key].cuando
        held = [read(caso(name), CHIAPAS).traits for name in NAMES]
        assert any(cuando.fits(rasgos) for rasgos in held)
        assert not cuando.traits() or not all(cuando.fits(rasgos) for rasgos in held)

    @every_office
    def it_sits_in_a_municipality_of_the_list(self, key):
        office = CHIAPAS.directorio[key]
        assert {*office.jurisdiccion, *([office.municipio_sede] if office.municipio_sede else [])} <= set(
            CHIAPAS.municipios.values()
        )


class DescribeACoordinatorsFile:
    def it_fills_in_what_ours_lacks_and_keeps_the_rest(self, given):
        found = given("cedh: {telefono_24h: 55 0000 0001, ultima_verificacion: 2026-11-01, verificado_por: A. L.}")
        assert found["cedh"].telefono_24h == "55 0000 0001"
        assert found["cedh"].nombre == CHIAPAS.directorio["cedh"].nombre
        assert found["cedh"].cuando == CHIAPAS.directorio["cedh"].cuando
        assert list(found) == list(CHIAPAS.directorio)

    def it_takes_away_what_is_no_longer_true(self, given):
        assert given("ced: {correo: null}")["ced"].correo is None

    def it_adds_an_office_of_its_own(self, given):
        found = given("parroquia: {nombre: Parroquia, tipo: organizacion, municipio_sede: san andres larrainsar}")
        assert found["parroquia"].municipio_sede == "Larráinzar"

    def it_may_be_json(self, given):
        assert given('{"cedh": {"notas": "Pregunte por la guardia"}}')["cedh"].notas == "Pregunte por la guardia"

    @pytest.mark.parametrize(
        "phone",
        [
            "911",
            "5500000001",
            "55 0000 0001",
            "(55) 0000-0001",
            "+52 55 0000 0001",
            "+525500000001",
            "55 0000 0001 ext. 12",
        ],
    )
    def it_takes_a_telephone_as_people_write_it(self, given, phone):
        found = given(f"cedh: {{telefono_oficina: {phone}, ultima_verificacion: 2026-11-01}}")
        assert found["cedh"].telefonos == (phone,)
        assert re.fullmatch(r"911|(\+52)?5500000001", digits(phone))

    def it_serves_another_country(self, given):
        found = given("faro: {telefono_24h: +351 100 000 000, ultima_verificacion: 2026-11-01}", ATLANTIDA)
        assert found["faro"].telefonos == ("+351 100 000 000",)
        assert list(found) == ["consejo", "faro"]

    def it_is_not_needed(self, tmp_path):
        assert offices(CHIAPAS, tmp_path / "nada.yml", TODAY) == CHIAPAS.directorio
        assert offices(CHIAPAS, None, TODAY) == CHIAPAS.directorio


DATED = "ultima_verificacion: 2026-11-01"
BAD = {
    "a telephone with letters": (f"cedh: {{telefono_24h: llame, {DATED}}}", "cedh.telefono_24h", "diez cifras"),
    "a telephone too short": (f"cedh: {{telefono_24h: 12345, {DATED}}}", "cedh.telefono_24h", "12345"),
    "a whatsapp that is none": (f"cedh: {{whatsapp: '@cedh', {DATED}}}", "cedh.whatsapp", "teléfono"),
    "a mail without a house": (f"cedh: {{correo: cedh@, {DATED}}}", "cedh.correo", "nombre@organizacion.org"),
    "a page that is a program": (f"cedh: {{url: 'javascript:alert(1)', {DATED}}}", "cedh.url", "https://"),
    "a program with a house": (f"cedh: {{url: 'javascript://a.org/%0aalert(1)', {DATED}}}", "cedh.url", "https://"),
    "a page with blanks": (f"cedh: {{url: 'https://a.org/x y', {DATED}}}", "cedh.url", "espacios"),
    "a telephone without a day": ("cedh: {telefono_24h: 55 0000 0001}", "cedh.ultima_verificacion", "cuándo"),
    "a day that is none": ("cedh: {ultima_verificacion: 2026-02-30}", "cedh.ultima_verificacion", "2026-02-30"),
    "a day to come": ("cedh: {ultima_verificacion: 2026-11-23}", "cedh.ultima_verificacion", "23/11/2026"),
    "a municipality that is none": ("cedh: {municipio_sede: Acteal}", "cedh.municipio_sede", "«Acteal»"),
    "a municipality that could be two": ("cedh: {municipio_sede: Amatenango}", "cedh.municipio_sede", "más de uno"),
    "a district of nowhere": ("cedh: {jurisdiccion: [Ocosingo, Narnia]}", "cedh.jurisdiccion", "«Narnia»"),
    "a district that is no list": ("cedh: {jurisdiccion: Ocosingo}", "cedh.jurisdiccion", "forma"),
    "a field that is none": ("cedh: {telefono: 55 0000 0001}", "cedh.telefono", "no existe"),
    "a trait that is none": ("cedh: {cuando: {todos: [luna_llena]}}", "cedh.cuando", "luna_llena"),
    "a condition that is none": ("cedh: {cuando: {si: [menor]}}", "cedh.cuando.si", "no existe"),
    "a new office without a name": ("nueva: {tipo: otra}", "nueva.nombre", "nombre y tipo"),
    "a new office without a kind": ("nueva: {nombre: N}", "nueva.tipo", "nombre y tipo"),
    "a kind that is none": ("nueva: {nombre: N, tipo: bar}", "nueva.tipo", "fiscalia"),
    "a name taken away": ("cedh: {nombre: null}", "cedh.nombre", "texto"),
    "a text without end": (f"cedh: {{notas: {'x' * 301}}}", "cedh.notas", "300"),
    "a text that moves the cursor": ('cedh: {notas: "\\x1b[2J"}', "cedh.notas", "texto"),
    "a text that turns around": ('cedh: {notas: "\\u202eabc"}', "cedh.notas", "texto"),
    "a text where an office goes": ("cedh: 55 0000 0001", "cedh", "renglón"),
    "a list of offices": ("- cedh\n- cndh\n", "", "vacío"),
    "an empty file": (" \n", "", "vacío"),
    "too many offices": ("\n".join(f"o{n}: {{nombre: N, tipo: otra}}" for n in range(2001)), "", "2000"),
    "a key twice": ("cedh: {notas: a}\ncedh: {notas: b}\n", "", "línea 2"),
    "a YAML bomb": ("a: &a [x]\nb: [*a, *a]\n", "", "referencia"),
    "depth without end": ("cedh: " + "[" * 5000, "", "línea"),
    "a Python object": ("cedh: !!python/object/apply:os.getcwd []\n", "", "línea 1"),
    "broken YAML": ("cedh: {notas: 'a}\n", "", "línea"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "", "texto"),
    "two million bytes": (b"#" * 2_000_001, "", "texto"),
}


class DescribeABadFile:
    @pytest.mark.parametrize("what", BAD)
    def it_is_refused_in_one_line_that_says_where_and_what_would_be_right(self, write, what):
        content, place, words = BAD[what]
        path = write(content)
        with pytest.raises(RightsformsError) as caught:
            offices(CHIAPAS, path, TODAY)
        line = str(caught.value)
        assert line.startswith(f"{path} · {place}: " if place else f"{path}: ")
        assert words in line
        assert "\n" not in line
        assert "\x1b" not in line
        assert len(line) < len(str(path)) + 320

    def it_stops_nobody_at_night(self, write):
        found, error = offices_tonight(CHIAPAS, write("cedh: {telefono_24h: llame}"), TODAY)
        assert found == CHIAPAS.directorio
        assert error is not None
        assert error.code == "directorio_telefono"

    def it_is_said_when_it_is_a_folder(self, tmp_path):
        with pytest.raises(RightsformsError, match="no es un archivo"):
            offices(CHIAPAS, tmp_path, TODAY)


class DescribeAnOldContact:
    @pytest.mark.parametrize(("days", "old"), [(0, False), (DIAS_DE_VIGENCIA, False), (DIAS_DE_VIGENCIA + 1, True)])
    def it_has_to_be_confirmed_after_180_days(self, given, days, old):
        verified = TODAY - timedelta(days=days)
        found = given(f"cedh: {{telefono_24h: 55 0000 0001, ultima_verificacion: {verified}}}")
        assert found["cedh"].is_old(TODAY) is old
        assert found["cedh"].telefonos

    def it_says_so_of_the_address_of_2024(self):
        assert CHIAPAS.directorio["ced"].is_old(TODAY)

    def it_does_not_say_so_of_an_office_without_contact(self):
        assert not CHIAPAS.directorio["cedh"].is_old(TODAY + timedelta(days=1000))


def called(name: str, found=None) -> set[str]:
    directorio = CHIAPAS.directorio if found is None else found
    keys = {office.nombre: key for key, office in directorio.items()}
    return {keys[office.nombre] for office in who_to_call(read(caso(name), CHIAPAS), directorio.values())}


class DescribeWhoToCall:
    @pytest.mark.parametrize(
        ("case", "yes", "no"),
        [
            ("desaparicion_larrainzar", {"cebp", "cnb", "ced", "fge", "frayba"}, {"pjf_portal", "cerss_14"}),
            ("adolescente_chamula", {"ppnna"}, {"ced"}),
            ("detencion_oxchuc", {"cedh"}, {"cndh", "cndh_san_cristobal", "ppnna", "mecanismo"}),
            ("deportacion_tapachula", {"cndh", "cndh_san_cristobal"}, {"cedh"}),
            ("defensora_amenazada_simojovel", {"mecanismo", "fge"}, {"cnb", "juez_local"}),
            ("comunidad_amenazada", {"mecanismo", "ceav"}, {"cnb"}),
            ("excluido_grupo_armado", {"fge", "frayba"}, {"cedh", "cndh", "juez_local"}),
        ],
    )
    def it_follows_the_facts(self, case, yes, no):
        assert called(case) >= yes
        assert called(case).isdisjoint(no)

    @each("case", NAMES)
    def it_is_never_nobody_and_never_both_commissions(self, case):
        assert called(case)
        assert not {"cedh", "cndh"} <= called(case)

    def it_puts_first_who_can_be_called_now(self, given):
        found = given(
            "cedh: {correo: guardia@example.org, ultima_verificacion: 2026-11-01}\n"
            "frayba: {telefono_24h: 55 0000 0001, ultima_verificacion: 2026-11-01}\n"
        )
        first, second, *rest = who_to_call(read(caso("detencion_oxchuc"), CHIAPAS), found.values())
        assert (first, second) == (found["frayba"], found["cedh"])
        assert rest
        assert not any(office.tiene_contacto for office in rest)

    def it_leaves_out_an_office_of_another_district(self, given):
        found = given(
            "cerca: {nombre: C, tipo: otra, jurisdiccion: [Oxchuc]}\n"
            "lejos: {nombre: L, tipo: otra, jurisdiccion: [Tapachula]}\n"
        )
        assert {"cerca", "lejos"} & called("detencion_oxchuc", found) == {"cerca"}

    def it_leaves_out_nobody_when_the_place_is_not_known(self, given):
        found = given("lejos: {nombre: L, tipo: otra, jurisdiccion: [Tapachula]}")
        assert "lejos" in called("todo_se_ignora", found)

    def it_serves_another_country(self):
        caso = caso_from_data(
            {
                "informacion_hasta": "2026-11-22T12:00",
                "autoridades": [{"corporacion": "tritones", "municipio": "Isla Honda"}],
            }
        )
        names = [office.nombre for office in who_to_call(read(caso, ATLANTIDA), ATLANTIDA.directorio.values())]
        assert names == ["Consejo de las Mareas", "Faro de Isla Honda"]


class DescribeTheOfficesNearby:
    def it_begins_with_those_that_sit_there(self, given):
        found = given(
            "cerca: {nombre: C, tipo: otra, municipio_sede: Ocosingo}\n"
            "lejos: {nombre: L, tipo: otra, jurisdiccion: [Tapachula]}\n"
        )
        keys = list(near(found.items(), "Ocosingo"))
        assert set(keys[:2]) == {"cerca", "cerss_16"}
        assert "lejos" not in keys
        assert "cndh" in keys
