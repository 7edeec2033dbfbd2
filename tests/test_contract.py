"""A fault of a template is found before anybody needs the paper; whoever needs it gets it all the same."""

from __future__ import annotations

import pytest

from docassemble.rightsforms import context, contract
from docassemble.rightsforms.assembly.answers import View
from docassemble.rightsforms.assembly.compose import Missing, compose
from docassemble.rightsforms.assembly.document import Gap, Paragraph, Text
from docassemble.rightsforms.contract import faults
from docassemble.rightsforms.drafting import Words
from docassemble.rightsforms.errors import BROKEN
from docassemble.rightsforms.filings import TEMPLATES, Filing, catalogue
from docassemble.rightsforms.record import Caso, caso_from_data

AMPARO = catalogue()["amparo_art15"]


def told(filing: Filing) -> list[str]:
    return [str(error) for error in faults(filings={**catalogue(), filing.id: filing})]


class DescribeTheTemplates:
    def it_names_nothing_that_nobody_gives_and_has_every_note(self) -> None:
        assert [str(error) for error in faults()] == []

    def it_says_in_which_line_a_name_is_misspelt(self) -> None:
        (fault,) = told(AMPARO.model_copy(update={"body": f"{AMPARO.body}\n{{{{ parte_quejossa }}}}\n"}))
        line = AMPARO.body.count("\n") + 2
        assert fault.startswith(f"amparo_art15.md, línea {line}: la plantilla nombra «parte_quejossa»")

    def it_says_which_note_a_partial_wants(self) -> None:
        """Whoever signs with a fingerprint: the author's own sample did not."""
        notas = {key: note for key, note in AMPARO.notas.items() if key != "a_ruego"}
        first, *_more = told(AMPARO.model_copy(update={"notas": notas}))
        assert first.startswith("amparo_art15.md, partials/")
        assert "falta la nota «a_ruego»" in first

    @pytest.mark.parametrize(
        "name", ["hojas/aviso", "hojas/hoja_reservada", "expediente/portada", "expediente/personas"]
    )
    def it_says_so_of_a_sheet_and_of_a_page_of_the_binder(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = contract.template
        wrong = {name: f"{whole(name)}\n{{{{ parte_quejossa }}}}\n"}
        monkeypatch.setattr(contract, "template", lambda of: wrong.get(of) or whole(of))
        (fault,) = map(str, faults())
        line = whole(name).count("\n") + 2
        assert fault.startswith(f"{name}.md, línea {line}: la plantilla nombra «parte_quejossa»")


@pytest.fixture
def as_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what makes every other test fail (`conftest.py`)."""
    monkeypatch.setattr(BROKEN, "handlers", [])


@pytest.mark.usefixtures("as_for_a_person")
class DescribeAPaperOfABrokenTemplate:
    def it_prints_the_gap_and_tells_the_attorney(self, caplog: pytest.LogCaptureFixture) -> None:
        caso: Caso = caso_from_data({"informacion_hasta": "2026-05-17T12:00"})
        words = Words({"x": Missing("", "")}, "amparo_art15")
        (paragraph,) = compose("Vive en {{ caso.promovente.domicilio }}.", TEMPLATES, {"caso": View(caso)}, words)
        assert isinstance(paragraph, Paragraph)
        (gap,) = (inline for inline in paragraph.inlines if isinstance(inline, Gap))
        assert "domicilio" in gap.label
        assert "promovente.domicilio" in gap.comment
        assert "amparo_art15.md: la plantilla usa el dato «promovente.domicilio»" in caplog.text

    def it_goes_without_a_note_that_nobody_wrote(self, caplog: pytest.LogCaptureFixture) -> None:
        said = context._noted("firma a ruego", "a_ruego", AMPARO.model_copy(update={"notas": {}}))
        assert said == Text("firma a ruego")
        assert "falta la nota «a_ruego»" in caplog.text
