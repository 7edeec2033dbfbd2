"""A person at our server without a browser: opens a page, fills its form, presses a button, reads the next."""

from __future__ import annotations

import base64
import json
from typing import Self

import requests
from bs4 import BeautifulSoup, Tag

PATIENCE = 120  # seconds for one page


class Visitor:
    def __init__(self, url: str) -> None:
        self.url = url
        self.web = requests.Session()
        self.page = BeautifulSoup()
        self.status = 0
        self.answered = requests.Response()

    def begin(self, what: str = "amparo") -> Self:
        """From the first page, as the button there does."""
        return self.open("/").send("/empezar", que=what)

    def open(self, address: str = "/") -> Self:
        return self._see(self.web.get(self._whole(address), timeout=PATIENCE))

    def follow(self, name: str) -> Self:
        return self.open(self.link(name))

    def load(self, case: str) -> Self:
        """A case that was handed out goes on."""
        given = self.open("/cargar")._token()
        return self.post("/cargar", given, caso=("caso.json", case)).press("Empezar")

    def send(self, address: str, **values: str) -> Self:
        """A form with the token of the page, as a page of ours sends it."""
        return self.post(address, self._token() | values)

    def post(self, address: str, form: dict[str, str], **files: tuple[str, str]) -> Self:
        whole, headers = self._whole(address), {"Origin": self.url}
        return self._see(self.web.post(whole, data=form, files=files, headers=headers, timeout=PATIENCE))

    def _token(self) -> dict[str, str]:
        token = self.page.find(attrs={"name": "csrf_token"})
        return {"csrf_token": str(token["value"])} if isinstance(token, Tag) else {}

    def answer(self, **values: str) -> Self:
        """Fill the fields of this screen, by the names of the interview's variables, and press «Continuar»."""
        return self.press("Continuar", **{encoded(name): value for name, value in values.items()})

    def press(self, name: str, **values: str) -> Self:
        """A button of this screen, with what its form holds and these values in it."""
        button = next(b for b in self.page.find_all("button") if b.get_text(strip=True).startswith(name))
        form = self.page.find(id=button["form"]) if button.get("form") else button.find_parent("form")
        assert isinstance(form, Tag), self.text
        given = filled(form) | values
        if button.get("name"):
            given[str(button["name"])] = str(button["value"])
        return self.post(str(form.get("action") or self.answered.url), given)

    def link(self, name: str) -> str:
        link = next((a for a in self.page.select("a") if name in a.get_text()), None)
        assert link, self.text
        return str(link["href"])

    def _whole(self, address: str) -> str:
        return address if address.startswith("http") else f"{self.url}{address}"

    def _see(self, response: requests.Response) -> Self:
        self.answered = response
        self.status = response.status_code
        self.page = BeautifulSoup(response.text, "html.parser")
        return self

    @property
    def waited(self) -> float:
        """Seconds from the tap until the page began to arrive; not what it takes us to read it."""
        return sum(answer.elapsed.total_seconds() for answer in (*self.answered.history, self.answered))

    @property
    def heading(self) -> str:
        heading = self.page.find("h1")
        return heading.get_text(strip=True) if heading else ""

    @property
    def text(self) -> str:
        body = self.page.find(id="pagina") or self.page
        return body.get_text(" ", strip=True)


def filled(form: Tag) -> dict[str, str]:
    """What a browser would send of a form that nobody touched."""
    fields = [field for field in form.find_all("input") if field.get("name") and _counts(field)]
    given = {str(field["name"]): str(field.get("value", "")) for field in fields}
    return given | {str(area["name"]): area.get_text().removeprefix("\n") for area in form.find_all("textarea")}


def _counts(field: Tag) -> bool:
    return field.get("type") not in ("radio", "checkbox") or field.has_attr("checked")


def encoded(text: str) -> str:
    """As docassemble's own pages send names."""
    return base64.b64encode(text.encode()).decode().rstrip("=")


def action(event: str, **arguments: object) -> str:
    """An action as an address or a form of ours names it."""
    return encoded(json.dumps({"action": event, "arguments": arguments}))
