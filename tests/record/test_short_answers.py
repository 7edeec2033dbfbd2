"""What people type on a phone becomes what they meant, by the kind of text that the field holds."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.record import IGNORA, Caso, Hecho, Lugar, Promovente, Prueba, Quejosa, caso_from_data
from docassemble.rightsforms.record.textos import says_unknown, tidy


def case(**parts: object) -> Caso:
    return caso_from_data({"informacion_hasta": "2026-05-17T12:00", **parts})


class DescribeAShortAnswer:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("Mateo Ruiz Sántiz ", "Mateo Ruiz Sántiz"),
            ("  Afuera del mercado. ", "Afuera del mercado"),
            ("Calle 5.", "Calle 5"),
            ("Transportes del Sur, S.A. de C.V.", "Transportes del Sur, S.A. de C.V."),
            ("Barrio Centro, núm.", "Barrio Centro, núm."),
            ("Esposa...", "Esposa..."),
            ("Mateo  Ruiz Sántiz . ", "Mateo Ruiz Sántiz"),
        ],
    )
    def it_loses_what_a_keyboard_adds(self, typed, meant):
        assert tidy(typed) == meant

    @given(st.text())
    def it_is_tidy_after_once(self, typed):
        assert tidy(tidy(typed)).rstrip(".") == tidy(typed).rstrip(".")

    @pytest.mark.parametrize(
        "typed", ["no sé", "No se", "NO SÉ.", " no lo sé ", "¿?", "\n¿", "quién sabe", "Se ignora"]
    )
    def it_is_se_ignora_when_it_says_so(self, typed):
        assert says_unknown(typed)
        assert Quejosa(nombre=typed).nombre == IGNORA
        assert Lugar(municipio=typed).municipio == IGNORA

    def it_is_se_ignora_in_a_field_of_some_words_too(self):
        person = Quejosa.model_validate({"ropa": "No sé.", "salud": {"lesiones": "no se sabe"}})
        assert (person.ropa, person.salud.lesiones) == (IGNORA, IGNORA)
        assert Quejosa(ropa=" una chamarra. ").ropa == " una chamarra. "

    @pytest.mark.parametrize("typed", ["Noé", "no sé, pero le dicen Chepe", "Nosé Pérez", "no"])
    def it_is_a_name_otherwise(self, typed):
        assert Quejosa(nombre=typed).nombre == typed

    @pytest.mark.parametrize("typed", ["no", "No tengo.", "ninguno"])
    def it_is_no_telephone_and_no_address(self, typed):
        promovente = Promovente(telefono=typed, domicilio=typed, nombre="Ana")
        assert (promovente.telefono, promovente.domicilio) == (None, None)


class DescribeAStory:
    @pytest.mark.parametrize("told", ["No sé.", "Se lo llevaron.", "no se"])
    def it_is_never_taken_for_an_answer_that_nobody_knows(self, told):
        assert Hecho(texto=told).texto == told

    def it_keeps_every_letter(self):
        assert Hecho(texto="  Vino la patrulla.  Se fue. \n").texto == "  Vino la patrulla.  Se fue. \n"


class DescribeTheOriginalOfAPieceOfEvidence:
    def it_keeps_the_name_that_its_file_had(self):
        assert Prueba(archivo=" video.final. ").archivo == " video.final. "


class DescribeAMomentOfAnotherClock:
    @pytest.mark.parametrize(
        ("told", "here"),
        [
            ("2026-05-17T04:40:00Z", datetime(2026, 5, 16, 22, 40)),
            ("2026-05-17T00:10:00-05:00", datetime(2026, 5, 16, 23, 10)),
            ("2026-05-16T22:40", datetime(2026, 5, 16, 22, 40)),
            ("2026-05-16", datetime(2026, 5, 16, 23, 59)),
        ],
    )
    def it_is_turned_into_ours_once(self, told, here):
        assert caso_from_data({"informacion_hasta": told}).informacion_hasta == here

    def it_is_no_number(self):
        with pytest.raises(RecordError) as refused:
            caso_from_data({"informacion_hasta": 1778992800})
        assert refused.value.where == "informacion_hasta"


class DescribeAYear:
    @pytest.mark.parametrize("parts", [
        {"detencion": {"momento": {"fecha": "0026-05-16"}}}, {"quejosas": [{"nacimiento": "0096-03-02"}]}
    ])  # fmt: skip
    def it_has_four_digits(self, parts):
        with pytest.raises(RecordError, match="cuatro cifras"):
            case(**parts)
