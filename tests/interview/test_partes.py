"""A screen asks for the texts that it is put together from before it begins: otherwise it begins anew at each one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

INTERVIEWS = Path(__file__).parents[2] / "interviews"


def blocks() -> Iterator[dict[str, Any]]:
    for source in sorted(INTERVIEWS.rglob("*.yml")):
        yield from (block for block in yaml.safe_load_all(source.read_text(encoding="utf-8")) if block)


TEXTS = {block["template"]: block for block in blocks() if "template" in block}


def named_in(block: dict[str, Any]) -> list[str]:
    """The texts that a screen shows, in the order in which it comes to them."""
    shown = re.findall(r"\$\{ (\w+) \}", f"{block.get('subquestion')} {block.get('under')}")
    return [name for name in shown if name in TEXTS]


SCREENS = {block["id"]: block for block in blocks() if "question" in block and named_in(block)}


class DescribeAScreenOfSeveralTexts:
    @pytest.mark.parametrize("name", SCREENS)
    def it_asks_for_them_before_it_begins(self, name: str) -> None:
        assert SCREENS[name].get("need", []) == named_in(SCREENS[name]), (
            f"mend `need` of «{name}» in interviews/partes/"
        )

    @pytest.mark.parametrize("name", TEXTS)
    def it_finds_none_that_an_earlier_page_left_empty(self, name: str) -> None:
        """docassemble keeps the name of a text with the answers, without the text: `need` would be content with it."""
        assert TEXTS[name].get("reconsider") is True, f"`template: {name}` in interviews/ needs `reconsider: True`"

    def it_is_not_the_only_one(self) -> None:
        assert {"que_hacer", "documentos"} <= set(SCREENS)
