"""Municipalities: by the name of the list where it is sure which was meant, and told where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.cli import main
from docassemble.rightsforms.record import Caso, caso_from_data


def taken_in(municipio: str) -> Caso:
    return caso_from_data(
        {
            "informacion_hasta": "2026-05-17T12:00",
            "quejosas": [{"nombre": "Juan", "municipio": "Juchitán"}],
            "actos": [{"tipo": "libertad_fuera_proc"}],
            "detencion": {"lugar": {"municipio": municipio}},
        }
    )


class DescribeThePlacesOfACase:
    @pytest.mark.parametrize(("typed", "name"), [("san cristobal", "San Cristóbal de las Casas"), ("Xyz", "Xyz")])
    def it_has_the_name_of_the_list_when_that_is_sure(self, typed: str, name: str) -> None:
        assert engine.with_official_places(taken_in(typed)).detencion.lugar.municipio == name

    def it_tells_one_that_is_on_no_list_and_what_it_may_have_meant(self) -> None:
        (place,) = engine.unknown_places(taken_in("oxchuk"))
        assert (place.path, place.dicho) == ("detencion.lugar.municipio", "oxchuk")
        assert place.cercanos[0][1] == "Oxchuc"

    def it_lets_people_come_from_anywhere(self) -> None:
        assert engine.unknown_places(taken_in("Oxchuc")) == ()

    def it_is_told_to_the_attorney(self) -> None:
        assert "«oxchuk» no está en la lista de municipios" in engine.draft(taken_in("oxchuk"), "amparo_art15").summary


class DescribeTheCommandLine:
    def _in(self, municipio: str, folder: Path) -> str:
        case = folder / "caso.yml"
        place = f"detencion: {{lugar: {{municipio: {municipio}}}}}\n"
        case.write_text(f"schema_version: 1\ninformacion_hasta: 2026-05-17T12:00\n{place}", encoding="utf-8")
        return str(case)

    def it_reads_a_municipality_as_the_interview_does(self, tmp_path: Path) -> None:
        case = self._in("san juan chamul", tmp_path)
        main(["assemble", case, "--filing", "amparo_art15", "--format", "txt", "--out", str(tmp_path)])
        (made,) = tmp_path.glob("*.txt")
        assert "MUNICIPIO DE Chamula" in made.read_text(encoding="utf-8")

    def it_asks_whether_another_was_meant(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["check", self._in("oxchuk", tmp_path), "--filing", "amparo_art15"])
        assert "¿Quiso decir Oxchuc" in capsys.readouterr().out
