"""A real browser walks the urgent path on a phone-sized screen, from the first screen to the files in hand."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import caso_from_data
from tests.interview.flow import CASO, NOMBRE, RELATO, to_review, to_what_to_do
from tests.interview.phone import Phone
from tests.support.server import RunningServer
from tests.support.texts import pdf_text

MOST_SCREENS = 15
MOST_TAPS = 38


class DescribeTheUrgentPath:
    def it_leads_to_the_documents_and_says_the_same_as_a_case_file(self, phone: Phone, tmp_path: Path) -> None:
        to_what_to_do(phone)
        assert phone.exits == len(phone.screens)
        phone.follow("Hacer los documentos")
        assert phone.heading == "Sus documentos están listos"
        assert len(phone.screens) <= MOST_SCREENS, phone.screens
        assert phone.taps <= MOST_TAPS
        assert phone.violations == []
        assert phone.foreign == []
        assert phone.alerts == []
        until = re.search(r"hasta las (\d\d:\d\d) del (\d\d/\d\d/\d{4})", phone.text)
        assert until
        moment = datetime.strptime(f"{until[2]} {until[1]}", "%d/%m/%Y %H:%M")
        document = engine.draft(caso_from_data({**CASO, "informacion_hasta": moment.isoformat()}), "amparo_art15")
        pdf = phone.download("Descargar para imprimir (PDF)", tmp_path)
        docx = phone.download("Descargar para la persona abogada (Word)", tmp_path)
        assert docx.read_bytes() == engine.write(document, "docx")
        assert pdf.read_bytes() == engine.write(document, "pdf")
        assert "Pérez" not in pdf.name + docx.name


class DescribeAHostileAnswer:
    def it_is_shown_back_as_the_text_it_is(self, phone: Phone) -> None:
        to_review(phone).follow("Los hechos, uno por uno").follow("Cambiar este hecho")
        assert phone.page.locator("textarea").input_value() == RELATO
        phone.press().follow("Listo").follow("Personas afectadas")
        assert NOMBRE in phone.text
        phone.follow("Nombre, apodo, edad")
        assert phone.value("Nombre completo") == NOMBRE
        assert phone.alerts == []
        assert phone.violations == []


class DescribeQuickExit:
    def it_leaves_for_a_neutral_page_and_back_does_not_return(self, phone: Phone) -> None:
        phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez").tick("Hombre").press()
        phone.leave_quickly()
        assert phone.page.title() == "Café de olla"
        assert "amparo" not in phone.page.inner_text("body").casefold()
        assert "rightsforms" not in phone.page.url
        phone.page.go_back()
        assert phone.page.url == "about:blank"


class DescribeAPhoneWithoutJavaScript:
    def it_comes_to_the_documents_all_the_same(self, server: RunningServer, browser: Browser) -> None:
        phone = Phone(browser, server.url, scripts=False)
        page = phone.page
        page.goto(phone.url)
        page.get_by_role("button", name="Demanda de amparo urgente").click()
        for name in ("Empezar", "No", "No se sabe", "No se sabe", "No se sabe", "No se sabe", "No se sabe"):
            phone._button(name).click()
        page.locator("textarea").fill("Se lo llevaron.")
        page.get_by_role("button", name="Continuar", exact=True).click()
        page.get_by_label("¿En qué lugar está, o cree que está?", exact=True).fill("la comandancia")
        for name in ("Continuar", "No se sabe", "No se sabe", "Todavía no", "No se sabe"):
            phone._button(name).click()
        page.get_by_role("link", name="Hacer los documentos").click()
        assert phone.heading == "Sus documentos están listos"
        phone.context.close()


class DescribeSavingAndLeaving:
    def it_offers_the_way_back_on_the_same_phone(self, phone: Phone) -> None:
        here = phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez").press().heading
        phone.tick("La golpean, la torturan o la maltratan").press("Guardar y salir")
        assert "Guardado." in phone.text
        phone.follow("Seguir un caso empezado")
        assert "Juan" not in phone.text
        assert phone.press("Seguir").heading == here
        assert phone.page.locator("input:checked").count() == 1
        assert phone.press("Atrás").value("Nombre completo") == "Juan Pérez"
        assert phone.value("Edad en años") == "", "what was left empty is empty"
        assert phone.violations == []


class DescribeANightOnWhichManyWereTaken:
    def it_asks_for_their_names_in_a_row_and_writes_one_paper_for_all(self, phone: Phone, tmp_path: Path) -> None:
        phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez").tick("Hombre")
        phone.tick("Hay más personas a las que les pasó")
        phone.fill("Sus nombres, uno en cada renglón", "Luz Diaz\n\n Pedro Gómez ")
        phone.fill("¿Cuántas más, de las que nadie sabe el nombre?", "4").press().press("Atrás")
        phone.fill("Sus nombres, uno en cada renglón", "Luz Díaz\nPedro Gómez\nRosa Ruiz").press()
        phone.tick("Se llevaron a la persona o la tienen detenida").press().tick("Policía municipal").press().press()
        phone.fill("Municipio", "Chamula").press()
        phone.page.locator("textarea").fill("Los subieron a una patrulla.")
        phone.tick("Lo vi").press().tick("La tienen, y sabemos dónde").press()
        assert phone.heading == "¿A todas les pasó lo mismo?"
        assert "Juan Pérez; Luz Díaz; Pedro Gómez; Rosa Ruiz" in phone.text
        phone.tick("Sí, a todas lo mismo").press().press("No se sabe").press("No se sabe").press("Todavía no")
        phone.fill("Nombre completo", "María López").press().follow("Hacer los documentos")
        assert len(phone.screens) <= MOST_SCREENS + 3  # one more, and once back
        text = " ".join(pdf_text(phone.download("Descargar para imprimir (PDF)", tmp_path).read_bytes()).split())
        for said in ("Juan Pérez", "Luz Díaz", "Pedro Gómez", "Rosa Ruiz", "4 personas más cuyos nombres se ignoran"):
            assert said in text
        assert "Luz Diaz" not in text
        assert phone.violations == []


class DescribeAServerThatIsKilled:
    def it_gives_the_answers_back_to_the_same_phone(self, phone: Phone, server: RunningServer) -> None:
        phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez").tick("Hombre").press()
        here = phone.heading
        server.kill9()
        server.start()
        phone.page.reload()
        phone.page.wait_for_selector("#daMainQuestion")
        assert phone.heading == here
        phone.press("Atrás")
        assert phone.value("Nombre completo") == "Juan Pérez"


class DescribeACommunity:
    def it_has_a_path_of_its_own(self, phone: Phone) -> None:
        phone.start().press("Empezar").press("Sí").press("Le pasa a toda una comunidad")
        phone.fill("Nombre de la comunidad", "Peña Blanca").fill("Municipio", "Ocosingo")
        phone.fill("¿Cuántas familias son?", "41").press().tick("Las amenazan").press()
        phone.tick("Hombres armados que no son del gobierno").press().press()
        assert phone.heading == "¿Qué pasó, y desde cuándo?"
        phone.page.get_by_role("button", name="Ayer").click()
        phone.page.locator("textarea").fill("Cerraron los caminos.")
        phone.tick("Lo vi").press().press().press("Todavía no").fill("Nombre completo", "Amalia Ruiz").press()
        assert phone.heading == "Qué hacer ahora"
        assert "proteger a la comunidad" in phone.text
        assert "Comisión estatal de atención a víctimas. Se pide de palabra o por escrito." in phone.text
        assert "Ministerio Público de guardia" in phone.unfold("Dónde denunciar").text
        asked = " ".join(phone.screens)
        assert "enferma" not in asked
        assert "Sabe dónde está" not in asked
        assert phone.follow("Hacer los documentos").heading == "Sus documentos están listos"
        assert phone.violations == []

    def it_is_not_begun_by_the_key_that_sends(self, phone: Phone) -> None:
        phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez")
        phone.page.get_by_label("Nombre completo", exact=True).press("Enter")
        phone.page.get_by_role("heading", name="¿Qué le hicieron").wait_for()


class DescribeADateThatHasNotCome:
    def it_is_refused_in_plain_spanish(self, phone: Phone) -> None:
        phone.start().press("Empezar").press("No").press("No se sabe").press("No se sabe").press("No se sabe")
        phone.press("No se sabe").fill("Día", "2099-01-01")
        phone.page.get_by_role("button", name="Continuar", exact=True).click()
        phone.page.get_by_text("Esa fecha todavía no llega.").first.wait_for()
        assert phone.heading == "¿Cuándo y dónde fue?"
