"""Every character that a person typed can be selected and copied from the PDF, drawn or not.

The bundled fonts draw most letters. For any other character (emoji, Chinese, private use), for the invisible ones that
text shaping swallows (joiners, direction marks, soft hyphens) and for letters with marks that no font has in one piece
(the \u00e4\u0303 of Tojol-ab'al), a small font is made in memory (`made_font`): one glyph each, at a private code
point; the finished PDF maps that glyph back to what was typed. So direction overrides reach the reader as data and turn
nothing around.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from xml.etree.ElementTree import Element

from .made_font import INVISIBLE, letter_font, other_font

_FIRST_SLOT = 0xF0000  # supplementary private use: an answer that uses it is itself given a slot

# What nearly every filing is made of: no need to ask the fonts.
_EVERYDAY = re.compile("[\n\t -~\u00a0-\u00ac\u00ae-\u017f\u02bc\u2013\u2014\u2018-\u201d\u2022\u2026]*")
_LEFT_TO_MADE_FONT = {"Mn", "Mc", "Me", "So", "Sk"}
_CMAP_LINE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


@cache
def _letters() -> frozenset[int]:
    """What the font of the filing draws."""
    return frozenset(letter_font().getBestCmap())


@cache
def _drawn() -> frozenset[int]:
    """Code points that the bundled fonts draw one by one.

    Not the marks of the second font, which would part from their letter, nor its pictures: Pango takes those from
    whatever emoji font the machine has.
    """
    others = (code for code in other_font().getBestCmap() if unicodedata.category(chr(code)) not in _LEFT_TO_MADE_FONT)
    return frozenset(code for code in _letters().union(others) if unicodedata.category(chr(code)) != "Co")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


@cache
def _clusters() -> re.Pattern[str]:
    """A letter with its marks, all of the font of the filing; or any one character."""
    drawn = [chr(code) for code in sorted(_letters())]
    letters = "".join(character for character in drawn if character.isalpha())
    marks = "".join(character for character in drawn if _is_mark(character))
    return re.compile(f"[{letters}][{marks}]+|.", re.DOTALL)


@cache
def _right_to_left() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Phrases of Hebrew or Arabic letters, and Arabic digits, as far as the bundled fonts draw them."""
    letters = "".join(chr(code) for code in _drawn() if unicodedata.bidirectional(chr(code)) in ("R", "AL"))
    digits = "".join(chr(code) for code in _drawn() if unicodedata.bidirectional(chr(code)) == "AN")
    return re.compile(f"[{letters}]+(?: +[{letters}]+)*"), re.compile(f"[{digits}]+")


def _set_apart(text: str) -> str:
    """Keep right-to-left words from moving their neighbours: isolates and marks that leave no trace in the PDF.

    WeasyPrint 70 has no `unicode-bidi: isolate`.
    """
    phrases, digits = _right_to_left()
    return digits.sub("\u200e\\g<0>\u200e", phrases.sub("\u2067\\g<0>\u2069", text))


class Slots(dict[str, str]):
    """What needs the made font, each with its private code point, in order of appearance."""

    def fill(self, text: str) -> str:
        """`text` with everything of that kind in its slot."""
        if _EVERYDAY.fullmatch(text):
            return text
        return _set_apart("".join(self._place(cluster) for cluster in _clusters().findall(text)))

    def _place(self, cluster: str) -> str:
        if len(unicodedata.normalize("NFC", cluster)) == 1 and (_is_drawn(cluster[0]) or cluster in "\n\t"):
            return cluster
        return self.setdefault(cluster, chr(_FIRST_SLOT + len(self)))

    def typed(self) -> dict[int, str]:
        """The way back, for `str.translate`."""
        return {ord(slot): cluster for cluster, slot in self.items()}


def _is_drawn(character: str) -> bool:
    return ord(character) in _drawn() and not _is_mark(character) and not INVISIBLE.match(character)


def put_slots(root: Element) -> Slots:
    """Give all that is rare in the tree its slot; returns them. Attributes too: the style sheet prints some."""
    slots = Slots()
    for element in root.iter():
        element.text = element.text and slots.fill(element.text)
        element.tail = element.tail and slots.fill(element.tail)
        for key, value in element.attrib.items():
            if key.startswith("data-") and key != "data-titulo":  # that one only names a bookmark
                element.set(key, slots.fill(value))
    return slots


def restore(cmap_line: bytes, typed: dict[int, str]) -> bytes:
    """One `<glyph> <text>` line of a ToUnicode CMap, with what was typed in place of its slot."""
    match = _CMAP_LINE.fullmatch(cmap_line)
    if not match:
        return cmap_line
    text = bytes.fromhex(match[2].decode()).decode("utf-16-be").translate(typed)
    return b"<%s> <%s>" % (match[1], text.encode("utf-16-be").hex().encode())
