"""Docassemble's own words, in Spanish: a defender must never meet an English sentence.

The Spanish that docassemble ships is broken (lost gaps, "Save" as "Salvar"), so ours stands on its own.

The English side is read from the sources of the installed docassemble, so that an upgrade that adds, drops or rewords a
sentence fails here and not on somebody's phone.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

WORDS_FILE = Path(__file__).parents[2] / "translations" / "es" / "words.yml"

# Where docassemble keeps what it says to people.
PACKAGES = ("docassemble.base", "docassemble.webapp")

# Of its pages one is open: what the interview says, and what it says of a field. The rest nobody can reach.
REACHED = ("base/", "webapp/interview/views.py")
LEFT_OUT = ("base/data/",)

# Words that docassemble looks up at run time and announces only in comments. Those of base/functions.py are names of
# countries and languages, which the interviews do not ask for from a list.
COMMENTS_LEFT_OUT = ("base/functions.py",)

WORD_FUNCTIONS = {"word", "non_lazy_word", "LazyWord", "ReactiveLazyWord", "_", "gettext", "lazy_gettext"}

SAME_IN_BOTH = {"Markdown", "me", "No"}

# On a phone of 390 px these stand alone on a button or side by side in a row.
BUTTONS = {
    "Add another", "Back", "Clear", "Continue", "Delete", "Edit", "Exit", "Help",
    "I don't know", "Leave", "No", "None of the above", "Restart", "Resume", "Send", "Yes",
}  # fmt: skip

_TEXT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TEMPLATE_CALL = re.compile(rf"\b(?:word|_|gettext)\(\s*{_TEXT}")
_COMMENT_CALL = re.compile(rf"#\s*word\({_TEXT}\)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w[^>]*>")
_TUTEO = re.compile(r"\b(tu|tus|te|ti|tú|puedes|tienes|debes|quieres|necesitas|haz|escribe)\b", re.IGNORECASE)


def literals(node: ast.expr) -> Iterator[str]:
    """The sentences that an argument can be: also `word("a" if x else "b")` and `word(x or "a")`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for branch in {ast.IfExp: ("body", "orelse"), ast.BoolOp: ("values",)}.get(type(node), ()):
        value = getattr(node, branch)
        for part in value if isinstance(value, list) else [value]:
            yield from literals(part)


def called_name(call: ast.Call) -> str | None:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", None)


def words_of_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and called_name(node) in WORD_FUNCTIONS:
            yield from literals(node.args[0])


def words_of(path: Path, where: str) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from (ast.literal_eval(match) for match in _TEMPLATE_CALL.findall(source))
        return
    yield from words_of_python(source)
    if where not in COMMENTS_LEFT_OUT:
        yield from (ast.literal_eval(match) for match in _COMMENT_CALL.findall(source))


def sources() -> Iterator[tuple[Path, str]]:
    """Each file that can hold words, with its name below `docassemble/`."""
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        assert spec and spec.origin, f"{package} is not installed"
        root = Path(spec.origin).parent
        for path in sorted(root.rglob("*")):
            where = path.relative_to(root.parent).as_posix()
            if path.suffix == ".py" and where.startswith(REACHED) and not where.startswith(LEFT_OUT):
                yield path, where


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """Every sentence of docassemble that we cover -> the first file that says it."""
    found: dict[str, str] = {}
    for path, where in sources():
        for text in words_of(path, where):
            found.setdefault(text, where)
    return found


@pytest.fixture(scope="module")
def spanish() -> dict[str, str]:
    """Read as docassemble reads it; ruamel.yaml refuses a duplicate key."""
    return dict(YAML(typ="safe", pure=True).load(WORDS_FILE)["es"])


def fill(text: str) -> str:
    """Fill the gaps as docassemble does: `%` with a dict or a tuple, `{0}` in the browser."""
    if "%(" in text:
        return text % dict.fromkeys(re.findall(r"%\((\w+)\)", text), "x")
    if "%" in text:
        return text % tuple("x" for _ in re.findall(r"%[sd]", text))
    return text.format("x") if "{" in text else text


class DescribeTheSpanishWords:
    def it_finds_the_words_of_the_installed_docassemble(self, english):
        assert len(english) > 200
        assert {"Continue", "This field is required.", "You must sign your name to continue."} <= english.keys()

    def it_has_every_word_a_person_can_meet(self, english, spanish):
        assert {text: where for text, where in english.items() if text not in spanish} == {}

    def it_has_no_word_that_docassemble_no_longer_says(self, english, spanish):
        assert spanish.keys() - english.keys() == set()

    def it_says_every_word_as_text(self, spanish):
        assert {type(text) for pair in spanish.items() for text in pair} == {str}

    def it_keeps_every_gap_and_every_tag(self, spanish):
        def gaps(text):
            return Counter(_PLACEHOLDER.findall(text))

        assert {key: value for key, value in spanish.items() if gaps(key) != gaps(value)} == {}

    def it_keeps_the_order_of_gaps_that_have_no_name(self, spanish):
        unnamed = re.compile(r"%[sd]")
        assert [key for key, value in spanish.items() if unnamed.findall(key) != unnamed.findall(value)] == []

    def it_can_fill_every_gap(self, spanish):
        for value in spanish.values():
            assert not re.search(r"%[\s(sd]", fill(value)), value

    def it_keeps_the_spaces_at_both_ends(self, spanish):
        def ends(text):
            return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

        assert [key for key, value in spanish.items() if ends(key) != ends(value)] == []

    def it_leaves_nothing_in_english(self, spanish):
        assert {key for key, value in spanish.items() if key == value} == SAME_IN_BOTH

    def it_speaks_of_usted(self, spanish):
        assert [value for value in spanish.values() if _TUTEO.search(value)] == []

    def it_opens_every_question_and_exclamation(self, spanish):
        def closed(text):
            return text.count("?") == text.count("¿") and text.count("!") == text.count("¡")

        assert [v for v in spanish.values() if not closed(v)] == [v for k, v in spanish.items() if k in {
            "?", "Type ? for additional assistance.", "Type ? to see"}]  # fmt: skip

    def it_fits_on_a_button(self, spanish):
        assert {key: spanish[key] for key in BUTTONS if len(spanish[key]) > 25} == {}

    def it_is_written_in_composed_characters(self):
        text = WORDS_FILE.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
