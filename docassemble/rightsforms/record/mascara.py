"""Words hidden inside other words: what is looked for is compared without accents, case, glottal stops or tricks.

A free text repeats what a field of its own holds back: the name of the witness, a telephone, where people hide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_GLOTTAL = frozenset("'’‘‛ʼʻʹꞌꞋ`´′")
_UNSEEN = ("Mn", "Me", "Cf")  # accents written apart, joiners, direction marks, soft hyphens
_NOT_IN_A_WORD = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_BETWEEN = r"[\s._\-–]+(?:(?:de|del|la|las|los|el|y|en)\s+)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for (in folded letters) and the words that take its place; `None` leaves it as it stands."""

    pattern: str
    words: str | None
    only_with: str = ""  # else `otherwise` takes its place: initials stand for a name, not for a family
    otherwise: str = ""
    capital: bool = False  # a single word of a name is one only when it is written as a name


class Mask:
    """Applies the rules; where two begin at the same letter, the first one given wins."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._found = re.compile("|".join(f"({rule.pattern})" for rule in self._rules) or r"(?!)")

    def __call__(self, text: str) -> str:
        flat, places = _with_places(text)
        done, pieces = 0, []
        for match in self._found.finditer(flat):
            start, stop = max(done, places[match.start()]), places[match.end()]
            words = self._instead(match, text[start:stop])
            if words is not None:
                pieces += [text[done:start], _bare(text, start, stop, words)]
                done = _behind_a_stop(text, stop, words)
        return "".join((*pieces, text[done:]))

    def _instead(self, match: re.Match[str], original: str) -> str | None:
        rule = self._rules[(match.lastindex or 1) - 1]
        if rule.words is None or (rule.capital and not original[:1].isupper()):
            return None
        missing = rule.only_with and rule.only_with not in match.group()
        return rule.otherwise if missing else rule.words


def _bare(text: str, start: int, stop: int, words: str) -> str:
    """ "(961 ...)" becomes "(dato reservado)", not "((dato reservado))"."""
    return words.strip("()") if text[:start].endswith("(") and text.startswith(")", stop) else words


def _behind_a_stop(text: str, stop: int, words: str) -> int:
    """Initials bring their own full stop."""
    return stop + (words.endswith(".") and text[stop : stop + 1] == ".")


def folded(text: str) -> str:
    """The letters as they are compared."""
    return "".join(map(_letters, text))


def _with_places(text: str) -> tuple[str, list[int]]:
    """Folded letters, and where in the text each one stands; one place more, for the end."""
    letters = list(map(_letters, text))
    places = [place for place, each in enumerate(letters) for _ in each]
    return "".join(letters), [*places, len(text)]


@lru_cache(maxsize=1024)  # a text has the same few letters over and over
def _letters(character: str) -> str:
    if character in _GLOTTAL:
        return ""
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(each for each in plain if unicodedata.category(each) not in _UNSEEN and each not in _GLOTTAL)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def alone(pattern: str) -> str:
    """Not as a part of a longer word."""
    before, after = _NOT_IN_A_WORD
    return f"{before}(?:{pattern}){after}"


def phrase(text: str) -> str:
    """The words of a text, whatever stands between them."""
    return alone(r"[\W_]*".join(map(re.escape, words_of(text))))


def run_of(words: Iterable[str], at_least: int) -> str:
    """Words of one name or place, one after another, in any order: "López Gómez", "Gómez, Juan"."""
    word = "(?:" + "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) + ")"
    return alone(f"{word}(?:{_BETWEEN}{word}){{{at_least - 1},}}")


_GAP = r"(?:\s{1,3}|[.\-–/]|\s?\(|\)\s?|\s[\-–]\s)?"
_NUMBER = r"\d[.,]\d{4,}"
PHONE = rf"\+?\(?\d(?:{_GAP}\d){{9,}}"
SHORT_PHONE = rf"\d(?:{_GAP}\d){{6,}}"

# What looks like a date is not a telephone, unless digits go on behind it.
DATES = r"(?<!\d)(?:[0-3]?\d[/.\-][01]?\d[/.\-](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\-./]?\d)"
DATA = (
    r"[\w.+\-]+\s?@\s?[\w\-]+(?:\s?\.\s?[\w\-]+)+",  # e-mail
    r"(?:https?://|www\.)\S+|(?<!\w)@\w{3,}",  # a page, an account
    r"(?<![a-z0-9])[a-z]{4}\d{6}[hmx][a-z]{5}[a-z0-9]\d(?![a-z0-9])",  # CURP
    r"(?<![0-9a-f])[0-9a-f](?:\s?[0-9a-f]){31,}(?![0-9a-f])",  # hash
    r"(?<!\d)[\-+]?\d{1,3}\.\d{3,}\s*[°o]?\s*[nsewo]?\s*[,;/y\s]\s*[\-+]?\d{1,3}\.\d{3,}(?!\d)",  # latitude, longitude
    rf"(?<!\d)[\-+]?\d{{0,2}}{_NUMBER}(?!\d)",
    r"(?<!\d)\d{1,3}\s*°\s*\d[\d\s.,\"”″]*(?:[nsewo](?![a-z]))?",  # degrees and minutes
    r"(?<!\d)\d{1,3}[.,]\d+\s*°\s*[nsewo](?![a-z])",
    r"(?<!\w)[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?!\w)",  # a code of a map
    r"(?<!\w)(?:calle|avenida|av\.|andador|privada|callejon|bulevar|boulevard)\s[^,;\n]{1,60}?"
    r"(?:#|num\.|numero|no\.)\s*\d+\w?",  # a street and its number
)
TELEPHONES = (
    rf"(?<![\d/]){PHONE}(?!\d)",
    rf"(?<!\w)(?:tel|telefono|cel|celular|whatsapp|numero)s?[\s.:]{{0,3}}{SHORT_PHONE}(?!\d)",
)
