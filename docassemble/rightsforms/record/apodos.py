"""How else people call somebody: the short names and diminutives of a Christian name, in folded letters."""

from __future__ import annotations

import re

from ..words import words

_SOUNDS_AS = {"c": "(?:c|qu)", "g": "(?:g|gu)", "z": "[zc]"}  # Francisco, Francisquito; Diego, Dieguito; Luz, Lucita
_SMALL = "(?:e?c)?(?:it|ill)[oa]s?"


def called(name: str) -> str:
    """A pattern of what stands for one word of a name; itself is not in it.

    >>> bool(re.fullmatch(called("petrona"), "petronita")), bool(re.fullmatch(called("domingo"), "mingo"))
    (True, True)
    """
    return "|".join((_diminutives(name), *words("apodos").get(name, ())))


def _diminutives(name: str) -> str:
    stem = name.rstrip("aeo") or name
    return re.escape(stem[:-1]) + _SOUNDS_AS.get(stem[-1], re.escape(stem[-1])) + _SMALL
