"""To practise: an invented case from the first page, marked as one on every screen and every page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from docassemble.rightsforms.practice import invented
from tests.interview.phone import Phone
from tests.support.texts import pdf_text

BAND = "PRÁCTICA"


class DescribePractising:
    def it_opens_an_invented_case_that_no_screen_and_no_paper_takes_for_a_real_one(
        self, phone: Phone, tmp_path: Path
    ) -> None:
        phone.page.goto(phone.url)
        phone.page.get_by_role("button", name="Practicar con un caso inventado").click()
        phone.page.wait_for_selector("#daMainQuestion")
        phone.on_screen = phone.page.get_by_text(BAND).first.wait_for
        phone.press("Empezar")
        assert phone.heading == "Qué hacer ahora"
        phone.follow("Revisar y agregar datos").follow("Quién presenta el escrito").press()
        phone.follow("Hacer los documentos")
        text = pdf_text(phone.download("Descargar para imprimir (PDF)", tmp_path).read_bytes())
        assert "CASO DE PRÁCTICA" in text
        assert phone.violations == []
        phone.page.goto(f"{phone.url}/casos")
        assert "Práctica: caso inventado." in phone.text

    def it_is_asked_of_no_real_case(self, phone: Phone) -> None:
        phone.start()
        assert BAND not in phone.text


class DescribeTheInventedCase:
    def it_happened_this_night(self) -> None:
        today = date(2031, 3, 1)
        caso = invented(today)
        assert caso.practica
        assert (caso.informacion_hasta.date(), caso.detencion.momento.fecha) == (today, today - timedelta(days=1))
