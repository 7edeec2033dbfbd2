"""The record: three-state leaves, and files that come back as they went out."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from docassemble.rightsforms.record import (
    IGNORA,
    Caso,
    Quejosa,
    age_on,
    caso_from_data,
    clean,
    dump_case,
    known,
    load_case,
)
from tests.support.casos import NAMES, caso
from tests.support.each import each
from tests.support.estrategias import UNTIL, casos, without_keys

anything = st.text(max_size=40)


class DescribeALeaf:
    def it_starts_as_not_asked(self):
        assert Quejosa().nombre is None
        assert not known(Quejosa().nombre)

    def it_can_be_unknown_on_purpose(self):
        nombre = Quejosa.model_validate({"nombre": {"se_ignora": True}}).nombre
        assert nombre == IGNORA
        assert not nombre
        assert not known(nombre)

    def it_is_known_once_somebody_answers(self):
        assert known(Quejosa(nombre="Ana").nombre)
        assert known(Quejosa(menor_de_edad=False).menor_de_edad)
        assert known(Quejosa(edad=0).edad)

    @pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0"])
    def it_is_not_known_by_blanks(self, blank):
        assert not known(Quejosa(nombre=blank).nombre)

    @pytest.mark.parametrize("almost", [{"se_ignora": False}, {"se_ignora": True, "otra": 1}, {}])
    def it_is_not_made_unknown_by_something_similar(self, almost):
        with pytest.raises(ValidationError):
            Quejosa.model_validate({"nombre": almost})

    def it_cannot_be_changed_in_place(self):
        with pytest.raises(ValidationError):
            Quejosa(nombre="Ana").nombre = "Eva"  # type: ignore[misc]


class DescribeClean:
    @given(anything)
    def it_changes_nothing_twice(self, text):
        assert clean(clean(text)) == clean(text)

    @given(anything)
    def it_leaves_what_xml_can_carry(self, text):
        ordinary = "".join(c for c in text if c.isprintable() and not "\ufdd0" <= c <= "\ufdef")
        assert clean(ordinary) == ordinary

    @pytest.mark.parametrize("odd", ["\x00", "\x1b", "\x85"[:0] + "\x9f", "\ud800", "\ufffe"])
    def it_shows_where_something_unprintable_stood(self, odd):
        assert clean(f"a{odd}b") == "a\ufffdb"

    def it_folds_line_ends(self):
        assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"

    @pytest.mark.parametrize("kept", ["\u202eהפוך\u202c", "😀", "k'op", "kʼop", "a\u0308", "\t", "\u00a0"])
    def it_keeps_letters_of_every_language(self, kept):
        assert clean(kept) == kept


class DescribeAFile:
    @each("name", NAMES)
    def it_comes_back_as_it_went_out(self, name):
        assert load_case(dump_case(caso(name)).encode()) == caso(name)

    @given(casos(anything.map(clean), ("policia_municipal", "desconocida")))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def it_comes_back_whatever_it_holds(self, any_case: Caso):
        back = load_case(dump_case(any_case).encode())
        assert without_keys(back) == any_case
        assert load_case(dump_case(back).encode()) == back

    def it_leaves_out_what_nobody_was_asked(self):
        assert json.loads(dump_case(Caso(informacion_hasta=UNTIL))) == {
            "schema_version": 2,
            "informacion_hasta": "2026-03-14T12:00:00",
        }

    def it_keeps_what_nobody_knows(self):
        kept = Caso(informacion_hasta=UNTIL, quejosas=(Quejosa(nombre=IGNORA),))
        assert json.loads(dump_case(kept))["quejosas"] == [{"nombre": {"se_ignora": True}}]

    def it_can_be_plain_data(self):
        assert caso_from_data({"informacion_hasta": "2026-03-14T12:00"}) == Caso(informacion_hasta=UNTIL)


class DescribeAges:
    @pytest.mark.parametrize(
        ("birth", "years"), [("2008-03-14", 18), ("2008-03-15", 17), ("2008-03-13", 18), ("2004-02-29", 22)]
    )
    def it_counts_completed_years(self, birth, years):
        assert age_on(date.fromisoformat(birth), date(2026, 3, 14)) == years
