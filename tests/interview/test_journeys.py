"""Three people with three troubles, each from the first screen to the papers in hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.interview.phone import Phone
from tests.support.texts import pdf_text

RESERVADO = "la escuela de la loma"


@pytest.fixture
def walking(phone: Phone) -> Phone:
    return phone.start().press("Empezar")


def someone(phone: Phone, nombre: str) -> Phone:
    return phone.press("No").fill("Nombre completo", nombre).press()


def what_happened(phone: Phone, relato: str) -> Phone:
    """When, where and what, as far as it is known."""
    phone.fill("Día", "2026-05-16").fill("Municipio", "Ocosinco").press()
    phone.page.locator("textarea").fill(relato)
    return phone.tick("Lo vi").press()


def who_files(phone: Phone, nombre: str) -> Phone:
    phone.fill("Nombre completo", nombre).fill("Domicilio donde le pueden avisar sin peligro", "la parroquia")
    return phone.tick("Sí, firma").press()


def choose(phone: Phone, *titles: str) -> Phone:
    """Leave only these filings ticked."""
    phone.follow("Elegir los escritos")
    ticked = phone.page.locator("#daform input[type=checkbox]:checked").evaluate_all("all => all.map(box => box.id)")
    for box in ticked:
        phone.page.locator(f"label[for='{box}']").click()
    for title in titles:
        phone.page.locator("#daform label").get_by_text(title).first.click()
    assert phone.press().heading == "Sus documentos están listos"
    return phone


def paper(phone: Phone, title: str, folder: Path) -> str:
    return pdf_text(phone.download(re.compile(rf"PDF\)? : {re.escape(title)}"), folder).read_bytes())


class DescribeSomebodyWhoIsNowhere:
    def it_leads_to_the_search_and_asks_each_fact_once(self, walking: Phone, tmp_path: Path) -> None:
        someone(walking, "Manuel Gómez").tick("Se llevaron a la persona o la tienen detenida").tick(
            "No aparece, o niegan que la tienen"
        ).press()
        walking.tick("Policía municipal").press().press("No se sabe")
        what_happened(walking, "Lo subieron a una patrulla")
        walking.tick("Preguntamos, y niegan que la tienen o no quieren decirlo").press()
        walking.press("No se sabe").press("No se sabe").press("Todavía no")
        who_files(walking, "Rosa Gómez")
        assert walking.heading == "Qué hacer ahora"
        assert "Presente hoy mismo el amparo" in walking.text
        assert "No espere" in walking.text
        walking.follow("Hacer los documentos")
        assert "Reporte" in walking.text
        asked = self._asked(walking)
        choose(walking, "Demanda de amparo indirecto (artículo 15", "Reporte", "Denuncia por hechos")
        walking.follow("Hacer los documentos") if walking.heading != "Sus documentos están listos" else walking
        assert "Municipio" not in self._asked(walking) - asked
        for title in ("Demanda de amparo", "Reporte", "Denuncia"):
            text = paper(walking, title, tmp_path)
            assert "Manuel Gómez" in text, title
            assert "Rosa Gómez" in text, title
            assert "Ocosingo" in text, title
        assert walking.violations == []

    def _asked(self, phone: Phone) -> set[str]:
        phone.follow("Ver qué falta")
        labels = phone.page.locator(".rf-hueco > p > strong").all_text_contents()
        assert len(labels) == len(set(labels))
        phone.follow("Hacer los documentos")
        return set(labels)


class DescribeACommunityUnderThreat:
    def it_asks_no_whereabouts_and_leads_to_three_protections(self, walking: Phone, tmp_path: Path) -> None:
        walking.press("Sí").fill("Cómo es, si no sabe el nombre", "las familias de Nuevo Jerusalén").press()
        walking.tick("Toda la comunidad está en peligro", "Amenazan a la persona, a la familia o a quien ayuda").press()
        walking.tick("Hombres armados que van con la policía, o que la policía deja pasar").press().press("No se sabe")
        what_happened(walking, "Dispararon al aire y quemaron dos casas")
        assert "¿Sabe dónde está ahora?" not in walking.heading
        walking.press("No se sabe").fill("Lengua", "tojolabal").press().press("Todavía no")
        who_files(walking, "Juana Aguilar")
        assert "Llame también a Protección Civil" in walking.text
        assert "Chiapas: está en Tuxtla Gutiérrez." in walking.text
        assert "No diga dónde está el refugio" in walking.text
        walking.follow("Revisar y agregar datos").follow("Más datos de quien presenta")
        walking.tick("Defiende derechos de su comunidad").press().follow("Qué comunidad es")
        walking.fill("Nombre de la comunidad", "Nuevo Jerusalén").fill("Cuántas familias son", "64")
        walking.fill("Dónde están ahora (mejor no lo escriba)", RESERVADO).press().follow("Hacer los documentos")
        choose(walking, "Solicitud de medidas cautelares", "Solicitud de incorporación", "Queja")
        for title in ("Solicitud de medidas cautelares", "Solicitud de incorporación", "Queja"):
            text = paper(walking, title, tmp_path)
            assert "Juana Aguilar" in text, title
            assert RESERVADO not in text, title
        assert walking.violations == []


class DescribeAnAuthorityOfTheCommunity:
    def it_comes_to_safety_before_anything_else(self, walking: Phone) -> None:
        someone(walking, "Pedro Hernández").tick("Se llevaron a la persona o la tienen detenida").press()
        walking.tick("Autoridad de la comunidad (comisariado, agente, juez rural)").press().press("No se sabe")
        assert walking.heading == "¿Hay peligro por pedir ayuda?"
        walking.tick("Muy fácil").press()
        what_happened(walking, "Lo encerraron por no pagar la cooperación")
        walking.tick("La tienen, y sabemos dónde").fill(
            "¿En qué lugar está, o cree que está?", "la cárcel de la comunidad"
        ).press()
        walking.press("No se sabe").press("No se sabe").press("Todavía no")
        who_files(walking, "Ana Sánchez")
        assert "piense en la seguridad" in walking.page.locator(".rf-lista li").first.inner_text()
        walking.follow("Hacer los documentos")
        assert walking.heading == "Es una autoridad de la comunidad: piense primero en la seguridad"
        assert "Por lo que usted dijo, el peligro es alto." in walking.text
        assert "Muy fácil" in walking.text
        green = walking.page.locator("main .btn-primary")
        assert green.all_inner_texts() == ["Solo guardar los datos"]
        walking.press("Entiendo, hacer el borrador")
        assert "Comunicado" not in walking.text
        assert walking.violations == []
