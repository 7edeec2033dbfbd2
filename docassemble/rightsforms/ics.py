"""Time limits as a calendar file (RFC 5545), for the telephone of whoever keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from .filings import Deadline
from .record import in_utc
from .words import words as words_of


def to_ics(deadlines: Iterable[Deadline], now: datetime, case: str) -> bytes:
    """One event for each limit whose end is known, without the name of anybody; the same input, the same bytes.

    `case` tells the events of one case from those of another in the same calendar (`record.digest`). Where a limit
    runs for some people only, their keys tell its events apart.
    """
    words = words_of("agenda")
    calendar = Calendar({"prodid": "-//rightsforms//ES", "version": "2.0"})
    for deadline in deadlines:
        if deadline.vence is not None:
            calendar.add_component(_event(deadline, deadline.vence, now, case, words))
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, end: datetime, now: datetime, case: str, words: dict[str, str]) -> Event:
    event = Event()
    event.add("uid", "-".join((deadline.id, *deadline.quienes, f"{case}@rightsforms")))
    event.add("dtstamp", in_utc(now))
    event.add("dtstart", end)  # without a zone: the hour of the place, as the telephone shows it
    event.add("summary", words["recordatorio"] if deadline.recordatorio else words["vence"])
    event.add("description", f"{deadline.que} ({deadline.porque})" + (words["tentativo"] if deadline.tentativo else ""))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words["vence"])
    alarm.add("trigger", timedelta(hours=-2))
    event.add_component(alarm)
    return event
