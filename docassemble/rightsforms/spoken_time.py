"""Moments and lengths of time as people say them: "mañana jueves 26, a las 2:30 de la madrugada", "faltan 10 horas"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from .filings import Deadline, Headline
from .words import words

_END_OF_DAY = time(23, 59)
_IN_DAYS = timedelta(hours=72)  # until then people count hours, as the law does
_A_WEEK = 7
_NOON = 12


def moment(when: datetime, now: datetime) -> str:
    """The day by its name, near ones also by theirs, and the hour by the part of the day."""
    said = words("reloj")
    distance = (when.date() - now.date()).days
    near = said["cercanos"].get(distance, "")
    return f"{near} {_day(when, distance, now)}, {_hour(when.time())}".strip()


def day(when: date, now: datetime) -> str:
    """A day alone: "sábado 16 de mayo"."""
    return _day(when, (when - now.date()).days, now)


def hour(when: time) -> str:
    """An hour alone: "a las 9:30 de la noche"."""
    return _hour(when)


def elapsed(length: timedelta) -> str:
    """In minutes below an hour, in hours below three days, in days beyond; whole ones, never rounded up."""
    said = words("reloj")
    if length >= _IN_DAYS:
        return _counted(length.days, said["dias_largos"])
    hours = int(length.total_seconds()) // 3600
    return _counted(hours, said["horas"]) if hours else _counted(int(length.total_seconds()) // 60, said["minutos"])


def left(deadline: Deadline, now: datetime) -> str:
    """ "Faltan 10 horas" or "Ya pasó, hace 13 horas"; empty for a limit whose end is not known."""
    if deadline.vence is None:
        return ""
    said, length = words("reloj"), deadline.vence - now
    if length < timedelta(0):
        return str(said["paso"]).format(tiempo=elapsed(-length))
    told = elapsed(length)
    return str(said["falta"]["uno" if told.startswith("1 ") else "varios"]).format(tiempo=told)


def headline_words(headline: Headline) -> str:
    """How long it has gone on, when that is known, and what is done about it today."""
    if headline.lleva is None or headline.tiempo is None:
        return headline.dice
    return f"{headline.lleva.format(tiempo=elapsed(headline.tiempo))} {headline.dice}"


def _day(when: date, distance: int, now: datetime) -> str:
    said = words("reloj")
    name = "dia" if abs(distance) < _A_WEEK else "dia_y_mes" if when.year == now.year else "dia_y_anio"
    return str(said[name]).format(
        dia=said["dias"][when.weekday()], numero=when.day, mes=said["meses"][when.month - 1], anio=when.year
    )


def _hour(when: time) -> str:
    said = words("reloj")
    if when.replace(second=0, microsecond=0) == _END_OF_DAY:
        return str(said["al_terminar"])
    part = next(name for until, name in said["partes"] if when.hour < until)
    twelve = when.hour % _NOON or _NOON
    minutes = f":{when:%M}" if when.minute else ""
    return str(said["hora"]["una" if twelve == 1 else "varias"]).format(hora=f"{twelve}{minutes}", parte=part)


def _counted(number: int, forms: dict[str, str]) -> str:
    return forms["uno" if number == 1 else "varios"].format(n=number)
