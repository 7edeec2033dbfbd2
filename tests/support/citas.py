"""Reads the citations back out of finished prose, without the code that wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = r"apartado [A-Z]|fracci(?:ón|ones)(?: [IVXLC]+)(?:(?:, | y )[IVXLC]+\b)*|inciso [a-z]\)"
_NUMBER = r"\d+(?:o\.)?(?: (?:Bis|Ter|Quater|[A-Z][a-z]+ies))?|[IVXLC]+\b"
_CITATION = re.compile(rf"artículos? ((?:(?:{_PARTS}|{_NUMBER})(?:; y |, | y |; |,? (?=del? )))+)del? (?:la )?")
_LABEL = "artículo 22 constitucional"  # the statutory name of the acts that art. 22 of the Constitution forbids


def articles_cited(prose: str, leyes: Iterable[str]) -> dict[str, set[str]]:
    """ "artículos 15, 20 y 109 de la Ley de Amparo" -> {"Ley de Amparo": {"15", "20", "109"}}.

    Whatever says "artículo" and cannot be read as a citation of one of `leyes` comes out under "?".
    """
    found: dict[str, set[str]] = {}
    for start in (match.start() for match in re.finditer("artículo", prose)):
        rest = prose[start:]
        if rest.startswith(_LABEL):
            continue
        match = _CITATION.match(rest)
        ley = next((ley for ley in leyes if match and rest[match.end() :].startswith(ley)), "?")
        numbers = re.findall(_NUMBER, re.sub(_PARTS, "", match[1])) if match else [rest[:60]]
        found.setdefault(ley, set()).update(number.replace("o.", "") for number in numbers)
    return found
