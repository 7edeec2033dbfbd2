"""A defender who walks the urgent path by its forms, without a browser: for many at once, and for odd text."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from io import BytesIO
from typing import Self

import docx
import requests
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from tests.interview.phone import AMPARO

PATIENCE = 120  # seconds for one page


@dataclass(frozen=True)
class Papers:
    name: str
    docx: bytes
    pdf: bytes


class Defender:
    """Walks the urgent path by its forms, as fast as the server lets her."""

    def __init__(self, url: str, name: str, story: str = "") -> None:
        self.name = name
        self.story = story or name  # goes into the large fields
        self.url = url
        self.web = requests.Session()
        self.page = BeautifulSoup()

    def walk_to(self, heading: str) -> Self:
        self._see(self.web.get(f"{self.url}/interview?i={AMPARO}&new_session=1", timeout=PATIENCE))
        for _ in range(15):
            if self._heading != heading:
                self._answer()
        assert self._heading == heading
        return self

    def answer_here(self) -> str:
        """Answers one screen; the heading of the next."""
        self._answer()
        return self._heading

    def walk(self) -> Papers:
        self.walk_to("Qué hacer ahora")
        self._see(self.web.get(self._link("Hacer los documentos"), timeout=PATIENCE))
        assert self._heading == "Sus documentos están listos"
        pdf, word = (
            self._link(name) for name in ("Descargar para imprimir (PDF)", "Descargar para la persona abogada (Word)")
        )
        return Papers(self.name, *(self.web.get(link, timeout=PATIENCE).content for link in (word, pdf)))

    def _answer(self) -> None:
        """Her name wherever a name, a fact or a place is asked; "no se sabe" elsewhere."""
        form = self.page.find(id="daform")
        assert isinstance(form, Tag)
        texts = [str(field["name"]) for field in form.select("input[type=text]:not(.rf-edad), textarea")]
        button = form.select_one("[type=submit][name]:not(.rf-no-se-sabe)" if texts else "[type=submit][name]")
        assert button
        given = {str(i["name"]): str(i.get("value", "")) for i in form.select("input[type=hidden][name]")}
        given |= dict.fromkeys(texts, self.name)
        given |= {str(field["name"]): self.story for field in form.select("textarea")}
        given["_visible"] = base64.b64encode(json.dumps(texts).encode()).decode()
        given[str(button["name"])] = str(button["value"])
        self._see(self.web.post(f"{self.url}/interview?i={AMPARO}", data=given, timeout=PATIENCE))

    def _see(self, response: requests.Response) -> None:
        assert response.status_code == 200
        self.page = BeautifulSoup(response.text, "html.parser")

    @property
    def _heading(self) -> str:
        heading = self.page.find(id="daMainQuestion")
        return heading.get_text(strip=True) if heading else ""

    def _link(self, name: str) -> str:
        link = next((a for a in self.page.select("a") if name in a.get_text()), None)
        assert link, self._heading
        href = str(link["href"])
        return href if href.startswith("http") else f"{self.url}{href}"


def words(papers: Papers) -> str:
    word = " ".join(
        p.text for p in docx.Document(BytesIO(papers.docx)).element.body.iter() if hasattr(p, "text") and p.text
    )
    return word + " ".join(page.extract_text() for page in PdfReader(BytesIO(papers.pdf)).pages)
