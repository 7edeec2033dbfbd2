"""An answer that a screen shows back is text, whatever it says."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.rightsforms.interview.showing import begin, said, show
from docassemble.rightsforms.record import clean

HOSTILE = [
    "<script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "*a* _b_ `c` # d\n- e\n1. f",
    "[FILE 1, 100%] [[x]] :camera:",
    "${ 1/0 } {{ 7*7 }} % for x in y:",
    "&lt;b&gt; &amp;",
    "\"comillas\" y 'apóstrofos' -- ...",
    "https://example.com www.example.com",
    "Xunka' K'op ʼ ä̃",
]


def on_the_screen(shown: str) -> str:
    """What a person reads after docassemble's Markdown and a browser."""
    page = markdown.markdown(f"Usted escribió: {shown}.", extensions=["smarty", "sane_lists", "tables"])
    return html.unescape(re.sub(r"<[^>]*>", "", page.replace("<br>", "\n").replace("<br />", "\n")))


class DescribeShow:
    @pytest.mark.parametrize("typed", HOSTILE)
    def it_shows_what_was_typed_letter_for_letter(self, typed: str) -> None:
        assert f"Usted escribió: {typed}." in on_the_screen(show(typed))

    @given(st.text(max_size=60).map(str.strip))
    def it_leaves_nothing_for_markdown_mako_or_html_to_read(self, typed: str) -> None:
        inside = show(typed).removeprefix("<bdi>").removesuffix("</bdi>").replace("<br>", "")
        assert not re.search(r"[<>*_`\[\]{}$%\\\"'|~!()+.-]", re.sub(r"&#\d+;", "", inside))
        assert html.unescape(show(typed)[5:-6].replace("<br>", "\n")) == clean(typed).replace("\x85", "\n").strip()

    def it_keeps_a_right_to_left_mark_from_turning_the_rest_of_the_line(self) -> None:
        assert show("\u202eabc") == "<bdi>&#8238;abc</bdi>"

    def it_cuts_a_long_answer_with_a_visible_mark(self) -> None:
        assert show("a" * 20_000, limit=10) == f"<bdi>{'a' * 10}&#8230;</bdi>"

    def it_shows_nothing_of_nothing(self) -> None:
        assert (show(None), show("")) == ("", "")


class DescribeBegin:
    def it_gives_a_line_its_capital_letter_and_stays_literal(self) -> None:
        assert begin("un <b>dato</b>") == show("Un <b>dato</b>")
        assert begin("") == ""


class DescribeSaid:
    def it_is_a_short_line_of_what_is_known_of_a_thing(self) -> None:
        thing = type("Thing", (), {"nombre": "<Juan>", "edad": 30, "alias": ""})()
        assert said(thing, "nombre", "alias", "edad", "salud.lesiones") == "<bdi>&#60;Juan&#62;, 30</bdi>"
