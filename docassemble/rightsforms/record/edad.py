"""How old somebody is, as people know it: in years, in months, between two ages, about."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

MAYORIA_DE_EDAD = 18  # years; CPEUM, art. 34
OLDEST = 120

_YEARS = re.compile(r"(?i)(\d{1,3})(?: años?)?")
_MONTHS = re.compile(r"(?i)(\d{1,2}) mes(?:es)?")
_BETWEEN = re.compile(r"(?i)(?:de |entre )?(\d{1,3}) ?(?:a|y|o|-|–) ?(\d{1,3})(?: años)?")
_ABOUT = re.compile(r"(?i)(?:unos|como|casi) (\d{1,3})(?: años)?")
_TOLD = r"^(\d{1,2} mes(es)?|\d{1,3} a \d{1,3} años|unos \d{1,3} años)$"


class EdadDicha(str):
    """An age that is no number of years: "8 meses", "15 a 17 años", "unos 40 años"."""

    __slots__ = ()

    @property
    def lowest(self) -> int:
        """Completed years, at least."""
        return self._in_years()[0]

    @property
    def highest(self) -> int:
        return self._in_years()[-1]

    @property
    def is_exact(self) -> bool:
        """What was told cannot be true of another age: "unos 40" can."""
        return not _ABOUT.fullmatch(self)

    def _in_years(self) -> list[int]:
        numbers = self._numbers()
        return [numbers[0] // 12] if _MONTHS.fullmatch(self) else numbers

    def _numbers(self) -> list[int]:
        return [int(number) for number in re.findall(r"\d+", self)]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(pattern=_TOLD))


def as_age(text: str) -> int | EdadDicha | None:
    """None for what is no age.

    >>> as_age("16 años"), as_age("8 meses"), as_age("entre 15 y 17"), as_age("como 40"), as_age("joven")
    (16, '8 meses', '15 a 17 años', 'unos 40 años', None)
    """
    said = " ".join(text.split())
    if found := _YEARS.fullmatch(said):
        return int(found[1]) if int(found[1]) <= OLDEST else None
    if found := _MONTHS.fullmatch(said):
        return EdadDicha(f"{int(found[1])} {'mes' if int(found[1]) == 1 else 'meses'}")
    if (found := _BETWEEN.fullmatch(said)) and int(found[1]) < int(found[2]) <= OLDEST:
        return EdadDicha(f"{int(found[1])} a {int(found[2])} años")
    if (found := _ABOUT.fullmatch(said)) and int(found[1]) <= OLDEST:
        return EdadDicha(f"unos {int(found[1])} años")
    return None


def lowest_age(edad: object) -> int | None:
    """Completed years, at least; None when nobody knows. Of two readings the one that protects holds."""
    if isinstance(edad, EdadDicha):
        return edad.lowest
    return edad if isinstance(edad, int) else None


def an_age(value: Any) -> Any:
    found = as_age(value) if isinstance(value, str) else None
    return value if found is None else found


Edad = Annotated[Annotated[int, Field(ge=0, le=OLDEST)] | EdadDicha, BeforeValidator(an_age)]
