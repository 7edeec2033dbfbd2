"""A defender who walks the urgent path by its forms, without a browser: for many at once, and for odd text."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Self

import docx
from bs4 import Tag
from pypdf import PdfReader

from tests.support.visitor import Visitor, filled

_ANSWERS = "[type=submit][name]:not([name=_action])"  # a button that answers, and not one that asks for something else


@dataclass(frozen=True)
class Papers:
    name: str
    docx: bytes
    pdf: bytes


class Defender(Visitor):
    """Walks the urgent path by its forms, as fast as the server lets her."""

    def __init__(self, url: str, name: str, story: str = "") -> None:
        super().__init__(url)
        self.name = name
        self.story = story or name  # goes into the large fields

    def walk_to(self, heading: str) -> Self:
        self.begin()
        for _ in range(15):
            if self.heading != heading:
                self.answer_here()
        assert self.heading == heading
        return self

    def answer_here(self) -> str:
        """Her name wherever a name, a fact or a place is asked; "no se sabe" elsewhere. The next heading.

        A large field that is shown only after another answer stays empty: nobody else was taken.
        """
        form = self.page.find(id="daform")
        assert isinstance(form, Tag), self.text
        texts = [
            str(field["name"])
            for field in form.select(
                "input[type=text]:not(.rf-edad, .rf-mes, .rf-edad-dicha), textarea:not([data-si] textarea)"
            )
        ]
        button = form.select_one(_ANSWERS + (":not(.rf-no-se-sabe)" if texts else ""))
        assert button
        given = filled(form) | dict.fromkeys(texts, self.name)
        given |= {str(field["name"]): self.story for field in form.select("textarea:not([data-si] textarea)")}
        self.post(str(form["action"]), given | {str(button["name"]): str(button["value"])})
        assert self.status == 200
        return self.heading

    def walk(self) -> Papers:
        self.walk_to("Qué hacer ahora").follow("Hacer los documentos")
        assert self.heading == "Sus documentos están listos"
        pdf, word = (
            self.link(name) for name in ("Descargar para imprimir (PDF)", "Descargar para la persona abogada (Word)")
        )
        return Papers(self.name, *(self.web.get(self._whole(link), timeout=120).content for link in (word, pdf)))


def words(papers: Papers) -> str:
    word = " ".join(
        p.text for p in docx.Document(BytesIO(papers.docx)).element.body.iter() if hasattr(p, "text") and p.text
    )
    return word + " ".join(page.extract_text() for page in PdfReader(BytesIO(papers.pdf)).pages)
