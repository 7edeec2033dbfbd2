"""Whoever does not know the day is not made to choose one: a month, a year, or the last day it can have been."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.flow import kept, to_review
from tests.interview.phone import Phone
from tests.support.texts import pdf_text

BOX = "El día o la hora son aproximados"
MONTH = "Si solo sabe el mes o el año (por ejemplo: marzo de 2026)"
LAST_HOUR = "Si fue entre esa hora y otra, la última hora posible"
LAST = "Si fue entre ese día y otro, el último día posible"


@pytest.fixture
def asked(phone: Phone) -> Phone:
    """The screen that asks when and where, with the box of what is not exact ticked already."""
    return to_review(phone).follow("Cuándo y dónde")


class DescribeADayThatNobodyKnows:
    def it_may_be_a_month(self, asked: Phone, tmp_path: Path) -> None:
        asked.fill("Día", "").fill("Hora", "").fill(MONTH, "marzo de 2026").press()
        momento = kept(asked, tmp_path).detencion.momento
        assert (momento.fecha, momento.hasta, momento.precision) == ("2026-03", None, "exacta")
        assert asked.violations == []

    def it_may_be_between_two(self, asked: Phone, tmp_path: Path) -> None:
        asked.fill("Día", "2026-05-03").fill("Hora", "").fill(LAST, "2026-05-05").press()
        momento = kept(asked, tmp_path).detencion.momento
        assert (str(momento.fecha), str(momento.hasta)) == ("2026-05-03", "2026-05-05")

    def it_may_be_between_two_hours_of_a_day(self, asked: Phone, tmp_path: Path) -> None:
        asked.fill("Hora", "21:30").fill(LAST_HOUR, "22:15").press()
        assert asked.follow("Cuándo y dónde").value(LAST_HOUR) == "22:15"
        case = kept(asked.press(), tmp_path)
        assert [f"{hour:%H:%M}" for hour in (case.detencion.momento.hora, case.detencion.momento.hora_hasta)] == [
            "21:30", "22:15",
        ]  # fmt: skip
        text = asked.download("Descargar para imprimir (PDF)", tmp_path)
        assert "entre las 21:30 y las 22:15 horas" in " ".join(pdf_text(text.read_bytes()).split())
        assert asked.violations == []

    def it_is_asked_again_when_the_month_is_none(self, asked: Phone) -> None:
        asked.fill("Día", "").fill(MONTH, "hace tiempo").page.get_by_role("button", name="Continuar").click()
        asked.page.get_by_text("Ese mes no se entiende.").first.wait_for()

    def it_is_not_asked_of_whoever_knows_the_day(self, asked: Phone) -> None:
        assert asked.page.get_by_label(MONTH).is_visible()
        asked.tick(BOX)
        assert not asked.page.get_by_label(MONTH).is_visible()
        assert not asked.page.get_by_label(LAST).is_visible()
        assert not asked.page.get_by_label(LAST_HOUR).is_visible()
