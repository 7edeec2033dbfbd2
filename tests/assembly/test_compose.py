"""Answers are data: whatever is typed arrives as one span, letter for letter, and nothing of it is ever parsed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.answers import View
from docassemble.rightsforms.assembly.compose import Missing, compose
from docassemble.rightsforms.assembly.document import Block, Gap, ListBlock, Paragraph, Span, Text
from docassemble.rightsforms.context import Citations, Rasgos, Reader, template_context
from docassemble.rightsforms.errors import TemplateError
from docassemble.rightsforms.filings import catalogue, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import (
    IGNORA,
    Acto,
    Caso,
    Hecho,
    Lector,
    Origen,
    Promovente,
    Quejosa,
    TipoActo,
    clean,
)
from docassemble.rightsforms.record.textos import says_unknown, tidy

NOW = datetime(2026, 3, 14, 12)
HOSTILE = [
    "**x** *y* _z_ `w`",
    "# título",
    "1. uno\n2. dos",
    "- a\n- b",
    "::: rubro\nx\n:::",
    "{{ 7*7 }} {% raw %} {# x #}",
    "${ 7*7 } <% x %>",
    "<b>x</b> &amp; <script>alert(1)</script>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "\\* \\n \\\\",
    "[a](b) ![a](b) <http://x>",
    "{\ue0000}",
    "{\ue000}",
    "{\ue000999}",
    "\u202eהפוך\u202c",
    "---\n",
    "línea  \notra",
    "😀" * 3,
]
WORDS = {"imposibilidad": Missing("por qué no puede", "¿Por qué?")}
answers = st.text(min_size=1, max_size=60).map(clean).filter(str.strip)


def caso(**parts: object) -> Caso:
    return Caso(informacion_hasta=NOW, **parts)  # type: ignore[arg-type]


def made(template: str, folder: Path = Path("/nowhere"), missing: dict[str, Missing] | None = None, **context: object):
    return compose(template, folder, context, missing or {})


def inlines(blocks: tuple[Block, ...]):
    (block,) = blocks
    assert isinstance(block, Paragraph)
    return block.inlines


def with_hostile(test):
    for text in HOSTILE:
        test = example(answer=text)(test)
    return given(answer=answers)(test)


class DescribeAnAnswer:
    @with_hostile
    def it_arrives_as_one_span_letter_for_letter(self, answer):
        assume(not says_unknown(answer))  # a reason that is only "¿?" is none
        view = View(caso(imposibilidad=answer))
        found = inlines(made("Dijo: {{ caso.imposibilidad }} y firmó.", caso=view))
        assert found == (Text("Dijo: "), Span(answer, "imposibilidad"), Text(" y firmó."))

    @with_hostile
    def it_stays_one_span_in_a_macro_a_loop_a_list_and_bold(self, answer):
        template = (
            "{% macro m(h) %}**{{ h.texto }}**{% endmacro %}{% for h in caso.hechos %}\n- {{ m(h) }}\n{% endfor %}"
        )
        (block,) = made(template, caso=View(caso(hechos=(Hecho(texto=answer),))))
        assert isinstance(block, ListBlock)
        assert block.items == ((Paragraph((Span(answer, "hechos.0.texto", bold=True),)),),)

    @settings(deadline=None)  # the first draft of all reads every template
    @with_hostile
    def it_arrives_whole_in_the_real_filing_wherever_it_is_printed(self, answer):
        """A short answer without the blank and the full stop that a keyboard adds."""
        assume(not says_unknown(answer))
        quejosa = Quejosa(nombre=answer, senas=answer, lengua=answer, ocupacion=answer)
        typed = caso(
            quejosas=(quejosa,),
            promovente=Promovente(nombre=answer, domicilio=answer),
            actos=(Acto(tipo=TipoActo.ART22, descripcion=answer),),
            hechos=(Hecho(texto=answer, origen=Origen.ME_CONTARON, fuente=answer),),
        )
        spans = [inline for inline in engine.draft(typed, "amparo_art15").inlines() if isinstance(inline, Span)]
        ours = [span for span in spans if span.path != "informacion_hasta"]
        assert {span.text for span in ours} <= {answer, tidy(answer)}
        assert {span.path for span in ours} >= {
            "quejosas.0.nombre",
            "quejosas.0.senas",
            "quejosas.0.ocupacion",
            "promovente.nombre",
            "promovente.domicilio",
            "actos.0.descripcion",
            "hechos.0.texto",
            "hechos.0.fuente",
        }

    def it_is_as_long_as_it_likes(self):
        answer = "ñandú " * 3500
        (span,) = inlines(made("{{ caso.imposibilidad }}", caso=View(caso(imposibilidad=answer))))
        assert span == Span(answer, "imposibilidad")

    @pytest.mark.parametrize("filters", ["first", "last", "list | first", "list | last"])
    def it_is_never_markup_behind_a_filter_that_is_allowed(self, filters):
        view = View(caso(paradero={"lugares_a_buscar": ["**uno**"]}))
        (span,) = inlines(made(f"{{{{ caso.paradero.lugares_a_buscar | {filters} }}}}", caso=view))
        assert span == Span("**uno**", "paradero.lugares_a_buscar.0")


class DescribeATemplate:
    @pytest.mark.parametrize(
        "template",
        [
            "{{ a ~ b }}",
            "{{ a + b }}",
            "{{ a % b }}",
            "{{ a * 2 }}",
            "{{ a | upper }}",
            "{{ a | safe }}",
            "{{ a | join }}",
            "{{ a | replace('x', 'y') }}",
            "{{ a | escape }}",
            "{{ a | e }}",
            "{{ a | forceescape }}",
            "{{ a | format }}",
            "{{ a | striptags }}",
            "{{ a | string }}",
            "{{ a | tojson }}",
            "{% filter upper %}x{% endfilter %}",
        ],
    )
    def it_may_not_make_text_of_answers(self, template):
        with pytest.raises(TemplateError, match="no se puede componer"):
            made(template, a="x", b="y")

    @pytest.mark.parametrize(
        "template",
        [
            '{% import "parte.md" as parte %}',
            '{% from "parte.md" import uno %}',
            '{% include "parte.md" without context %}',
        ],
    )
    def it_brings_in_no_other_without_its_context(self, template, tmp_path):
        (tmp_path / "parte.md").write_text("{% macro uno() %}{{ a }}{% endmacro %}", encoding="utf-8")
        with pytest.raises(TemplateError, match="without context"):
            made(template, tmp_path, a="x")

    def it_keeps_what_a_macro_and_its_caller_say(self, tmp_path):
        macro = "{% macro uno() %}{{ a }} y {{ caller() }}{% endmacro %}"
        (tmp_path / "parte.md").write_text(macro, encoding="utf-8")
        template = '{% from "parte.md" import uno with context %}{% call uno() %}{{ b }}{% endcall %}'
        view = View(caso(paradero={"lugares_a_buscar": ["*uno*", "*dos*"]})).paradero.lugares_a_buscar
        found = inlines(made(template, tmp_path, a=view[0], b=view[1]))
        assert [inline.text for inline in found] == ["*uno*", " y ", "*dos*"]

    def it_may_not_put_answers_together_by_what_a_macro_made(self):
        template = "{% set s %}, {% endset %}{{ s.join(a) }}"
        with pytest.raises(TemplateError):
            made(template, a=View(caso(paradero={"lugares_a_buscar": ["*uno*"]})).paradero.lugares_a_buscar)

    def it_may_not_do_so_in_a_partial_either(self, tmp_path):
        (tmp_path / "parte.md").write_text("{{ a ~ a }}", encoding="utf-8")
        with pytest.raises(TemplateError):
            made('{% include "parte.md" %}', tmp_path, a="x")

    @pytest.mark.parametrize(
        "template",
        [
            "{{ caso.__class__ }}",
            "{{ caso._part }}",
            "{{ caso.__class__.__mro__ }}",
            "{{ caso.imposibilidad.__class__ }}",
            "{{ ''.__class__ }}",
            "{{ self.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__ }}",
            '{{ caso["_part"] }}',
        ],
    )
    def it_may_not_reach_behind_the_record(self, template):
        with pytest.raises(TemplateError):
            made(template, caso=View(caso(imposibilidad="x")))

    @pytest.mark.parametrize(
        "template", ["{{ nada }}", "{{ caso.nada }}", "{% if caso.nada %}{% endif %}", "{{ caso.quejosas.0 }}"]
    )
    def it_may_not_name_what_is_not_there(self, template):
        with pytest.raises(TemplateError):
            made(template, caso=View(caso()))

    @pytest.mark.parametrize("template", ["{% if %}", "{{ a", '{% include "no_hay.md" %}', "{% for %}", "{{ }}"])
    def it_is_refused_when_it_is_broken(self, template, tmp_path):
        with pytest.raises(TemplateError):
            made(template, tmp_path)

    def it_finds_no_partial_outside_its_folder(self, tmp_path):
        (tmp_path / "fuera.md").write_text("secreto", encoding="utf-8")
        inside = tmp_path / "dentro"
        inside.mkdir()
        with pytest.raises(TemplateError):
            made('{% include "../fuera.md" %}', inside)

    def it_may_not_name_a_trait_that_no_case_has(self):
        rasgos = Rasgos(frozenset(), frozenset({"menor"}))
        with pytest.raises(TemplateError, match="menro"):
            made("{% if rasgos.menro %}x{% endif %}", rasgos=rasgos)
        assert made("{% if rasgos.menor %}x{% endif %}", rasgos=rasgos) == ()

    def it_may_not_cite_what_the_law_data_does_not_hold(self):
        law = jurisdiccion("mx_chiapas")
        reading = read(caso(), law)
        reader = Reader(reading, Lector.JUZGADO, {})
        context = template_context(reading, reader, catalogue()["amparo_art15"], Citations(reading))
        with pytest.raises(Exception, match="no está en los datos"):
            compose('{{ cita("LAmp", "9999") }}', Path("/nowhere"), context, {})


class DescribeAGap:
    @pytest.mark.parametrize("value", [None, "", "  "])
    def it_stands_where_nobody_answered(self, value):
        view = View(caso(imposibilidad=value))
        (gap,) = inlines(made("{{ caso.imposibilidad }}", missing=WORDS, caso=view))
        assert gap == Gap("por qué no puede", "imposibilidad", "¿Por qué?")

    def it_is_explained_in_the_first_place_only(self):
        view = View(caso())
        first, _, second = inlines(made("{{ caso.imposibilidad }} {{ caso.imposibilidad }}", missing=WORDS, caso=view))
        assert (first.comment, second.comment) == ("¿Por qué?", "")

    def it_is_refused_when_no_rule_explains_it(self):
        with pytest.raises(TemplateError, match="«imposibilidad»"):
            made("{{ caso.imposibilidad }}", caso=View(caso()))

    def it_is_not_the_same_as_unknown_on_purpose(self):
        template = "{% if v is ignora %}ignoro{% elif v is falta %}falta{% else %}sé{% endif %}"
        said = {
            made(template, v=View(caso(imposibilidad=value)).imposibilidad)[0].inlines[0].text
            for value in (IGNORA, None, "porque sí")
        }
        assert said == {"ignoro", "falta", "sé"}
