"""A second authority of the same kind, and one that is on no list, are added by hand and taken away again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.flow import kept, to_review
from tests.interview.phone import Phone

OTHER = "Agregar otra: de la misma clase, o que no está en la lista"
WHICH = "¿Cuál es? Si no está en la lista, escriba su nombre abajo"
NAME = "Nombre completo de la autoridad o de la comunidad"


@pytest.fixture
def listed(phone: Phone) -> Phone:
    """The page of the authorities, with the one whose box was ticked."""
    return to_review(phone, nombre="Juan Pérez").follow("Autoridades")


class DescribeAnotherAuthority:
    def it_may_be_of_the_same_kind(self, listed: Phone, tmp_path: Path) -> None:
        listed.press(OTHER).page.get_by_label(WHICH).select_option("Policía municipal")
        listed.fill("Municipio", "Chilón").press()
        told = [
            (autoridad.corporacion, autoridad.municipio)
            for autoridad in kept(listed.follow("Listo"), tmp_path).autoridades
        ]
        assert told == [("policia_municipal", None), ("policia_municipal", "Chilón")]
        assert listed.violations == []

    def it_may_be_on_no_list(self, listed: Phone, tmp_path: Path) -> None:
        listed.press(OTHER).fill(NAME, "Guardia del rancho El Carmen").press()
        assert "Autoridad 2: Guardia del rancho El Carmen" in listed.text
        autoridades = kept(listed.follow("Listo"), tmp_path).autoridades
        assert [autoridad.nombre for autoridad in autoridades] == [None, "Guardia del rancho El Carmen"]

    def it_goes_by_its_button_and_by_no_box(self, listed: Phone) -> None:
        listed.press(OTHER).fill(NAME, "Guardia del rancho").press()
        listed.follow("Marcar o desmarcar").tick("Policía municipal", "Marinos").press()
        assert "Secretaría de Marina" in listed.text  # of the new one it is asked how they were known
        listed.press()
        assert "Guardia del rancho" in listed.text
        listed.page.get_by_role("button", name="Quitar a esta autoridad").click()
        listed.page.locator("h2", has_text="Guardia del rancho").wait_for(state="detached")
        assert listed.text.count("Uniforme, vehículo, placas") == 1
