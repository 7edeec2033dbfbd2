"""A person at an interview without a browser: opens a screen, answers it, reads the next one."""

from __future__ import annotations

import base64
import json
from typing import Self

import requests
from bs4 import BeautifulSoup, Tag


class Visitor:
    def __init__(self, url: str, interview: str) -> None:
        self.address = f"{url}/interview?i={interview}"
        self.session = requests.Session()
        self.page = BeautifulSoup()
        self.status = 0

    def open(self) -> Self:
        return self._see(self.session.get(self.address, timeout=120))

    def answer(self, upload: dict[str, tuple[str, bytes]] | None = None, **values: str) -> Self:
        """Fill the fields of this screen, by the names of the interview's variables, and go on."""
        form = self.page.find(id="daform")
        assert isinstance(form, Tag), self.text
        given = {str(i["name"]): str(i.get("value", "")) for i in form.find_all("input") if i.get("name")}
        files = {str(i["name"]): ("", b"") for i in form.find_all("input", type="file")}
        files |= {_encoded(name): content for name, content in (upload or {}).items()}
        given |= {_encoded(name): value for name, value in values.items()}
        given["_visible"] = _encoded(json.dumps([name for name in given if not name.startswith("_")]))
        data = {name: value for name, value in given.items() if name not in files}
        return self._see(self.session.post(self.address, data=data, files=files or None, timeout=120))

    def _see(self, response: requests.Response) -> Self:
        self.status = response.status_code
        self.page = BeautifulSoup(response.text, "html.parser")
        return self

    @property
    def text(self) -> str:
        body = self.page.find(id="dabody") or self.page
        return body.get_text(" ", strip=True)


def _encoded(text: str) -> str:
    """As docassemble's own pages send names."""
    return base64.b64encode(text.encode()).decode().rstrip("=")
