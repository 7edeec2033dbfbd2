"""From a template to a document of a case, a filing, a sheet and a page of the binder alike: its mark, foot and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from .assembly.compose import Missing, compose
from .assembly.document import Block, Document, PageBreak
from .errors import BROKEN, TemplateError
from .filings import TEMPLATES
from .record import Caso, keys, label


class Words(dict[str, Missing]):
    """What each gap is called, and its note.

    A template that prints a gap of which it says nothing is broken. The paper is written all the same, and tells the
    attorney: who needs it stands at a door and cannot mend a template.
    """

    def __init__(self, words: Mapping[str, Missing], template: str) -> None:
        super().__init__(words)
        self._template = template

    def __missing__(self, path: str) -> Missing:
        error = TemplateError("plantilla_hueco", where=f"{self._template}.md", path=path)
        BROKEN.error("%s", error)
        return Missing(label(path), str(error))


class Form(NamedTuple):
    """What is written. `template`: its name, for whoever must mend it; `source`: its text; `words`: of its gaps.

    `said`: what documents of this kind say: `marca`, `marca_practica` and `pie`, with holes for the number of the draft
    (`version`), the moment of the answers (`hasta`) and what else the caller tells.
    """

    id: str
    title: str
    template: str
    source: str
    said: Mapping[str, Any]
    words: Mapping[str, Missing] = MappingProxyType({})


class Paper(NamedTuple):
    """About whom: what the template may name; `path`: a path of theirs, as it is in the whole case."""

    context: Mapping[str, Any]
    path: Callable[[str], str] = str


def draft(caso: Caso, form: Form, papers: Iterable[Paper], **told: str) -> Document:
    """One document; each of its papers begins on a page of its own."""
    words = Words(form.words, form.template)
    composed = [compose(form.source, TEMPLATES, paper.context, words, paper.path) for paper in papers]
    until = f"{caso.informacion_hasta:%d/%m/%Y %H:%M}"
    return Document(
        filing_id=form.id,
        title=form.title,
        blocks=tuple(chain.from_iterable(_on_a_new_page(composed))),
        created=caso.informacion_hasta,
        draft_mark=form.said["marca_practica" if caso.practica else "marca"],
        footer=form.said["pie"].format(version=caso.version, hasta=until, **told),
        keys=keys(caso),
    )


@cache
def template(name: str) -> str:
    """The text of a template that is no filing: "hojas/aviso", "expediente/portada"."""
    return (TEMPLATES / f"{name}.md").read_text(encoding="utf-8")


def _on_a_new_page(papers: Iterable[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    for number, paper in enumerate(papers):
        yield (PageBreak(new_paper=True), *paper) if number else paper
