"""The leaves of the record: a value is known, unknown on purpose, or not asked yet.

`None` means *not asked yet*: nobody has put the question. `IGNORA` means the person was asked and does
not know: an answer in its own right, because the law accepts it for many facts ("si fuere posible",
Ley de Amparo, art. 109) and the petition must then say so under oath.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from ..here import ZONE
from .kinds import Kind, kinds
from .textos import as_contact, as_meant, as_told

FIRST_YEAR = 1900  # an earlier one is a year of two digits
_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Part(BaseModel):
    """Base of every piece of the record: immutable, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, data: Any) -> Any:
        """What was typed becomes what was meant, by the kind of text that the field holds: at the door, once."""
        if not isinstance(data, dict):
            return data
        meant = _meant(cls)
        return {name: meant[name](value) if name in meant else value for name, value in data.items()}


# What is told at length stays as it was typed.
_MEANT: Mapping[Kind, Callable[[Any], Any]] = {
    **dict.fromkeys((kind for kind in Kind if kind not in (Kind.STORY, Kind.CODE)), as_meant),
    Kind.CONTACT: as_contact,
    Kind.DETAIL: as_told,
}


@cache
def _meant(part: type[Part]) -> dict[str, Callable[[Any], Any]]:
    return {name: _MEANT[kind] for name, kind in kinds(part).items() if kind in _MEANT}


class SeIgnora(Part):
    """The answer "no se sabe". In JSON and YAML: `{se_ignora: true}`."""

    se_ignora: Literal[True]  # no default: `{}` is not an answer, and a dump without defaults keeps it

    def __bool__(self) -> bool:
        return False


def _a_day(value: Any) -> Any:
    """A day, never a number of seconds since 1970 (pydantic would take one)."""
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise PydanticCustomError("fecha", "fecha")
    return value


def _an_hour(value: Any) -> Any:
    if not isinstance(value, str | time):
        raise PydanticCustomError("hora", "hora")
    return value


def _of_this_place(hour: time) -> time:
    """Without its day, the hour of another zone cannot be turned into ours."""
    if hour.tzinfo is not None:
        raise PydanticCustomError("hora", "hora")
    return hour


def _of_our_time(day: date) -> date:
    if day.year < FIRST_YEAR:
        raise PydanticCustomError("fecha_vieja", "fecha_vieja")
    return day


def _in_this_place(value: Any) -> Any:
    """A moment as this place counts it. A day alone means all of it; a number is no moment."""
    if isinstance(value, str) and _A_DAY.fullmatch(value.strip()):
        value = date.fromisoformat(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(23, 59))
    if not isinstance(value, str | datetime) or (isinstance(value, str) and value.strip().lstrip("+-").isdecimal()):
        raise PydanticCustomError("fecha", "fecha")
    return value


def in_utc(moment: datetime) -> datetime:
    """For a file that counts in UTC, whatever the zone of the machine: one without a zone is of this place."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZONE)).astimezone(UTC)


def _without_zone(moment: datetime) -> datetime:
    _of_our_time(moment)
    return moment.astimezone(ZONE).replace(tzinfo=None) if moment.tzinfo else moment


Fecha = Annotated[date, BeforeValidator(_a_day), AfterValidator(_of_our_time)]
#: A moment told by somebody else's clock is turned into that of this place once, here.
Instante = Annotated[datetime, BeforeValidator(_in_this_place), AfterValidator(_without_zone)]
Hora = Annotated[time, BeforeValidator(_an_hour), AfterValidator(_of_this_place)]

type Leaf[T] = T | SeIgnora | None

IGNORA = SeIgnora(se_ignora=True)


class Withheld(Part):
    """In the place of an answer, in the case as a reader may see it: never in a record. It is told by `words`."""

    words: str

    def __bool__(self) -> bool:
        return False


def known(value: object) -> bool:
    """True when somebody answered with something other than "no se sabe" or an empty text."""
    if value is None or isinstance(value, SeIgnora | Withheld):
        return False
    return bool(value.strip()) if isinstance(value, str) else True
