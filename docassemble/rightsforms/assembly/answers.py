"""The record as a template sees it: every text an `Answer` that knows where it came from.

A template can print an answer, test it, loop over a list; it cannot turn an answer into markup, because the
only way out of a template is `emit`, which puts an opaque token where the answer goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, NoReturn, Self

from babel.dates import format_date
from jinja2 import Undefined, pass_context
from markupsafe import Markup

from ..errors import TemplateError
from ..record import Part, Periodo, SeIgnora, Withheld
from .document import Break, Gap, Inline, Span, Text

# What the template being rendered has put out so far; a token in its Markdown is an index into this list.
# It stands in the context under a name that no template can write.
EMITTED = "emitted so far"

ANSWER_OPEN = "{\ue000"  # begins with a character at which markdown-it's text rule stops
ANSWER_CLOSE = "}"


class Answer(str):
    """A text of the record that remembers its path ("quejosas.0.nombre")."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str) -> Self:
        answer = super().__new__(cls, text)
        answer.path = path
        return answer

    def __html__(self) -> NoReturn:
        """Escaping would be a second way out, past `emit`: it is refused, so none reaches the Markdown parser by it."""
        raise TemplateError("plantilla_jinja", detalle=f"__html__: {self.path}")


class Stretch(Answer):
    """A month or a year: "marzo de 2026"."""

    __slots__ = ()


class Nothing:
    """A leaf without a value: not asked yet, (`unknown`) answered with "no se sabe", or not for this reader.

    Of what is withheld, `instead` is printed should a template print it all the same.
    """

    def __init__(self, path: str, *, unknown: bool = False, instead: str = "") -> None:
        self.path = path
        self.unknown = unknown
        self.instead = instead

    def __bool__(self) -> bool:
        return False


class View:
    """A piece of the record, read-only; fields come out as Answer, Nothing, bool, View or a list of View."""

    def __init__(self, part: Part, path: str = "") -> None:
        self._part = part
        self._path = path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in type(self._part).model_fields:
            raise AttributeError(name)
        return view(getattr(self._part, name), f"{self._path}.{name}" if self._path else name)


def view(value: Any, path: str) -> Any:
    """Wrap one value of the record for a template."""
    match value:
        case None | SeIgnora():
            return Nothing(path, unknown=value is not None)
        case Withheld():
            return Nothing(path, instead=value.words)
        case bool() | StrEnum():
            return value
        case Part():
            return View(value, path)
        case tuple():
            return [view(item, f"{path}.{index}") for index, item in enumerate(value)]
    made = Stretch if isinstance(value, Periodo) else Answer
    blank = isinstance(value, str) and not value.strip()
    return Nothing(path) if blank else made(written(value), path)


def written(value: Any) -> str:
    """Dates and hours as a Mexican petition writes them; the filing is in Spanish whatever the screen speaks."""
    match value:
        case Periodo():
            return format_date(value.first, "MMMM 'de' y" if "-" in value else "y", locale="es_MX")
        case date():
            day = "'1o.'" if value.day == 1 else "d"  # as the courts write the first of a month
            return format_date(value, f"{day} 'de' MMMM 'de' y", locale="es_MX")
        case time():
            return f"{value:%H:%M}"
    return str(value)


@pass_context
def emit(context: Mapping[str, Any], value: Any) -> Markup:
    """Jinja's `finalize`: every expression becomes a token, except Markup (macros), which already is made of them."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)  # StrictUndefined raises here, and names what is missing
    inlines: list[Inline] = context[EMITTED]
    inlines.append(_inline(value))
    return Markup(f"{ANSWER_OPEN}{len(inlines) - 1}{ANSWER_CLOSE}")  # noqa: S704 an index, no data


def _inline(value: Any) -> Inline:
    match value:
        case Text() | Span() | Gap() | Break():
            return value
        case Answer():
            return Span(str(value), value.path)
        case Nothing():
            return Text(value.instead) if value.instead else Gap("", value.path, "")  # compose() gives a gap its words
    return Text(str(value))
