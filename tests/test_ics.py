"""Time limits as a calendar file: seen by others on a telephone, so it names nobody."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from docassemble.rightsforms import engine
from docassemble.rightsforms.filings import Deadline
from docassemble.rightsforms.ics import to_ics
from docassemble.rightsforms.record import Caso, Momento, Presentacion, digest
from tests.support.casos import NAMES, caso
from tests.support.each import each

NOON = datetime(2026, 5, 17, 12)
every_case = each("name", NAMES)


def ics(of: Caso) -> bytes:
    return to_ics(engine.deadlines(of), of.informacion_hasta, digest(of))


def handed_in() -> Caso:
    """A disappearance whose amparo was handed in: the reminders run."""
    presentado = Momento.model_validate({"fecha": "2026-05-17", "hora": "13:00"})
    return caso("desaparicion_larrainzar").model_copy(update={"presentacion": Presentacion(presentado=presentado)})


def unfolded(content: bytes) -> str:
    return content.decode("utf-8").replace("\r\n ", "")


def name_of(event: Any) -> str:
    """Which limit an event is of; the case follows, and the program."""
    return str(event["uid"]).partition("-")[0]


class DescribeTheCalendarFile:
    def it_tells_the_cases_apart(self):
        uids = [str(event["uid"]) for name in NAMES for event in Calendar.from_ical(ics(caso(name))).walk("VEVENT")]
        assert len(set(uids)) == len(uids)

    def it_is_the_same_event_an_hour_later(self):
        later = caso("desaparicion_larrainzar").model_copy(update={"informacion_hasta": datetime(2026, 5, 20)})
        assert digest(later) == digest(caso("desaparicion_larrainzar"))

    @every_case
    def it_has_one_event_for_each_end_that_is_known(self, name):
        events = Calendar.from_ical(ics(caso(name))).walk("VEVENT")
        ends = {d.id: d.vence for d in engine.deadlines(caso(name)) if d.vence}
        assert {name_of(event): event["dtstart"].dt for event in events} == ends

    @every_case
    def it_names_nobody_and_no_place(self, name):
        content = unfolded(ics(caso(name)))
        told = [words for words in _private(caso(name)) if re.search(rf"(?i)\b{re.escape(words)}\b", content)]
        assert told == []

    @every_case
    def it_comes_out_the_same_twice(self, name):
        assert ics(caso(name)) == ics(caso(name))

    def it_keeps_to_the_form_of_the_standard(self):
        content = ics(handed_in())
        assert content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert max(len(line) for line in content.split(b"\r\n")) <= 75
        assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event) for event in _events(content))

    def it_reminds_of_the_amparo_that_nobody_attends(self):
        found = {name_of(event): event for event in _events(ics(handed_in()))}
        assert {days: str(found[f"apersonarse_{days}"]["dtstart"].dt.date()) for days in (30, 180, 330)} == {
            30: "2026-06-16",
            180: "2026-11-13",
            330: "2027-04-12",
        }
        assert str(found["apersonarse_330"]["summary"]) == "Hay algo que hacer"
        assert str(found["apersonarse_un_anio"]["summary"]) == "Vence un plazo"

    def it_says_what_is_tentative_and_only_that(self):
        said = {name_of(event): str(event["description"]) for event in _events(ics(handed_in()))}
        marked = {uid for uid, words in said.items() if words.endswith("confírmelo con la abogada.")}
        assert marked == {d.id for d in engine.deadlines(handed_in()) if d.vence and d.tentativo}

    def it_is_stamped_with_the_hour_of_the_answers_as_the_whole_world_counts_it(self):
        """RFC 5545, 3.8.7.2: in UTC. Chiapas has been six hours behind all year since 2022."""
        stamps = {event["dtstamp"].dt for event in _events(to_ics(engine.deadlines(handed_in()), NOON, "0123"))}
        assert stamps == {datetime(2026, 5, 17, 18, tzinfo=UTC)}

    def it_rings_before_the_end(self):
        for event in _events(ics(handed_in())):
            (alarm,) = event.walk("VALARM")
            assert alarm["trigger"].dt.total_seconds() < 0

    def it_keeps_commas_and_semicolons_of_a_citation(self):
        odd = Deadline(
            "a",
            "Uno, dos; tres.",
            "art. 1; 2, 3",
            "queja",
            "desde la queja",
            None,
            datetime(2026, 5, 1),
            "horas",
            False,
            False,
        )
        (event,) = _events(to_ics([odd], datetime(2026, 4, 1), "0123"))
        assert str(event["description"]) == "Uno, dos; tres. (art. 1; 2, 3)"


def _events(content: bytes):
    return Calendar.from_ical(content).walk("VEVENT")


def _private(of: Caso) -> set[str]:
    """Every name, place and contact of the case."""
    people = (*of.quejosas, of.promovente)
    leaves = [leaf for p in people for leaf in (p.nombre, p.alias, p.municipio, p.comunidad, p.curp)]
    leaves += [of.promovente.domicilio, of.detencion.lugar.municipio, of.paradero.lugar]
    return {leaf for leaf in leaves if isinstance(leaf, str) and leaf.strip()}
