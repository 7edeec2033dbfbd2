"""When something happened, as people know it: a day and an hour, a month, a year, between this day and that one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .leaf import FIRST_YEAR, Fecha, Hora, Leaf, Part

MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_IN_WORDS = re.compile(rf"(?i)({'|'.join(MESES)})(?: del?)? (\d{{4}})|(0?[1-9]|1[0-2])[/-](\d{{4}})")
_END_OF_DAY = time(23, 59)


class Periodo(str):
    """A month ("2019-03") or a year ("2019"): whoever remembers no more is not made to choose a day."""

    __slots__ = ()

    @property
    def first(self) -> date:
        year, month = self._numbers()
        return date(year, month or 1, 1)

    @property
    def last(self) -> date:
        year, month = self._numbers()
        return date(year, month or 12, monthrange(year, month or 12)[1])

    def _numbers(self) -> tuple[int, int]:
        year, _, month = self.partition("-")
        return int(year), int(month or 0)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(pattern=f"^{_PERIOD.pattern}$"))


def as_period(text: str) -> Periodo | None:
    """None for what is no month and no year.

    >>> as_period("marzo de 2026"), as_period("03/2026"), as_period("2026"), as_period("2026-03-05")
    ('2026-03', '2026-03', '2026', None)
    """
    if found := _IN_WORDS.fullmatch(" ".join(text.split())):
        month = MESES.index(found[1].casefold()) + 1 if found[1] else int(found[3])
        return Periodo(f"{found[2] or found[4]}-{month:02}")
    return Periodo(text.strip()) if _PERIOD.fullmatch(text.strip()) else None


def a_period(value: Any) -> Any:
    """YAML reads `2019` as a number; all else is a day, and the type of a day says what is wrong with it."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = as_period(text) if isinstance(text, str) else None
    if found and found.first.year < FIRST_YEAR:
        raise PydanticCustomError("fecha_vieja", "fecha_vieja")
    return value if found is None else found


Dia = Annotated[Fecha | Periodo, BeforeValidator(a_period)]


class Precision(StrEnum):
    EXACTA = "exacta"
    APROXIMADA = "aproximada"


class Momento(Part):
    """A moment by the clock of the place; the hour may be unknown.

    With `hasta`, some day from `fecha` to it; with `hora_hasta`, some minute from `hora` to it.
    """

    fecha: Leaf[Dia] = None
    hasta: Leaf[Dia] = None
    hora: Leaf[Hora] = None
    hora_hasta: Leaf[Hora] = None
    precision: Precision = Precision.EXACTA
    """Told as it was, or about."""

    @property
    def earliest(self) -> datetime | None:
        """The first minute at which it can have been; None when nobody knows the day."""
        day = first_day(self.fecha)
        return datetime.combine(day, self.hora if isinstance(self.hora, time) else time.min) if day else None

    @property
    def latest(self) -> datetime | None:
        """The last minute at which it can have been."""
        day = _last(self.hasta) or _last(self.fecha)
        hours = [hour for hour in (self.hora_hasta, self.hora) if isinstance(hour, time)]
        return datetime.combine(day, hours[0] if hours else _END_OF_DAY) if day else None

    @property
    def is_exact(self) -> bool:
        """A day that is known, told as it was: nothing that is sworn rests on another."""
        apart = isinstance(self.hasta, date | str) or isinstance(self.hora_hasta, time)
        return isinstance(self.fecha, date) and not apart and self.precision is Precision.EXACTA


def first_day(day: object) -> date | None:
    return day.first if isinstance(day, Periodo) else day if isinstance(day, date) else None


def _last(day: object) -> date | None:
    return day.last if isinstance(day, Periodo) else day if isinstance(day, date) else None
