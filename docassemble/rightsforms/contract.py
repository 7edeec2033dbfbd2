"""What a template may name, and where one names something else: found before anybody needs a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from jinja2 import nodes

from .assembly.compose import reached
from .context import Citations, Reader, template_context
from .drafting import template
from .engine import sheet_context
from .errors import RightsformsError, TemplateError
from .expediente import page_context, page_names
from .filings import TEMPLATES, Filing, catalogue, house_words, read, wrong
from .here import JURISDICCION
from .law import Jurisdiccion, jurisdiccion
from .record import Caso
from .words import words

_JINJA = frozenset({"loop", "caller", "range", "dict", "namespace", "self", "varargs", "kwargs"})
_EMPTY = Caso(informacion_hasta=datetime(2026, 1, 1))


class Source(NamedTuple):
    """A template: its file, its text, what it may name."""

    name: str
    text: str
    names: frozenset[str]


def faults(nombre: str = JURISDICCION, filings: Mapping[str, Filing] | None = None) -> Iterator[RightsformsError]:
    """Every name in the law's data and in the templates that is none, with its file and its line."""
    law, chosen = jurisdiccion(nombre), catalogue() if filings is None else filings
    yield from wrong(law, chosen)
    for filing in chosen.values():
        source = Source(f"{filing.id}.md", filing.body, names(filing, law))
        yield from _in_template(source, filing.notas)
    for other in _others(law, chosen.values()):
        yield from _in_template(other, {})


def names(filing: Filing, law: Jurisdiccion) -> frozenset[str]:
    """What the template of this filing may name: none of it depends on the case."""
    reading = read(_EMPTY, law)
    reader = Reader(reading, filing.lector, house_words())
    return frozenset(template_context(reading, reader, filing, Citations(reading)))


def _others(law: Jurisdiccion, filings: Iterable[Filing]) -> Iterator[Source]:
    """Sheets and the attorney's pages. The notice of a sheet ends any filing that has one: it names what all may."""
    shared = frozenset.intersection(*(names(filing, law) for filing in filings))
    theirs = dict.fromkeys(map("expediente/{}".format, page_names()), frozenset(page_context(_EMPTY, ())))
    sheet = frozenset(sheet_context((), "", Citations(read(_EMPTY, law))))
    known = {"hojas/aviso": shared, "hojas/hoja_reservada": sheet, **theirs}
    yield from (Source(f"{name}.md", template(name), given) for name, given in known.items())


def _in_template(source: Source, notas: Mapping[str, str]) -> Iterator[RightsformsError]:
    trees = list(reached(source.text, TEMPLATES, source.name))
    known = source.names | _JINJA | {name for _where, tree in trees for name in _given(tree)}
    for where, node in _written(trees):
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
            yield TemplateError("plantilla_nombre", where=_line(where, node), nombre=node.name)
        if (key := _note(node)) and key not in notas:
            yield TemplateError("plantilla_nota", where=f"{source.name}, {_line(where, node)}", nota=key)


def _given(tree: nodes.Template) -> Iterator[str]:
    """What the template itself gives a name to, and what a partial may be given or not: it asks whether it was."""
    yield from (node.name for node in tree.find_all(nodes.Name) if node.ctx != "load")
    yield from (node.name for node in tree.find_all(nodes.Macro))
    yield from (node.target for node in tree.find_all(nodes.Import))
    for test in tree.find_all(nodes.Test):
        if test.name == "defined" and isinstance(test.node, nodes.Name):
            yield test.node.name


def _written(trees: Iterable[tuple[str, nodes.Template]]) -> Iterator[tuple[str, nodes.Node]]:
    """Every node that may be written: of the macros of a partial only those that somebody calls."""
    macros = {macro.name: (where, macro) for where, tree in trees for macro in tree.find_all(nodes.Macro)}
    waiting: list[tuple[str, nodes.Node]] = list(trees)
    while waiting:
        where, top = waiting.pop()
        for node in _within(top):
            yield where, node
            if isinstance(node, nodes.Name) and node.name in macros:
                waiting.append(macros.pop(node.name))


def _within(top: nodes.Node) -> Iterator[nodes.Node]:
    """Everything below, without the macros that are only told there."""
    for node in top.iter_child_nodes():
        if not isinstance(node, nodes.Macro):
            yield node
            yield from _within(node)


def _note(node: nodes.Node) -> str:
    """The key of `nota(words, "key")`; empty for anything else."""
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "nota"):
        return ""
    key = node.args[1]
    return str(key.value) if isinstance(key, nodes.Const) else ""


def _line(where: str, node: nodes.Node) -> str:
    said: str = words("plantillas")["lugar"]
    return said.format(archivo=where, linea=node.lineno)
