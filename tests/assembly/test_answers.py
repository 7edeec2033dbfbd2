"""The record as a template sees it."""

from __future__ import annotations

from datetime import date, time

import pytest
from markupsafe import Markup, escape

from docassemble.rightsforms.assembly.answers import EMITTED, Answer, Nothing, View, emit, view
from docassemble.rightsforms.assembly.document import Break, Span, Text
from docassemble.rightsforms.errors import TemplateError
from docassemble.rightsforms.record import IGNORA, Genero, Momento, Periodo, Quejosa


class DescribeView:
    def it_remembers_where_each_answer_came_from(self):
        shown = View(Quejosa(nombre="Ana"), "quejosas.0")
        assert shown.nombre == "Ana"
        assert shown.nombre.path == "quejosas.0.nombre"
        assert shown.salud.lesiones.path == "quejosas.0.salud.lesiones"

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (date(2026, 3, 1), "1o. de marzo de 2026"),
            (date(2026, 12, 31), "31 de diciembre de 2026"),
            (Periodo("2026-05"), "mayo de 2026"),
            (Periodo("2026"), "2026"),
            (time(7, 5), "07:05"),
            (time(0, 0), "00:00"),
            (41, "41"),
            (0, "0"),
        ],
    )
    def it_writes_days_hours_and_numbers_as_a_petition_does(self, value, written):
        assert view(value, "x") == written

    def it_tells_unknown_from_not_asked(self):
        shown = View(Quejosa(nombre=IGNORA))
        assert (shown.nombre.unknown, shown.edad.unknown) == (True, False)
        assert not shown.nombre
        assert not shown.edad

    def it_leaves_choices_and_yes_or_no_to_be_tested(self):
        shown = View(Quejosa(genero=Genero.MUJER, es_defensora=False))
        assert shown.genero == "mujer"
        assert shown.es_defensora is False

    @pytest.mark.parametrize("name", ["_nombre", "model_dump", "apodo", "copy"])
    def it_shows_the_fields_and_nothing_else(self, name):
        with pytest.raises(AttributeError):
            getattr(View(Quejosa()), name)

    def it_goes_into_lists(self):
        assert [item.path for item in view(("a", "b"), "paradero.lugares")] == [
            "paradero.lugares.0",
            "paradero.lugares.1",
        ]
        assert isinstance(view(Momento(), "m"), View)


class DescribeEmit:
    def it_keeps_what_is_emitted_in_order(self):
        found = []
        for value in ("palabras", Answer("dicho", "a.b"), Text("ley"), Break()):
            emit({EMITTED: found}, value)
        assert found == [Text("palabras"), Span("dicho", "a.b"), Text("ley"), Break()]

    def it_gives_for_each_the_place_where_it_is_kept(self):
        found = [Text("antes")]
        assert "1" in emit({EMITTED: found}, Answer("<b>", "a"))
        assert "<" not in emit({EMITTED: found}, Answer("<b>", "a"))

    def it_lets_markup_through_untouched(self):
        assert emit({}, Markup("**x**")) == "**x**"

    def it_makes_a_gap_of_nothing(self):
        found = []
        emit({EMITTED: found}, Nothing("promovente.nombre", unknown=False))
        assert found[0].path == "promovente.nombre"


class DescribeAnAnswer:
    @pytest.mark.parametrize(
        "way",
        [
            escape,
            lambda answer: Markup("").join([answer]),
            lambda answer: Markup("<i>") + answer,
            lambda answer: Markup("%s") % answer,
            lambda answer: Markup("{}").format(answer),
        ],
    )
    def it_leaves_a_template_by_no_other_way(self, way):
        with pytest.raises(TemplateError):
            way(Answer("<b>", "a"))
