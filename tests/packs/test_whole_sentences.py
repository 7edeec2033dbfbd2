"""What a translator can reach: no sentence of a screen stands inside an expression, and none is glued of pieces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

INTERVIEWS = Path(__file__).parents[2] / "interviews"
SOURCES = sorted(INTERVIEWS.rglob("*.yml"))
ENOUGH = 5  # files: with fewer, nothing is looked at

_EXPRESSION = re.compile(r"\$\{(.*?)\}")
_HIDDEN = re.compile(r'<span class="visually-hidden">(.*?)</span>')
_WORDS = re.compile(
    r"[A-ZÁÉÍÓÚÑ¿¡][a-záéíóúñ]+|[a-záéíóúñ]+ [a-záéíóúñ]+|[áéíóúñ¿¡]"
)  # what people read, and no code is

every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)


def said_inside(line: str) -> Iterator[str]:
    """Literal words of the expressions of a line."""
    for written in _EXPRESSION.findall(line):
        try:
            tree = ast.parse(written.strip(), mode="eval")
        except SyntaxError:  # a brace of its own ends it early: what is left is looked at as it stands
            yield from re.findall(r"'([^']*)'", written)
            continue
        yield from (
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )


class DescribeASentenceOfAScreen:
    def it_is_looked_for_somewhere(self):
        assert len(SOURCES) > ENOUGH
        assert list(said_inside("${ 'Más adelante' if later else '' }")) == ["Más adelante", ""]
        assert _WORDS.search("No se sabe")
        assert not _WORDS.search("vio.quien_promueve")

    @every_source
    def it_stands_in_no_expression(self, path):
        """No extractor of sentences looks into one."""
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        found = {f"{path.name}:{n}: {text}" for n, line in lines for text in said_inside(line) if _WORDS.search(text)}
        assert found == set(), "write each as a line of its own, between % if and % else"

    @every_source
    def it_goes_on_in_no_hidden_piece(self, path):
        """Of what a link is, its hidden words name the thing alone: half a sentence cannot be translated."""
        pieces = _HIDDEN.findall(path.read_text(encoding="utf-8"))
        assert [piece for piece in pieces if not piece.startswith(": ${")] == [], f"interviews: {path.name}"
