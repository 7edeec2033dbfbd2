"""The day the amparo was handed in is asked, and starts its clock; two drafts of one case have two numbers."""

from __future__ import annotations

import re

from docassemble.rightsforms.record import dump_case
from tests.support.casos import caso
from tests.support.server import RunningServer
from tests.support.texts import pdf_text
from tests.support.visitor import Visitor


def _documents(server: RunningServer) -> Visitor:
    return Visitor(server.url).load(dump_case(caso("desaparicion_larrainzar"))).follow("Hacer los documentos")


def _number(visitor: Visitor) -> str:
    """The number of the draft, as the foot of the first of the documents says it."""
    pdf = visitor.web.get(f"{visitor.url}{visitor.link('Descargar para imprimir')}").content
    found = re.search(r"Versión (\d+)", pdf_text(pdf))
    assert found
    return found[1]


class DescribeTheDayItWasHandedIn:
    def it_starts_the_clock_of_the_court(self, server: RunningServer) -> None:
        visitor = _documents(server)
        visitor.follow("Ya entregué el amparo").answer(
            **{"presentacion.presentado.fecha": "2026-05-17", "presentacion.presentado.hora": "13:00"}
        )
        assert visitor.heading == "Sus documentos están listos"
        assert "El amparo se entregó" in visitor.text
        visitor.follow("Qué hacer ahora")
        assert "A los 30 días, preséntense en el amparo" in visitor.text
        assert "16 de junio" in visitor.text

    def it_may_be_left_for_later(self, server: RunningServer) -> None:
        visitor = _documents(server).follow("Ya entregué el amparo").answer()
        assert visitor.heading == "Sus documentos están listos"
        assert "Ya entregué el amparo" in visitor.text


class DescribeTheNumberOfADraft:
    def it_is_another_when_an_answer_changed_and_the_same_when_none_did(self, server: RunningServer) -> None:
        visitor = _documents(server)
        first = _number(visitor)
        assert _number(visitor) == first
        visitor.follow("Ya entregué el amparo").answer(**{"presentacion.presentado.fecha": "2026-05-17"})
        assert int(_number(visitor)) == int(first) + 1
