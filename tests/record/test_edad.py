"""How old somebody is, as people know it."""

from __future__ import annotations

from datetime import date

import pytest

from docassemble.rightsforms.filings import read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import EdadDicha, Quejosa, as_age, is_minor, load_case
from tests.support.casos import text

HEAD = "schema_version: 2\ninformacion_hasta: 2026-05-17T12:00\n"
TODAY = date(2026, 5, 17)


class DescribeAnAge:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("16", 16),
            ("16 años", 16),
            ("1 mes", "1 mes"),
            ("8  Meses", "8 meses"),
            ("15 a 17", "15 a 17 años"),
            ("15-17 años", "15 a 17 años"),
            ("entre 15 y 17", "15 a 17 años"),
            ("como 40", "unos 40 años"),
        ],
    )
    def it_is_kept_in_one_form(self, typed, kept):
        assert as_age(typed) == kept
        (quejosa,) = load_case(f'{HEAD}quejosas: [{{nombre: Ana, edad: "{typed}"}}]\n'.encode()).quejosas
        assert quejosa.edad == kept

    @pytest.mark.parametrize("typed", ["mucha", "17 a 15", "121", "150 a 160", "8 semanas", ""])
    def it_is_nothing_else(self, typed):
        assert as_age(typed) is None

    @pytest.mark.parametrize(
        ("told", "young"),
        [
            ("8 meses", True),
            ("20 meses", True),
            ("15 a 17 años", True),
            ("17 a 19 años", True),
            ("unos 40 años", False),
        ],
    )
    def it_protects_whoever_may_be_a_minor(self, told, young):
        assert is_minor(Quejosa(edad=EdadDicha(told)), TODAY) is young

    def it_counts_the_months_of_a_small_child(self):
        assert (EdadDicha("20 meses").lowest, EdadDicha("20 meses").highest) == (1, 1)

    def it_makes_of_a_baby_no_adolescent(self):
        law = jurisdiccion("mx_chiapas")
        held = {
            told: read(load_case(f'{HEAD}quejosas: [{{edad: "{told}"}}]\n'.encode()), law).traits
            for told in ("8 meses", "15 a 17")
        }
        assert ["adolescente" in rasgos for rasgos in held.values()] == [False, True]

    @pytest.mark.parametrize(
        ("told", "wrong"), [("15 a 17", False), ("unos 20", False), ("12 a 14", True), ("8 meses", True), ("16", False)]
    )
    def it_contradicts_a_birthday_that_it_cannot_have(self, told, wrong):
        person = f'{{nombre: Ana, edad: "{told}", nacimiento: 2010-03-02}}'
        if wrong:
            with pytest.raises(Exception, match=f"edad dice {as_age(told)}"):
                load_case(f"{HEAD}quejosas: [{person}]\n".encode())
        else:
            assert load_case(f"{HEAD}quejosas: [{person}]\n".encode()).quejosas[0].edad is not None

    def it_may_be_that_of_the_day_of_the_facts(self):
        taken = "detencion: {momento: {fecha: 2013-12-11}}\n"
        person = "quejosas: [{nombre: Ana, edad: 16, nacimiento: 1997-05-02}]\n"
        told = load_case(f"{HEAD}{taken}{person}".encode()).quejosas[0]
        assert (told.edad, told.edad_entonces, is_minor(told, TODAY)) == (16, True, False)
        with pytest.raises(Exception, match="edad dice 16"):
            load_case(f"{HEAD}{person}".encode())

    def it_makes_no_minor_of_today_of_whoever_has_a_birthday(self):
        then = Quejosa(edad=16, edad_entonces=True, nacimiento=date(1997, 5, 2))
        assert not is_minor(then, TODAY)
        assert is_minor(then.model_copy(update={"nacimiento": None}), TODAY)


class DescribeAPetition:
    def it_says_the_months_of_a_baby(self):
        assert "de 8 meses de edad cuando ocurrieron los hechos." in text("bebe_y_joven_de_entonces_chanal")

    def it_says_that_an_age_is_that_of_then(self):
        said = text("bebe_y_joven_de_entonces_chanal")
        assert "de 15 a 17 años de edad cuando ocurrieron los hechos" in said
        assert "años años" not in said
