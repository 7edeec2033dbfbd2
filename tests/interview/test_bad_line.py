"""Outside a police station the signal comes and goes: nothing that was typed is lost, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route

from tests.interview.flow import to_what_to_do
from tests.interview.phone import Phone
from tests.support.server import RunningServer

NO_SIGNAL = "No hay señal. Lo que escribió sigue aquí."
STORY = "Se lo llevaron a las nueve. " * 20


def cut(phone: Phone) -> Phone:
    phone.context.set_offline(True)
    return phone


def mend(phone: Phone) -> Phone:
    """The signal is back, and she tries again."""
    phone.context.set_offline(False)
    return phone.press("Intentar otra vez")


def told(phone: Phone, words: str) -> None:
    phone.page.get_by_role("alert").filter(has_text=words).first.wait_for()


def without_signal(phone: Phone, touch: Callable[[], object]) -> None:
    """She touches something, and the page says what happened and stays as it is."""
    before, filled = phone.heading, phone.typed()
    cut(phone)
    touch()
    told(phone, NO_SIGNAL)
    assert (phone.heading, phone.typed()) == (before, filled)
    assert phone.page.get_by_role("link", name="Salir rápido").is_visible()


def lose_the_answer(phone: Phone) -> None:
    """The next form arrives, but what the server answers does not."""

    def handle(route: Route) -> None:
        route.fetch()
        route.abort()
        phone.page.unroute("**/interview**")

    phone.page.route(
        "**/interview**", lambda route: handle(route) if route.request.method == "POST" else route.continue_()
    )


@pytest.fixture
def writing(phone: Phone) -> Phone:
    """A defender in the middle of the longest text, without having sent it."""
    phone.judged = False
    phone.start().press("Empezar").press("No").fill("Nombre completo", "Juan Pérez")
    phone.press().press("No se sabe").press("No se sabe").press("No se sabe").press("No se sabe")
    phone.page.locator("textarea").fill(STORY)
    return phone


class DescribeALineThatIsCut:
    def it_keeps_every_screen_of_the_path_and_goes_on_when_the_signal_is_back(self, phone: Phone) -> None:
        phone.judged = False
        phone.before_press = lambda button: without_signal(phone, button.click)
        phone.after_press = lambda: phone.context.set_offline(False)
        to_what_to_do(phone, nombre="Juan Pérez")
        assert phone.heading == "Qué hacer ahora"
        phone.before_press = phone.after_press = None
        phone.follow("Revisar y agregar datos").follow("Personas afectadas")
        assert "Juan Pérez" in phone.text

    @pytest.mark.parametrize("name", ["Atrás", "Guardar y salir"])
    def it_sends_what_was_typed_before_it_goes_elsewhere(self, writing: Phone, name: str) -> None:
        without_signal(writing, writing.page.get_by_role("button", name=name, exact=True).click)
        mend(writing)
        if name == "Atrás":
            writing.press("No se sabe")
        else:
            writing.follow("Seguir un caso empezado").press("Seguir")
        assert writing.page.locator("textarea").input_value() == STORY

    def it_keeps_a_page_of_which_a_link_was_followed(self, phone: Phone) -> None:
        phone.judged = False
        to_what_to_do(phone)
        without_signal(phone, phone.page.get_by_role("link", name="Revisar y agregar datos").click)
        assert mend(phone).heading == "Revisar y agregar"

    def it_keeps_the_page_from_which_a_document_was_asked(self, phone: Phone) -> None:
        phone.judged = False
        to_what_to_do(phone).follow("Hacer los documentos")
        without_signal(phone, phone.page.get_by_role("link", name="Descargar para imprimir (PDF)").click)
        phone.context.set_offline(False)
        with phone.page.expect_download() as waiting:
            phone.page.get_by_role("button", name="Intentar otra vez").click()
        assert waiting.value.suggested_filename.endswith(".pdf")

    def it_says_nothing_twice_when_only_the_answer_was_lost(self, phone: Phone) -> None:
        phone.judged = False
        to_what_to_do(phone).follow("Revisar y agregar datos").follow("Personas afectadas")
        lose_the_answer(phone)
        phone.page.get_by_role("button", name="Agregar otra persona").click()
        told(phone, NO_SIGNAL)
        phone.press("Intentar otra vez").fill("Nombre completo", "Rosa Díaz")
        lose_the_answer(phone)
        phone.page.get_by_role("button", name="Continuar", exact=True).click()
        told(phone, NO_SIGNAL)
        assert phone.press("Intentar otra vez").heading == "¿A todas les pasó lo mismo?"
        assert phone.press("No se sabe").heading.startswith("¿A esta persona")
        phone.press("No se sabe").press("No se sabe").press("No se sabe")
        assert phone.text.count("Rosa Díaz") == 2  # her heading, and the row of her name
        assert "Persona 3" not in phone.text


class DescribeAScreenThatWasNotSent:
    def it_is_there_again_after_the_page_was_loaded_anew(self, writing: Phone) -> None:
        writing.page.reload()
        told(writing, "Aquí está lo que había escrito.")
        assert writing.page.locator("textarea").input_value() == STORY

    def it_is_forgotten_once_it_was_received(self, writing: Phone) -> None:
        writing.press()
        assert writing.page.evaluate("() => Object.keys(sessionStorage)") == []

    def it_is_forgotten_by_the_quick_exit(self, writing: Phone) -> None:
        writing.leave_quickly()
        kept = writing.page.evaluate("() => Object.entries(sessionStorage)")
        assert [key for key, _value in kept] == ["rf-salida"]
        writing.page.goto(writing.url)
        writing.follow("Seguir un caso empezado").press("Seguir")
        assert writing.page.locator("textarea").input_value() == ""

    def it_is_forgotten_when_the_case_is_erased(self, writing: Phone) -> None:
        writing.page.goto(f"{writing.url}/borrar")
        writing.press("Borrar para siempre")
        assert writing.page.evaluate("() => Object.keys(sessionStorage)") == []

    def it_is_never_shown_in_another_case(self, writing: Phone) -> None:
        writing.start().press("Empezar").press("No").press("No se sabe").press("No se sabe").press("No se sabe")
        writing.press("No se sabe").press("No se sabe")
        assert writing.heading == "¿Qué pasó?"
        assert writing.page.locator("textarea").input_value() == ""

    def it_leaves_nothing_outside_the_tab(self, writing: Phone) -> None:
        assert writing.page.evaluate("() => localStorage.length") == 0
        other = writing.context.new_page()
        other.goto(writing.page.url)
        assert other.locator("textarea").input_value() == ""


class DescribeTwoTabs:
    def it_tells_the_older_one_and_gives_its_text_back(self, writing: Phone) -> None:
        other = writing.context.new_page()
        other.goto(writing.page.url)
        other.locator(".rf-no-se-sabe").click()
        other.get_by_role("heading", name="¿Sabe dónde está ahora la persona?").wait_for()
        writing.press()
        told(writing, "Lo que escribió aquí todavía no se guardó.")
        assert writing.follow("Ver lo que escribí y guardarlo").page.locator("textarea").input_value() == STORY
        writing.press()
        assert writing.heading == "¿Sabe dónde está ahora la persona?"
        assert STORY.strip() in writing.press("Atrás").page.locator("textarea").input_value()

    def it_never_writes_an_answer_under_another_person(self, phone: Phone) -> None:
        phone.judged = False
        to_what_to_do(phone, nombre="Juan Pérez").follow("Revisar y agregar datos").follow("Personas afectadas")
        phone.follow("Salud")
        other = phone.context.new_page()
        other.goto(phone.page.url)
        other.get_by_role("button", name="Continuar", exact=True).click()
        other.get_by_role("button", name="Agregar otra persona").click()
        other.get_by_role("textbox", name="Nombre completo").fill("Rosa Díaz")
        other.get_by_role("button", name="Continuar", exact=True).click()
        other.get_by_role("heading", name="¿A todas les pasó lo mismo?").wait_for()
        other.get_by_text("Sí, a todas lo mismo", exact=True).click()
        other.get_by_role("button", name="Continuar", exact=True).click()
        other.get_by_role("heading", name="¿Está enferma").wait_for()  # the same question, of somebody else
        phone.fill("Enfermedad", "diabetes")
        phone.page.get_by_role("button", name="Continuar", exact=True).click()
        told(phone, "todavía no se guardó")
        assert phone.value("Enfermedad") == ""


class DescribeAPhoneWithoutSignal:
    def it_keeps_a_page_that_says_what_to_do_by_word_of_mouth(self, phone: Phone) -> None:
        phone.page.goto(phone.url)
        phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        phone.page.reload()
        cut(phone).page.goto(phone.url)
        assert phone.heading == "No hay señal"
        assert "Vengo a pedir amparo de palabra" in phone.text
        assert phone.page.get_by_role("link", name="Llamar al 911").get_attribute("href") == "tel:911"
        phone.context.set_offline(False)
        assert phone.follow("Intentar otra vez").heading == "¿Qué necesita hacer?"
        assert phone.violations == []

    def it_keeps_nothing_of_a_case(self, writing: Phone) -> None:
        kept = writing.page.evaluate(
            "async () => (await Promise.all((await caches.keys()).map(async name =>"
            " (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()"
        )
        assert [path for path in kept if path.startswith(("/interview", "/casos"))] == []


class DescribeAPhoneWithoutScripts:
    def it_reads_what_is_wrong_beside_the_field(self, server: RunningServer, browser: Browser) -> None:
        phone = Phone(browser, server.url, scripts=False)
        phone.page.goto(phone.url)
        for name in ("Demanda de amparo urgente", "Empezar", "No"):
            phone.page.get_by_role("button", name=name).first.click()
        phone.fill("Edad en años", "treinta").fill("Nombre completo", "Juan Pérez")
        phone.page.get_by_role("button", name="Continuar").click()
        assert "La edad va en años" in phone.text
        assert (phone.value("Edad en años"), phone.value("Nombre completo")) == ("treinta", "Juan Pérez")
        phone.fill("Edad en años", "30").page.get_by_role("button", name="Atrás").click()
        assert phone.heading.startswith("¿Alguien está en peligro")
        phone.page.get_by_role("button", name="No", exact=True).click()
        assert phone.value("Edad en años") == "30"
        phone.context.close()
