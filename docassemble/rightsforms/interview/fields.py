"""Kinds of fields that keep what was typed, letter for letter, and come back to the screen as text.

docassemble's own `text` runs the answer through an HTML parser and drops every backslash, its `area` writes the answer
into the page without escaping it (a textarea can be closed from inside), and its `integer` turns an empty field into 0.
"""

from __future__ import annotations

import html
from datetime import date, datetime, time
from typing import Any

from docassemble.base.error import DAValidationError
from docassemble.base.util import CustomDataType, validation_error

from .. import here
from ..errors import RightsformsError
from ..record import OLDEST, as_age, as_period, clean
from ..record.leaf import FIRST_YEAR
from .choices import official_name

__all__ = ["refuse_the_future"]  # what the interview calls; the kinds of fields register themselves

_LONGEST = 20_000  # characters in one field
_MOST_PEOPLE = 100  # lines of names on one screen; a larger number is told as a number


class Texto(CustomDataType):
    """Any text. The page gets it escaped; the record gets it as it was typed."""

    name = "texto"
    input_type = "text"
    input_class = "rf-texto"
    skip_if_empty = False

    @classmethod
    def validate(cls, item: str) -> bool:
        if len(item) > _LONGEST:
            raise _complaint("respuesta_larga", maximo=_LONGEST)
        return True

    @classmethod
    def transform(cls, item: str) -> Any:
        return clean(item)

    @classmethod
    def default_for(cls, item: Any) -> str:
        """docassemble adds the quotes of an attribute itself; a first new line is eaten by a textarea."""
        text = "" if item is None else html.escape(str(item), quote=False)
        return f"\n{text}" if text.startswith("\n") else text


class Nombres(Texto):
    """Names of people, one a line."""

    name = "nombres"
    input_class = "rf-nombres"

    @classmethod
    def validate(cls, item: str) -> bool:
        if len([line for line in item.splitlines() if line.strip()]) > _MOST_PEOPLE:
            raise _complaint("respuesta_muchos_nombres", maximo=_MOST_PEOPLE)
        return super().validate(item)


class Municipio(Texto):
    """A municipality: "chamula" is Chamula; a name that is not on the list stays as it was typed."""

    name = "municipio"
    input_class = "rf-municipio"

    @classmethod
    def transform(cls, item: str) -> Any:
        return official_name(clean(item))


# Kept letter for letter as well; what differs is what the phone offers to write with, and that goes by the class.
for _name, _class, _input in (
    ("telefono", "rf-telefono", "tel"),
    ("correo", "rf-correo", "text"),  # or whatever people write instead of an address
    ("cifras", "rf-cifras", "text"),  # a number that is no amount
    ("clave_oficial", "rf-clave", "text"),  # of letters and numbers, in capitals
):
    type(_name, (Texto,), {"name": _name, "input_class": _class, "input_type": _input})


class _Read(Texto):
    """A text that is understood, or refused with `complaint`. It has no name, so no screen can ask for it."""

    complaint = ""
    most: int | None = None  # as the complaint tells it
    nothing: Any = None  # what an empty field leaves

    @classmethod
    def read(cls, item: str) -> Any:
        """What the record gets of it; None where it is not understood."""
        raise NotImplementedError

    @classmethod
    def validate(cls, item: str) -> bool:
        if item.strip() and cls.read(item) is None:
            raise _complaint(cls.complaint, maximo=cls.most)
        return True

    @classmethod
    def transform(cls, item: str) -> Any:
        return cls.read(item) if item.strip() else cls.nothing


class Cuantos(_Read):
    """How many, or nothing."""

    name = "cuantos"
    input_class = "rf-edad"
    complaint = "respuesta_cuantos"
    most = 9_999_999

    @classmethod
    def read(cls, item: str) -> int | None:
        digits = item.strip()
        fits = digits.isdecimal() and len(digits) <= len(str(cls.most)) and int(digits) <= cls.most
        return int(digits) if fits else None


class Edad(Cuantos):
    """Years, or nothing."""

    name = "edad"
    complaint = "respuesta_edad"
    most = OLDEST


class EdadQueSeDice(_Read):
    """An age of which only the months are known, or two between which it is."""

    name = "edad_dicha"
    input_class = "rf-edad-dicha"
    complaint = "respuesta_edad_dicha"

    @classmethod
    def read(cls, item: str) -> int | str | None:
        age = as_age(item)
        return str(age) if isinstance(age, str) else age


class Fecha(_Read):
    """A day that has come already, kept as 2026-05-16."""

    name = "fecha"
    input_type = "date"
    input_class = "rf-fecha"
    complaint = "respuesta_fecha"
    nothing = ""

    @classmethod
    def read(cls, item: str) -> str | None:
        day = _day(item)
        return _come(day).isoformat() if day else None


class Mes(_Read):
    """A month, or a year, for whoever remembers no more; kept as 2026-03."""

    name = "mes"
    input_class = "rf-mes"
    complaint = "respuesta_mes"
    nothing = ""

    @classmethod
    def read(cls, item: str) -> str | None:
        month = as_period(item)
        return str(month) if month and _come(month.first) else None


class Hora(_Read):
    """An hour of the day, kept as 21:30."""

    name = "hora"
    input_type = "time"
    input_class = "rf-hora"
    complaint = "respuesta_hora"
    nothing = ""

    @classmethod
    def read(cls, item: str) -> str | None:
        hour = _hour(item)
        return hour.isoformat("minutes") if hour else None


def refuse_the_future(momento: Any, field: str) -> None:
    """The day has its own check; this one is for the hour of today, and for the last of two hours while it is shown."""
    first, last = (_day(str(getattr(momento, name, ""))) for name in ("fecha", "hasta"))
    _refuse_hour(first, _hour(str(getattr(momento, "hora", ""))), field)
    if getattr(momento, "aproximada", False) is True:
        _refuse_hour(last or first, _hour(str(getattr(momento, "hora_hasta", ""))), f"{field}_hasta")


def _refuse_hour(day: date | None, hour: time | None, field: str) -> None:
    if day and hour and datetime.combine(day, hour) > here.now():
        validation_error(str(_complaint("respuesta_hora_futura")), field=field)


def _come(day: date) -> date:
    """The same; it has come already, in a year of four digits."""
    if day.year < FIRST_YEAR:
        raise _complaint("respuesta_fecha_vieja")
    if day > here.now().date():
        raise _complaint("respuesta_futura")
    return day


def _day(text: str) -> date | None:
    """A phone sends 2026-05-16; a browser without a calendar lets people write 16/05/2026."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip().zfill(5))
    except ValueError:
        return None


def _complaint(code: str, **values: Any) -> Exception:
    error = RightsformsError(code, **values)
    return DAValidationError(str(error.said()))  # type: ignore[no-any-return]
