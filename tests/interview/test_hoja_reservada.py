"""What a filing keeps from its text is handed over beside it, as a document of its own."""

from __future__ import annotations

from pathlib import Path

from docassemble.rightsforms.record import dump_case
from tests.interview.flow import to_what_to_do
from tests.interview.phone import Phone
from tests.support.casos import caso, folded
from tests.support.texts import pdf_text

ASKED = "desaparicion_larrainzar"


class DescribeTheSealedSheet:
    def it_is_offered_beside_the_petition_of_whoever_asked_for_reserve(self, phone: Phone, tmp_path: Path) -> None:
        phone.bring("caso.json", dump_case(caso(ASKED)).encode())
        phone.page.get_by_role("button", name="Empezar").click()
        phone.page.get_by_role("heading", name="Qué hacer ahora").wait_for()
        phone.follow("Hacer los documentos")
        petition = phone.download("Descargar para imprimir (PDF)", tmp_path)
        sheet = phone.download("Descargar la hoja reservada (PDF)", tmp_path)
        assert sheet.name == "demanda_de_amparo_articulo_15_hoja_reservada.pdf"
        address = str(caso(ASKED).promovente.domicilio)
        assert address not in folded(pdf_text(petition.read_bytes()))
        assert address in folded(pdf_text(sheet.read_bytes()))
        assert phone.violations == []

    def it_is_not_spoken_of_where_nothing_is_kept(self, phone: Phone) -> None:
        to_what_to_do(phone).follow("Hacer los documentos")
        phone.page.get_by_role("link", name="Descargar para imprimir (PDF)").first.wait_for()
        assert phone.page.get_by_text("Va con una hoja reservada").count() == 0
