"""The leaves of the record: a value is known, unknown on purpose, or not asked yet.

`None` means *not asked yet*: nobody has put the question. `IGNORA` means the person was asked and does
not know: an answer in its own right, because the law accepts it for many facts ("si fuere posible",
Ley de Amparo, art. 109) and the petition must then say so under oath.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

# XML 1.0 has no way to carry these; a visible U+FFFD tells the attorney that something stood there.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Part(BaseModel):
    """Base of every piece of the record: immutable, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class SeIgnora(Part):
    """The answer "no se sabe". In JSON and YAML: `{se_ignora: true}`."""

    se_ignora: Literal[True]  # no default: `{}` is not an answer, and a dump without defaults keeps it

    def __bool__(self) -> bool:
        return False


IGNORA = SeIgnora(se_ignora=True)


def clean(text: str) -> str:
    """Keep what was typed, letter for letter; only what XML cannot carry becomes U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _number_as_text(value: Any) -> Any:
    """`folio: 147` in a case file is the text "147"."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _a_day(value: Any) -> Any:
    """A day, never a number of seconds since 1970 (pydantic would take one)."""
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise PydanticCustomError("fecha", "fecha")
    return value


def _an_hour(value: Any) -> Any:
    if not isinstance(value, str | time):
        raise PydanticCustomError("hora", "hora")
    return value


Texto = Annotated[str, BeforeValidator(_number_as_text), AfterValidator(clean)]
Fecha = Annotated[date, BeforeValidator(_a_day)]
Hora = Annotated[time, BeforeValidator(_an_hour)]

type Leaf[T] = T | SeIgnora | None


def known(value: object) -> bool:
    """True when somebody answered with something other than "no se sabe" or an empty text."""
    if value is None or isinstance(value, SeIgnora):
        return False
    return bool(value.strip()) if isinstance(value, str) else True


class Precision(StrEnum):
    EXACTA = "exacta"
    APROXIMADA = "aproximada"


class Momento(Part):
    """A moment in Chiapas time (America/Mexico_City, no daylight saving); the hour may be unknown."""

    fecha: Leaf[Fecha] = None
    hora: Leaf[Hora] = None
    precision: Precision = Precision.EXACTA
