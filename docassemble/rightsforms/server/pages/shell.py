"""The frame of every page, ours and docassemble's: one style, one script, the way out, and nothing else to fetch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..guard.wsgi import Refusal
from ..texts import texts
from .kept import address

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands in the frame."""

    title: str
    body: Markup
    top: Markup = _NOTHING  # left of the way out
    bottom: Markup = _NOTHING
    notice: Markup = _NOTHING
    case: str = ""  # a mark of the open case: what a phone keeps of one is never shown in another
    state: str = ""  # what the script must know: "recibido", "error" ...

    def html(self) -> str:
        return _environment().get_template("shell.html").render(each=self)


def render(template: str, **values: Any) -> Markup:
    """A piece of a page, from `html/`."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - autoescaped


def told(words: str, state: str = "") -> str:
    """A page that only says something: `words` names a heading and a sentence in `translations/es/server.yml`."""
    said = texts("avisos")[words]
    return Page(said["titulo"], render("told.html", said=said), state=state).html()


def refusal(refused: Refusal) -> bytes:
    """The page for a request that goes no further."""
    return told(refused.why, state="error").encode()


@cache
def _environment() -> Environment:
    """Apart from docassemble's: a page of ours needs neither its session nor its words."""
    made = Environment(
        loader=PackageLoader("docassemble.rightsforms.server.pages", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(page=texts("pagina"), script=texts("guion"), asset=address)
    return made
