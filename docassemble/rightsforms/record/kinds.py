"""The kinds of text: what a field may hold, so what is tidied at the door and what others may not read of it.

The type of a field says its kind; whoever adds a field that holds a name or an address has said so on that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator

# XML 1.0 cannot carry these, or no page shows them; a visible U+FFFD tells the attorney that something stood there.
_OTHER_PLANES = "".join(chr((plane << 16) + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_NOT_XML = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_OTHER_PLANES}]"
)


class Kind(StrEnum):
    STORY = "story"  # told at length: nobody touches its letters
    DETAIL = "detail"  # told in some words, in one field: the same, but "no sé" alone says that nobody knows
    SHORT = "short"  # typed in one line, and nothing of what follows
    NAME = "name"  # the name of one person, or of several
    WHO = "who"  # may name somebody, and say how to reach them: a source, a witness, who received a thing
    NOTED = "noted"  # what everybody knows by its name: a municipality, an office, a corporation
    CONTACT = "contact"  # how to reach somebody
    DATUM = "datum"  # tells one person, thing or place from all others: a key, a hash, coordinates
    CODE = "code"  # a word of our own tables
    REFUGE = "refuge"  # where somebody hides


def clean(text: str) -> str:
    """Keep what was typed, letter for letter; only what XML cannot carry becomes U+FFFD.

    The vertical tab and the form feed that a word processor pastes are the line breaks they stood for.
    """
    return _NOT_XML.sub("\ufffd", re.sub("\r\n|[\r\x0b\x0c]", "\n", text))


def number_as_text(value: Any) -> Any:
    """`folio: 147` in a case file is the text "147"."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Texto = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.STORY]
Detalle = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.DETAIL]
Breve = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.SHORT]
Nombre = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.NAME]
Quien = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.WHO]
Notorio = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.NOTED]
Contacto = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.CONTACT]
Dato = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.DATUM]
Codigo = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.CODE]
Refugio = Annotated[str, BeforeValidator(number_as_text), AfterValidator(clean), Kind.REFUGE]


@cache
def kinds(part: type[BaseModel]) -> Mapping[str, Kind]:
    """The fields of a piece that are texts: `Leaf[Nombre]` and `tuple[Nombre, ...]` are names."""
    found = {name: kind_of(field.annotation) for name, field in part.model_fields.items()}
    return {name: kind for name, kind in found.items() if kind}


def kind_of(annotation: object) -> Kind | None:
    """Of one field; None for what is no text."""
    for said in getattr(annotation, "__metadata__", ()):
        if isinstance(said, Kind):
            return said
    return next((kind for inner in get_args(annotation) if (kind := kind_of(inner))), None)
