"""The notes that a template writes to the attorney: one that its front matter lacks breaks the draft for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.filings import TEMPLATES, catalogue
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import folded

JINJA = Environment(autoescape=True)

#: A shared clause writes them, and the template never gives it the act of which they speak.
OF_OTHER_ACTS = {"amparo_atencion_medica": {"destierro", "sin_orden", "trascendental"}}


def notes(source: str, macro: str = "") -> Iterator[str]:
    """Of a text, or of one of its macros; with what it includes, and the macros that it calls here or elsewhere."""
    tree = JINJA.parse(source)
    macros = {found.name: found for found in tree.find_all(nodes.Macro)}
    imported = {name: one.template.value for one in tree.find_all(nodes.FromImport) for name in one.names}
    todo, done = [macro], {macro}
    while todo:
        name = todo.pop()
        for call in _outside_macros(macros[name] if name else tree):
            if isinstance(call, nodes.Include):
                yield from notes(_file(call.template.value))
            elif call.node.name == "nota":
                yield call.args[-1].value
            elif call.node.name in imported and call.node.name not in done:
                yield from notes(_file(imported[call.node.name]), call.node.name)
            elif call.node.name in macros and call.node.name not in done:
                todo.append(call.node.name)
            done.add(getattr(getattr(call, "node", None), "name", name))


def _outside_macros(node: nodes.Node) -> Iterator[nodes.Include | nodes.Call]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Include) or (isinstance(child, nodes.Call) and isinstance(child.node, nodes.Name)):
            yield child
        if not isinstance(child, nodes.Macro):
            yield from _outside_macros(child)


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


class DescribeTheNotesOfAFiling:
    def it_holds_every_note_that_its_prose_and_its_partials_write(self):
        held = {name: set(filing.notas) | OF_OTHER_ACTS.get(name, set()) for name, filing in catalogue().items()}
        lacking = {name: set(notes(filing.body)) - held[name] for name, filing in catalogue().items()}
        found = {f"templates/{name}.md": sorted(odd) for name, odd in lacking.items() if odd}
        assert found == {}, "add them to `notas` in the front matter of that template"

    def it_reads_the_partials_too(self):
        assert {"trascendental", "a_ruego"} <= set(notes(catalogue()["amparo_art15"].body))


class DescribeTheAmparoForMedicalCare:
    def it_claims_of_what_article_22_forbids_the_torture_alone(self):
        """A fine, or a punishment that falls on the family, is no matter of care: it has an amparo of its own."""
        tipos = ("tormento", "multa_excesiva", "pena_trascendental")
        acts = [{"tipo": "art22", "modalidad": modalidad, "descripcion": f"D{modalidad}"} for modalidad in tipos]
        case = caso_from_data({"informacion_hasta": "2026-05-17T12:00", "actos": acts})
        said = folded(write_text(engine.draft(case, "amparo_atencion_medica")))
        assert re.findall(r"en lo siguiente: D(\w+)", said) == ["tormento"]
