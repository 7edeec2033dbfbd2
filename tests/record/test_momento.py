"""When something happened, as people know it: never more exact than it was told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.record import Momento, caso_from_data, dump_case, load_case
from tests.support.casos import caso, text

HEAD: dict[str, Any] = {"informacion_hasta": "2026-10-20T12:00", "actos": [{"tipo": "libertad_fuera_proc"}]}


def case(**momento: Any) -> Any:
    return caso_from_data({**HEAD, "detencion": {"momento": momento}})


class DescribeAMoment:
    @pytest.mark.parametrize(
        ("told", "first", "last"),
        [
            ({"fecha": "2026-05-16", "hora": "19:30"}, "2026-05-16T19:30", "2026-05-16T19:30"),
            ({"fecha": "2026-05-16"}, "2026-05-16T00:00", "2026-05-16T23:59"),
            ({"fecha": "2026-05-16", "hora": {"se_ignora": True}}, "2026-05-16T00:00", "2026-05-16T23:59"),
            ({"fecha": "2026-05-16", "hora": "06:30", "hora_hasta": "07:00"}, "2026-05-16T06:30", "2026-05-16T07:00"),
            ({"fecha": "2026-05-03", "hasta": "2026-05-05"}, "2026-05-03T00:00", "2026-05-05T23:59"),
            ({"fecha": "2026-02"}, "2026-02-01T00:00", "2026-02-28T23:59"),
            ({"fecha": "2024-02"}, "2024-02-01T00:00", "2024-02-29T23:59"),
            ({"fecha": 2019}, "2019-01-01T00:00", "2019-12-31T23:59"),
            ({"fecha": "2026-03", "hasta": "2026-04"}, "2026-03-01T00:00", "2026-04-30T23:59"),
            ({"fecha": "2026-03", "hasta": "2026-04-10"}, "2026-03-01T00:00", "2026-04-10T23:59"),
        ],
    )
    def it_was_between_its_first_and_its_last_minute(self, told, first, last):
        momento = case(**told).detencion.momento
        assert (momento.earliest, momento.latest) == (datetime.fromisoformat(first), datetime.fromisoformat(last))

    @pytest.mark.parametrize("told", [{}, {"fecha": {"se_ignora": True}}, {"hora": "10:00"}])
    def it_is_nowhere_when_nobody_knows_the_day(self, told):
        momento = case(**told).detencion.momento
        assert (momento.earliest, momento.latest) == (None, None)

    @given(st.dates(date(1950, 1, 1), date(2026, 1, 1)), st.one_of(st.none(), st.times()))
    def it_is_never_over_before_it_begins(self, day, hour):
        told = Momento.model_validate({"fecha": day.isoformat(), "hora": hour and hour.isoformat()})
        assert told.earliest <= told.latest
        assert told.earliest.date() == told.latest.date() == day

    @pytest.mark.parametrize(
        ("told", "exact"),
        [
            ({"fecha": "2026-05-16"}, True),
            ({"fecha": "2026-05-16", "precision": "aproximada"}, False),
            ({"fecha": "2026-05"}, False),
            ({"fecha": "2026-05-16", "hasta": "2026-05-17"}, False),
            ({"fecha": "2026-05-16", "hora": "06:30", "hora_hasta": "07:00"}, False),
        ],
    )
    def it_says_whether_an_oath_may_rest_on_it(self, told, exact):
        assert case(**told).detencion.momento.is_exact is exact

    @pytest.mark.parametrize(
        "words", ["marzo de 2026", "Marzo  del 2026", "marzo 2026", "03/2026", "3-2026", "2026-03", " 2026-03 "]
    )
    def it_is_a_month_however_it_is_written(self, words):
        assert case(fecha=words).detencion.momento.fecha == "2026-03"

    def it_comes_back_from_a_file_as_it_was_told(self):
        told = case(fecha="2026-03", hasta="2026-05-05", hora="06:30", hora_hasta="07:00")
        again = load_case(dump_case(told).encode())
        assert again == told
        assert again.detencion.momento.fecha == "2026-03"
        assert again.detencion.momento.hasta == date(2026, 5, 5)


class DescribeWhatCannotBe:
    @pytest.mark.parametrize(
        ("told", "path", "word"),
        [
            ({"fecha": "2026-05-05", "hasta": "2026-05-03"}, "fecha", "antes de empezar"),
            ({"fecha": "2026-05-05", "hora": "07:00", "hora_hasta": "06:30"}, "hora", "antes de empezar"),
            ({"hasta": "2026-05-03"}, "fecha", "desde"),
            ({"fecha": "2027"}, "fecha", "posterior"),
            ({"fecha": "2026-13"}, "fecha", "2026-13"),
            ({"fecha": "1823-05"}, "fecha", "1823"),
            ({"fecha": "26"}, "fecha", "26"),
            ({"fecha": 26}, "fecha", "26"),
        ],
    )
    def it_is_refused_with_its_place_and_its_cure(self, told, path, word):
        with pytest.raises(RecordError) as refused:
            case(**told)
        assert f"detencion.momento.{path}" in str(refused.value)
        assert word in str(refused.value)


class DescribeAPetition:
    def it_says_the_month_that_is_known(self):
        assert "ejecutada en marzo de 2026, en el lugar siguiente" in text("solo_el_mes_chilon")
        assert "1o. de marzo" not in text("solo_el_mes_chilon")

    def it_says_between_which_days(self):
        said = text("entre_dos_dias_chilon")
        assert "ejecutada entre el 3 de mayo de 2026 y el 5 de mayo de 2026" in said
        assert "El 6 de mayo de 2026, entre las 06:30 y las 07:00 horas: Se oyeron camionetas" in said

    @pytest.mark.parametrize("name", ["solo_el_mes_chilon", "entre_dos_dias_chilon"])
    def it_swears_no_hours_that_nobody_counted(self, name):
        assert "han transcurrido" not in text(name)

    @pytest.mark.parametrize("name", ["solo_el_mes_chilon", "entre_dos_dias_chilon"])
    def it_warns_from_the_first_minute_at_which_it_can_have_been(self, name):
        start = caso(name).detencion.momento.earliest
        assert {d.inicia for d in engine.deadlines(caso(name)) if d.desde == "detencion"} <= {start}
        assert all(d.tentativo for d in engine.deadlines(caso(name)) if d.desde == "detencion")
