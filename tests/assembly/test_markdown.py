"""The template's own words: which Markdown they may use, and what it becomes."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.assembly.document import (
    Break,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signature,
    Span,
    Table,
    Text,
)
from docassemble.rightsforms.assembly.markdown import blocks


def read(markdown: str, *emitted):
    return blocks(markdown.replace("<0>", "{\ue0000}").replace("<1>", "{\ue0001}"), emitted)


class DescribeMarkdown:
    @pytest.mark.parametrize(
        ("markdown", "block"),
        [
            ("Hola", Paragraph((Text("Hola"),))),
            ("una\nlínea", Paragraph((Text("una línea"),))),
            ("una\\\nlínea", Paragraph((Text("una"), Break(), Text("línea")))),
            ("a **b** *c*", Paragraph((Text("a "), Text("b", bold=True), Text(" "), Text("c", italic=True)))),
            ("# Hechos", Heading((Text("Hechos"),), 1)),
            ("## Lugares", Heading((Text("Lugares"),), 2)),
            ("::: rubro\nX\n:::", Paragraph((Text("X"),), "rubro")),
            ("::: firma\nAna\n:::", Signature(((Text("Ana"),),), "firma")),
            ("::: huella\nAna\n\nDedo\n:::", Signature(((Text("Ana"),), (Text("Dedo"),)), "huella")),
            ("1. a\n2. b", ListBlock(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), "incisos")),
            ("- a", ListBlock(((Paragraph((Text("a"),)),),), "puntos")),
            ("::: hechos\n1. a\n:::", ListBlock(((Paragraph((Text("a"),)),),), "hechos")),
            ("::: alerta\nPLAZO\n:::", Paragraph((Text("PLAZO"),), "alerta")),
            ("::: renglones\n|a|b|\n|-|-|\n|||\n:::", Table((((Text("a"),), (Text("b"),)), ((), ())), by_hand=True)),
            ("---", PageBreak()),
            ("|a|b|\n|-|-|\n|1|2|", Table((((Text("a"),), (Text("b"),)), ((Text("1"),), (Text("2"),))))),
        ],
    )
    def it_becomes_a_block(self, markdown, block):
        assert read(markdown) == (block,)

    @pytest.mark.parametrize("markdown", ["`x`", "[a](b)", "<b>x</b>", "![a](b)", "~~x~~", "http://x.test", "&amp;"])
    def it_knows_no_other_markup(self, markdown):
        assert read(markdown) == (Paragraph((Text(markdown),)),)

    def it_folds_white_space_of_the_template_but_not_of_an_answer(self):
        assert read("a   b <0>", Span("c   d", "x")) == (Paragraph((Text("a b "), Span("c   d", "x"))),)

    def it_gives_the_look_of_the_template_to_an_answer(self):
        assert read("**<0>**", Span("Ana", "x")) == (Paragraph((Span("Ana", "x", bold=True),)),)

    def it_joins_words_that_look_alike_and_keeps_notes_apart(self):
        noted = Text("dudoso", comment="ver")
        assert read("a <0> <1> b", Text("c"), noted) == (Paragraph((Text("a c "), noted, Text(" b"))),)


class DescribeTheFullStop:
    @pytest.mark.parametrize(
        ("answer", "rest"),
        [
            ("Se fue.", " Luego"),
            ("¿Se fue?", " Luego"),
            ("Se fue... ", " Luego"),
            ("Se fue…", " Luego"),
            ("¡Se fue!", " Luego"),
            ("Se fue", ". Luego"),
            ("«Se fue.»", ". Luego"),
            ("", ". Luego"),
        ],
    )
    def it_is_not_put_twice(self, answer, rest):
        assert read("<0>. Luego", Span(answer, "x")) == (Paragraph((Span(answer, "x"), Text(rest))),)

    def it_is_all_that_goes(self):
        assert read("<0>.", Span("Se fue.", "x")) == (Paragraph((Span("Se fue.", "x"),)),)
        assert read("<0>; y", Span("Se fue.", "x")) == (Paragraph((Span("Se fue.", "x"), Text("; y"))),)

    def it_stays_after_words_of_the_template(self):
        assert read("<0>. Fin", Text("S.A.")) == (Paragraph((Text("S.A.. Fin"),)),)
