"""What rests on an article: rows of the law, what filings ask for, sentences of templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import nodes

from .assembly.compose import reached
from .filings import TEMPLATES, Filing, citations
from .law import Jurisdiccion, rows_in
from .law.citas import article
from .words import words


class Citing(NamedTuple):
    where: str
    codigo: str
    articulo: str  # "20.B-II" notation


def citing(law: Jurisdiccion, filings: Mapping[str, Filing], templates: Path = TEMPLATES) -> Iterator[Citing]:
    """Everything that cites, each time that it does."""
    rows = [*law.rows(), *(found for filing in filings.values() for found in rows_in(filing, f"{filing.id}.md"))]
    for where, row in rows:
        for citas in citations(row):
            yield from (Citing(where, codigo, one) for codigo, articulos in citas.items() for one in articulos)
    for path in sorted(templates.rglob("*.md")):
        yield from _in_template(path, templates)


def resting_on(cited: Iterator[Citing]) -> Mapping[tuple[str, str], list[Citing]]:
    """By law and article, without fractions."""
    found: dict[tuple[str, str], list[Citing]] = {}
    for one in cited:
        found.setdefault((one.codigo, article(one.articulo)), []).append(one)
    return found


def _in_template(path: Path, folder: Path) -> Iterator[Citing]:
    """Of `cita("LAmp", "15-II")`. A name instead of a text stands for a row of the law, which cites by itself."""
    where, tree = next(reached(path.read_text(encoding="utf-8"), folder, path.relative_to(folder).as_posix()))
    for call in tree.find_all(nodes.Call):
        said = [given.value for given in call.args if isinstance(given, nodes.Const)]
        if isinstance(call.node, nodes.Name) and call.node.name == "cita" and len(said) == len(call.args):
            place = words("plantillas")["lugar"].format(archivo=where, linea=call.lineno)
            yield from (Citing(place, said[0], one) for one in said[1:])
