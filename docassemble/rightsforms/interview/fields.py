"""Kinds of fields that keep what was typed, letter for letter, and come back to the screen as text.

docassemble's own `text` runs the answer through an HTML parser and drops every backslash, its `area` writes the answer
into the page without escaping it (a textarea can be closed from inside), and its `integer` turns an empty field into 0.
"""

from __future__ import annotations

import html
import re
from datetime import date, datetime, time
from typing import Any

from docassemble.base.error import DAValidationError
from docassemble.base.util import CustomDataType, validation_error

from ..errors import RightsformsError
from ..record import CHIAPAS, OLDEST, as_age, as_period, clean
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


class Telefono(Texto):
    """A telephone, with whatever people write beside it; the phone offers its keys."""

    name = "telefono"
    input_type = "tel"
    input_class = "rf-telefono"


class Correo(Texto):
    """An e-mail address, or whatever people write instead; the phone offers its sign."""

    name = "correo"
    input_class = "rf-correo"


class Cifras(Texto):
    """A number that is no amount, kept letter for letter: the phone offers its numbers."""

    name = "cifras"
    input_class = "rf-cifras"


class Clave(Texto):
    """A code of letters and numbers, in capitals."""

    name = "clave_oficial"
    input_class = "rf-clave"


class Edad(Texto):
    """Years, or nothing."""

    name = "edad"
    input_class = "rf-edad"

    @classmethod
    def validate(cls, item: str) -> bool:
        if item.strip() and not (re.fullmatch(r"\d{1,3}", item.strip()) and int(item) <= OLDEST):
            raise _complaint("respuesta_edad", maximo=OLDEST)
        return True

    @classmethod
    def transform(cls, item: str) -> int | None:
        return int(item) if item.strip() else None


class EdadQueSeDice(Texto):
    """An age of which only the months are known, or two between which it is."""

    name = "edad_dicha"
    input_class = "rf-edad-dicha"

    @classmethod
    def validate(cls, item: str) -> bool:
        if item.strip() and as_age(item) is None:
            raise _complaint("respuesta_edad_dicha")
        return True

    @classmethod
    def transform(cls, item: str) -> int | str | None:
        age = as_age(item)
        return str(age) if isinstance(age, str) else age


class Cuantos(Texto):
    """How many, or nothing."""

    name = "cuantos"
    input_class = "rf-edad"

    @classmethod
    def validate(cls, item: str) -> bool:
        if item.strip() and not re.fullmatch(r"\d{1,7}", item.strip()):
            raise _complaint("respuesta_cuantos")
        return True

    @classmethod
    def transform(cls, item: str) -> int | None:
        return int(item) if item.strip() else None


class Fecha(Texto):
    """A day that has come already, kept as 2026-05-16."""

    name = "fecha"
    input_type = "date"
    input_class = "rf-fecha"

    @classmethod
    def validate(cls, item: str) -> bool:
        day = _day(item)
        if item.strip() and day is None:
            raise _complaint("respuesta_fecha")
        return _has_been(day)

    @classmethod
    def transform(cls, item: str) -> str:
        day = _day(item)
        return day.isoformat() if day else ""


class Mes(Texto):
    """A month, or a year, for whoever remembers no more; kept as 2026-03."""

    name = "mes"
    input_class = "rf-mes"

    @classmethod
    def validate(cls, item: str) -> bool:
        month = as_period(item)
        if item.strip() and month is None:
            raise _complaint("respuesta_mes")
        return _has_been(month.first if month else None)

    @classmethod
    def transform(cls, item: str) -> str:
        return str(as_period(item) or "")


class Hora(Texto):
    """An hour of the day, kept as 21:30."""

    name = "hora"
    input_type = "time"
    input_class = "rf-hora"

    @classmethod
    def validate(cls, item: str) -> bool:
        if item.strip() and _hour(item) is None:
            raise _complaint("respuesta_hora")
        return True

    @classmethod
    def transform(cls, item: str) -> str:
        hour = _hour(item)
        return hour.isoformat("minutes") if hour else ""


def refuse_the_future(momento: Any, field: str) -> None:
    """The day has its own check; this one is for the hour of today, and for the last of two hours while it is shown."""
    first, last = (_day(str(getattr(momento, name, ""))) for name in ("fecha", "hasta"))
    _refuse_hour(first, _hour(str(getattr(momento, "hora", ""))), field)
    if getattr(momento, "aproximada", False) is True:
        _refuse_hour(last or first, _hour(str(getattr(momento, "hora_hasta", ""))), f"{field}_hasta")


def _refuse_hour(day: date | None, hour: time | None, field: str) -> None:
    now = datetime.now(CHIAPAS).replace(tzinfo=None)
    if day and hour and datetime.combine(day, hour) > now:
        validation_error(str(_complaint("respuesta_hora_futura")), field=field)


def _has_been(day: date | None) -> bool:
    """A day that is understood has come already, in a year of four digits."""
    if day and day.year < FIRST_YEAR:
        raise _complaint("respuesta_fecha_vieja")
    if day and day > datetime.now(CHIAPAS).date():
        raise _complaint("respuesta_futura")
    return True


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
