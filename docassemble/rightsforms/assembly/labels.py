"""The labels of headings and list items ("I.", "3.", "PRIMERO.", "a)"), as Word and LibreOffice number them.

The DOCX carries real automatic numbering; PDF and plain text print these labels. All three must agree.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from .document import Numbering
from .wording import words

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        digits += letters * (number // value)
        number %= value
    return digits


def letter(number: int) -> str:
    """a ... z, aa, bb ...: word processors repeat the letter, they do not count in base 26."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def ordinal(number: int) -> str:
    """PRIMERO ... DÉCIMO, DECIMOPRIMERO, TRIGÉSIMO PRIMERO, CENTÉSIMO VIGÉSIMO; in figures from a thousand on."""
    hundreds, rest = divmod(number, 100)
    if hundreds > 9:
        return str(number)
    hundred: str = words()["ordinales"]["centenas"][hundreds]
    return " ".join(part for part in (hundred, _below_a_hundred(rest)) if part)


def _below_a_hundred(number: int) -> str:
    """Up to the twenties in one word, and the ten loses its accent there."""
    tens, units = divmod(number, 10)
    ten: str = words()["ordinales"]["decenas"][tens]
    unit: str = words()["ordinales"]["unidades"][units]
    if not (ten and unit) or tens > 2:
        return f"{ten} {unit}".strip()
    joined = unicodedata.normalize("NFD", ten).replace("\u0301", "")
    return joined[:-1] + unit if unit.startswith("O") else joined + unit


@dataclass
class Labels:
    """Counts what runs on through a whole paper: headings and facts."""

    headings: int = 0
    facts: int = 0

    def page_ends(self, new_paper: bool) -> None:
        if new_paper:
            self.headings = self.facts = 0

    def heading(self) -> str:
        self.headings += 1
        return f"{roman(self.headings)}."

    def item(self, numbering: Numbering, position: int) -> str:
        """The label of the item at `position` (from 1) of its list; facts count on from the list before."""
        if numbering == "hechos":
            self.facts += 1
            return f"{self.facts}."
        return {"petitorios": f"{ordinal(position)}.", "incisos": f"{letter(position)})", "puntos": "•"}[numbering]
