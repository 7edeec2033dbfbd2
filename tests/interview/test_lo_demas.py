"""Review and add: every answer can be changed, and every section leads back to the list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.interview.flow import kept, to_review
from tests.interview.phone import Phone
from tests.support.server import RunningServer
from tests.support.texts import pdf_text

LISTA = "Revisar y agregar"
ROWS = [
    "Peligro en este momento", "Qué le hicieron", "Si es por su religión", "En qué consistió cada acto",
    "Cuándo y dónde",
    "Más sobre la detención",
    "Dónde está ahora", "Lugares donde buscarla", "Quién presenta el escrito", "Más datos de quien presenta",
    "Firma, huella, o quién firma", "Que no se sepa quién presenta", "Por qué no puede pedirlo", "Intérprete y lectura",
    "Peligro por pedir ayuda", "Qué protección quieren", "Atención médica que le falta", "Si se puede hacer público",
    "Qué comunidad es", "Qué se hizo contra la comunidad", "La asamblea", "Lo que decidió la asamblea", "Carta poder",
    "Si ya hubo otro amparo", "Caso de práctica", "Cómo se va a presentar",
]  # fmt: skip
MOST_ROWS = 16  # in sight: what was answered, and what the filings ask for first
LISTS = {
    "Los hechos, uno por uno": ("Agregar otro hecho", "Quitar el último hecho"),
    "Dónde han preguntado": ("Agregar otro lugar o llamada", "Quitar el último"),
    "Pruebas": ("Agregar una prueba", "Quitar la última"),
    "Quienes firman también": ("Agregar a quien firma también", "Quitar a la última"),
    "Personas autorizadas": ("Agregar a una persona", "Quitar a la última"),
}


def files_of(server: RunningServer) -> set[Path]:
    """Documents anywhere in the data folder: none may be left behind."""
    return {path for path in server.data.rglob("*") if path.suffix in (".docx", ".pdf")}


@pytest.fixture
def reviewing(phone: Phone) -> Phone:
    """A defender who has come to the list of everything."""
    return to_review(phone, nombre="Juan Pérez")


class DescribeTheReviewScreen:
    def it_leads_to_every_question_and_back(self, reviewing: Phone) -> None:
        for row in ROWS:
            reviewing.follow(row)
            reviewing.press("No" if reviewing.heading.startswith("¿Alguien está en peligro") else "Continuar")
            assert reviewing.heading == LISTA, row
        assert reviewing.violations == []
        assert reviewing.foreign == []

    def it_says_what_was_answered_in_words_and_folds_the_rest(self, reviewing: Phone) -> None:
        rows = reviewing.page.locator(".da-subquestion > .rf-filas a")
        said = dict(text.split("\n", 1) for text in rows.all_inner_texts() if "\n" in text)
        assert said["Qué le hicieron"].startswith("Se llevaron a la persona o la tienen detenida")
        assert said["Cuándo y dónde"].startswith("sábado 16 de mayo")
        assert "a las 9:30 de la noche" in said["Cuándo y dónde"]
        assert said["Autoridades"] == "Policía municipal"
        assert said["Dónde han preguntado"] == "Todavía no"
        assert rows.count() <= MOST_ROWS
        assert "Marcados" not in reviewing.text
        assert "La asamblea" not in reviewing.text
        assert "La asamblea" in reviewing.unfold("Todo lo demás").text

    def it_says_who_told_each_fact(self, reviewing: Phone) -> None:
        assert "Me lo contaron; su tío" in reviewing.follow("Los hechos, uno por uno").text

    def it_adds_to_every_list_and_takes_away_again(self, reviewing: Phone) -> None:
        for name, (add, remove) in LISTS.items():
            reviewing.follow(name).press(add)
            reviewing.page.locator("#daform textarea, #daform input[type=text]").first.fill("algo más")
            reviewing.press()
            assert "algo más" in reviewing.text
            reviewing.page.get_by_role("button", name=remove).click()
            reviewing.page.get_by_text("algo más").wait_for(state="detached")
            reviewing.follow("Listo")
        assert reviewing.violations == []

    def it_shows_at_once_what_was_changed(self, reviewing: Phone) -> None:
        reviewing.follow("Lugares donde buscarla")
        reviewing.page.locator("textarea").fill("la comandancia\nel hospital")
        assert "el hospital" in reviewing.press().text


class DescribeErasingACase:
    def it_leaves_neither_answers_nor_files_nor_a_line_in_the_list(
        self, reviewing: Phone, server: RunningServer, tmp_path: Path
    ) -> None:
        reviewing.follow("Hacer los documentos").download("Descargar para imprimir (PDF)", tmp_path)
        assert files_of(server) == set()
        reviewing.follow("Revisar y agregar datos").page.locator(".rf-menu > summary").click()
        reviewing.press("Borrar este caso").press("Borrar para siempre")
        assert "El caso se borró" in reviewing.text
        reviewing.page.goto(f"{reviewing.url}/casos")
        assert "no hay ningún caso" in reviewing.text


class DescribeOtherFilings:
    def it_writes_them_from_the_same_answers(self, reviewing: Phone, tmp_path: Path) -> None:
        reviewing.follow("Hacer los documentos").unfold("Otros escritos con las mismas respuestas")
        queja = reviewing.download("PDF : Queja", tmp_path)
        text = pdf_text(queja.read_bytes())
        assert "Juan Pérez" in text
        assert "QUEJA" in text
        asked = reviewing.page.get_by_role("link", name="PDF : Queja").get_attribute("href")
        told = reviewing.context.request.get(f"{reviewing.url}{asked}").headers["content-disposition"]
        assert told == f'attachment; filename="{queja.name}"', "without our script, too"
        assert reviewing.violations == []


class DescribeChoosingTheFilings:
    def it_says_what_each_is_for_and_when_it_is_its_turn(self, reviewing: Phone) -> None:
        said = reviewing.follow("Elegir los escritos").text
        turns = ["Para hoy", "Amparo urgente", "Para esta semana", "Queja ante derechos", "Con la persona abogada"]
        assert [said.index(turn) for turn in turns] == sorted(said.index(turn) for turn in turns)
        assert "Pide a la comisión de derechos humanos que investigue" in said
        reviewing.tick("Queja ante derechos humanos, con medidas urgentes").press()
        assert reviewing.heading == "Sus documentos están listos"
        assert "Queja por violaciones a derechos humanos" in reviewing.text
        ticked = reviewing.follow("Elegir los escritos").page.locator("#daform input:checked + label")
        assert "Queja ante derechos" in " ".join(ticked.all_inner_texts())
        assert reviewing.violations == []


class DescribeWhatAFilingIsFor:
    def it_tells_only_the_time_limits_of_this_case(self, reviewing: Phone) -> None:
        reviewing.follow("Hacer los documentos").unfold("Para qué")
        assert "tres días para ratificar" in reviewing.text
        assert "desaparición, el juzgado debe" not in reviewing.text
        assert "A los 30 días" not in reviewing.text


class DescribeWhatToDo:
    def it_says_the_next_step_and_the_time_limits(self, reviewing: Phone) -> None:
        reviewing.follow("Qué hacer ahora")
        assert "Llame a la persona abogada" in reviewing.text
        assert "No firme hojas en blanco" in reviewing.text
        assert "Ya pasó, hace" in reviewing.text
        assert re.search(r"Faltan \d+ días: \w+ \d+ de \w+ de \d{4}, al terminar el día", reviewing.text)
        assert "Jueza o juez de primera instancia de Chamula" in reviewing.text
        assert reviewing.page.locator("a[href='tel:911']").count() == 1
        assert reviewing.violations == []
        self._it_says_who_to_call(reviewing)
        assert reviewing.follow("Ir a los escritos").heading == "Sus documentos están listos"

    def it_folds_what_can_wait(self, reviewing: Phone) -> None:
        reviewing.follow("Qué hacer ahora")
        assert "Publique solo con permiso" not in reviewing.text
        assert "Publique solo con permiso" in reviewing.unfold("Más adelante").text
        assert "Corre desde" in reviewing.unfold("Plazos que todavía no corren").text

    def it_prints_what_is_folded(self, reviewing: Phone, tmp_path: Path) -> None:
        reviewing.follow("Qué hacer ahora").page.pdf(path=tmp_path / "hoja.pdf", format="Letter")
        printed = pdf_text((tmp_path / "hoja.pdf").read_bytes())
        for words in ("Llame a la persona abogada", "Publique solo con permiso", "Corre desde", "No firme hojas"):
            assert words in printed
        for button in ("Hacer los documentos", "Ir a los escritos", "Salir rápido", "Guardar y salir"):
            assert button not in printed
        assert "Publique solo con permiso" not in reviewing.text

    def _it_says_who_to_call(self, reviewing: Phone) -> None:
        reviewing.unfold("Oficinas sin teléfono confirmado")
        said = reviewing.text[reviewing.text.index("A quién llamar") :]
        call = reviewing.page.get_by_role("link", name="Llamar a cualquier hora: +52 55 0000 0001 ext. 12")
        assert call.get_attribute("href") == "tel:+525500000001"
        assert said.index("Fray Bartolomé") < said.index("Verificado hace más de 180 días: confírmelo.")
        assert said.index("Verificado hace") < said.index("Comisión Estatal de los Derechos Humanos")
        assert "Teléfono por confirmar: pídalo a su coordinación." in said
        assert "Oficina <b>${ 1/0 }</b>" in said


class DescribeTwoAnswersThatCannotBothBeTrue:
    def it_shows_them_with_the_screen_that_mends_them(self, reviewing: Phone) -> None:
        reviewing.follow("Personas afectadas").follow("Otros datos").fill("Fecha de nacimiento", "1990-03-02").press()
        reviewing.follow("Listo").follow("Hacer los documentos").follow("Ver qué falta")
        assert "Dos respuestas no pueden ser ciertas a la vez" in reviewing.text
        reviewing.follow("Qué hacer ahora")
        assert "la edad dice 30 años" in reviewing.text
        assert reviewing.follow("Corregir").value("Edad en años") == "30"
        reviewing.fill("Edad en años", "").press()
        assert "no pueden ser ciertas" not in reviewing.text
        assert reviewing.violations == []

    def it_lets_two_people_share_a_name(self, reviewing: Phone) -> None:
        for number, day in enumerate(("1996-03-02", "2011-03-02")):
            reviewing.follow("Personas afectadas")
            if number:
                reviewing.press("Agregar otra persona").fill("Nombre completo", "Juan  pérez").press()
                reviewing.tick("Sí, a todas lo mismo").press().press("No se sabe").press("No se sabe")
            reviewing.follow_last("Otros datos").fill("Fecha de nacimiento", day).press().follow("Listo")
        reviewing.follow("Qué hacer ahora")
        assert "no pueden ser ciertas" not in reviewing.text

    def it_says_of_whom_and_leads_to_the_screen_of_that_person(self, reviewing: Phone) -> None:
        reviewing.follow("Personas afectadas").press("Agregar otra persona").fill("Nombre completo", "Luz Díaz").press()
        reviewing.tick("No, a alguna le pasó otra cosa").press()
        reviewing.tick("No, le pasó otra cosa").tick("No sabemos dónde está").press()
        reviewing.press("No se sabe").press("No se sabe").follow_last("Qué le pasó a esta persona")
        assert reviewing.heading == "¿A esta persona le pasó lo mismo?"
        assert "Luz Díaz" in reviewing.text
        reviewing.press().follow("Listo").follow("Qué hacer ahora")
        assert "Para: Luz Díaz" in reviewing.text


class DescribeAMunicipalityThatIsOnNoList:
    def it_offers_what_may_have_been_meant(self, reviewing: Phone) -> None:
        reviewing.follow("Cuándo y dónde").fill("Municipio", "oxchuk").press().follow("Qué hacer ahora")
        assert "El municipio «oxchuk» no está en la lista." in reviewing.text
        assert reviewing.violations == []
        reviewing.page.get_by_role("button", name="Quise decir Oxchuc").click()
        reviewing.page.get_by_text("no está en la lista").wait_for(state="detached")
        assert "primera instancia de Oxchuc" in reviewing.text


class DescribeManyPeople:
    def it_asks_about_each_and_takes_one_away(self, reviewing: Phone) -> None:
        reviewing.follow("Personas afectadas").press("Agregar otra persona")
        reviewing.fill("Nombre completo", "Pedro Díaz").press()
        assert reviewing.heading == "¿A todas les pasó lo mismo?"
        reviewing.tick("Sí, a todas lo mismo").press().press("No se sabe")
        reviewing.fill("Lengua", "zoque").press()
        assert "Pedro Díaz" in reviewing.text
        reviewing.press("Agregar otra persona").fill("Nombre completo", "Luz Díaz").press()
        assert "enferma" in reviewing.heading, "once for all of them"
        reviewing.press("No se sabe").press("No se sabe")
        reviewing.page.get_by_role("button", name="Quitar a esta persona").last.click()
        reviewing.page.get_by_text("Luz Díaz").first.wait_for(state="detached")
        reviewing.follow("Si a todas les pasó lo mismo").tick("No, a alguna le pasó otra cosa").press()
        assert reviewing.heading == "¿A esta persona le pasó lo mismo?"
        reviewing.tick("Sí, lo mismo").press()
        reviewing.page.get_by_role("button", name="Quitar a esta persona").click()
        reviewing.page.get_by_text("Pedro Díaz").first.wait_for(state="detached")
        assert "Juan Pérez" in reviewing.text
        assert reviewing.violations == []


class DescribeTheAuthorities:
    def it_takes_the_first_one_away_and_keeps_what_was_said_of_the_other(
        self, reviewing: Phone, tmp_path: Path
    ) -> None:
        reviewing.follow("Autoridades").follow("Marcar o desmarcar autoridades")
        reviewing.tick("Guardia Nacional").press().press()
        reviewing.page.get_by_role("link", name="Uniforme, vehículo, placas").nth(1).click()
        reviewing.fill("Uniforme o ropa (color, letras)", "camuflaje").press()
        reviewing.follow("Marcar o desmarcar autoridades").tick("Policía municipal").press()
        assert reviewing.heading == "Autoridades"
        assert "Autoridad 1: Guardia Nacional" in reviewing.text
        assert "camuflaje" in reviewing.text
        assert "Policía Municipal" not in reviewing.text
        assert reviewing.violations == []
        reviewing.follow("Listo").follow("Qué le hicieron").tick("Se llevaron a la persona o la tienen detenida")
        case = kept(reviewing.press(), tmp_path)
        assert [(autoridad.clave, autoridad.uniforme) for autoridad in case.autoridades] == [("r2", "camuflaje")]
        assert [(acto.clave, acto.tipo) for acto in case.actos] == [("a2", "incomunicacion")]


class DescribeAWarning:
    def it_comes_before_documents_against_an_authority_of_the_community(self, reviewing: Phone) -> None:
        reviewing.follow("Autoridades").follow("Marcar o desmarcar autoridades")
        reviewing.tick("Autoridad de la comunidad (comisariado, agente, juez rural)").press().press("No se sabe")
        assert reviewing.heading == "¿Hay peligro por pedir ayuda?"
        reviewing.press("No se sabe")
        reviewing.follow("Listo").follow("Hacer los documentos")
        assert "piense primero en la seguridad" in reviewing.heading
        assert reviewing.press("Entiendo, hacer el borrador").heading == "Sus documentos están listos"
        assert reviewing.violations == []

    @pytest.mark.parametrize("status", ["Que ya está ante un juez o en prisión", "Ya está libre"])
    def it_takes_the_place_of_documents_that_an_attorney_must_decide(self, reviewing: Phone, status: str) -> None:
        reviewing.follow("Dónde está ahora").tick(status).press().follow("Hacer los documentos")
        assert reviewing.heading == "Antes de este escrito, hable con una persona abogada"
        assert "Sus respuestas quedan guardadas" in reviewing.text
        assert reviewing.page.get_by_role("link", name="Demanda de amparo indirecto (artículo 15").count() == 0
        assert reviewing.violations == []

    def it_sends_to_911_when_somebody_is_in_danger_now(self, phone: Phone) -> None:
        assert "911" in phone.start().press("Empezar").press("Sí").text
        assert "911" not in phone.press("Atrás").press("No").text
