"""The clock: which time limits run in this case, from when, until when. Moments are by the clock of the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ..law import Jurisdiccion
from ..law.models import Calendario, Plazo
from ..record import Caso, Momento, once
from .reading import Reading
from .starts import began, filed, taken

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit. `vence` is None when its start is not known: then only `desde` is told.

    `tentativo`: the attorney confirms it: the start is approximate, the days are business days, or the rule says so.
    """

    id: str
    que: str
    porque: str
    desde: str
    corre: str  # `desde` in a plain sentence: "Corre desde la detención, cuando se sepa."
    inicia: datetime | None
    vence: datetime | None
    unidad: str
    tentativo: bool
    recordatorio: bool
    alega: str | None = None
    salvo: str | None = None
    quienes: tuple[str, ...] = ()  # keys of those for whom it runs; none: for everybody

    @property
    def can_be_sworn(self) -> bool:
        """Warn early, swear late: an approximate moment is told and never sworn to have passed."""
        return self.alega is not None and self.vence is not None and not self.tentativo

    def has_passed(self, now: datetime) -> bool:
        return self.vence is not None and now > self.vence


def clock(reading: Reading) -> tuple[Deadline, ...]:
    """Every time limit that applies: first those that run, by their end; then those whose start is not known.

    Where people were taken apart, each limit is told once for each start, with those for whom it runs from then.
    """
    found: dict[Deadline, tuple[str, ...]] = {}
    for one in reading.each:
        for plazo in reading.law.plazos:
            if plazo.cuando.fits(one.traits) and plazo.vigente.holds(_day(plazo, one)):
                deadline = _deadline(plazo, one)
                found[deadline] = (*found.get(deadline, ()), *one.lot.claves)
    everybody = sum(len(one.lot.claves) for one in reading.each)
    whose = (replace(d, quienes=who) if len(who) < everybody else d for d, who in found.items())
    return tuple(sorted(whose, key=lambda deadline: (deadline.vence is None, deadline.vence or datetime.max)))


def started(caso: Caso, desde: str) -> datetime | None:
    """When this moment of the record was; None when nobody knows, or the record does not hold it."""
    return _starts(caso).get(desde, Momento()).earliest


def business_days(start: date, calendar: Calendario) -> Iterator[date]:
    """The days that count after `start` (Ley de Amparo, arts. 19, 22)."""
    day = start
    while True:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and f"{day:%m-%d}" not in calendar.dias:
            yield day


def _deadline(plazo: Plazo, reading: Reading) -> Deadline:
    momento = _starts(reading.caso).get(plazo.desde, Momento())
    inicia = momento.earliest  # an unknown hour counts from the first minute: no limit is told too late
    return Deadline(
        id=plazo.id,
        que=plazo.que,
        porque=reading.law.cite_all(plazo.fundamento, _day(plazo, reading)),
        desde=plazo.desde,
        corre=reading.law.inicios[plazo.desde],
        inicia=inicia,
        vence=_end(plazo, inicia, reading.law) if inicia else None,
        unidad=plazo.unidad,
        tentativo=plazo.tentativo or plazo.unidad == "habiles" or _is_approximate(plazo, momento),
        recordatorio=plazo.recordatorio,
        alega=plazo.alega,
        salvo=plazo.salvo,
    )


def _day(plazo: Plazo, reading: Reading) -> date:
    """The day that decides which text of the law counts: that on which the limit begins, if anybody knows it."""
    inicia = started(reading.caso, plazo.desde)
    return inicia.date() if inicia else reading.on


@once
def _starts(caso: Caso) -> dict[str, Momento]:
    """The moments of the record from which a limit can run."""
    return {
        "detencion": taken(caso),
        "hechos": began(caso),
        "puesta_a_disposicion": caso.detencion.puesta_a_disposicion,
        "presentacion": filed(caso),
        "acto_colectivo": caso.acto_colectivo.conocimiento,
    }


def _is_approximate(plazo: Plazo, momento: Momento) -> bool:
    without_hour = plazo.unidad == "horas" and not isinstance(momento.hora, time)
    return without_hour or not momento.is_exact


def _end(plazo: Plazo, inicia: datetime, law: Jurisdiccion) -> datetime:
    if plazo.unidad == "horas":
        return inicia + timedelta(hours=plazo.cantidad)
    return datetime.combine(_last_day(plazo, inicia.date(), law), time(23, 59))


def _last_day(plazo: Plazo, start: date, law: Jurisdiccion) -> date:
    if plazo.calendario is None:
        return start + timedelta(days=plazo.cantidad)
    days = business_days(start, law.calendarios[plazo.calendario])
    return [next(days) for _ in range(plazo.cantidad)][-1]
