"""Every name that a template or a partial uses is there for it: one that is not breaks the draft there."""

from __future__ import annotations

import yaml
from jinja2 import Environment, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from docassemble.rightsforms.context import Citations, Reader, template_context
from docassemble.rightsforms.filings import TEMPLATES, catalogue, read
from docassemble.rightsforms.law import jurisdiccion
from tests.support.casos import caso

HOUSE = yaml.safe_load((TEMPLATES / "casa.yml").read_text(encoding="utf-8"))
JINJA = Environment(autoescape=True)
# Which tests there are, the program's own environment knows; here only names are looked for.
JINJA.tests |= dict.fromkeys(("ignora", "falta", "en_palabras", "periodo", "reservado"), bool)
PARTIALS = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("partials/*.md")}


def known(filing_id: str) -> set[str]:
    case, filing = caso("desaparicion_larrainzar"), catalogue()[filing_id]
    reading = read(case, jurisdiccion(case.jurisdiccion))
    reader = Reader(reading, filing.lector, HOUSE)
    return set(template_context(reading, reader, filing, Citations(reading))) | set(DEFAULT_NAMESPACE)


def made(source: str) -> set[str]:
    """What a text gives a name to, for itself and for what it includes."""
    tree = JINJA.parse(source)
    imported = {str(name) for one in tree.find_all(nodes.FromImport) for name in one.names}
    return imported | {name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")}


def optional(source: str) -> set[str]:
    """What a partial only asks after: whoever includes it may say it."""
    return {test.node.name for test in JINJA.parse(source).find_all(nodes.Test) if test.name == "defined"}


class DescribeWhatATemplateMayName:
    def it_holds_every_name_that_a_filing_uses(self):
        used = {name: meta.find_undeclared_variables(JINJA.parse(f.body)) for name, f in catalogue().items()}
        lacking = {f"templates/{name}.md": odd for name, names in used.items() if (odd := names - known(name))}
        assert lacking == {}, "mend it there, or add the name to docassemble/rightsforms/context/"

    def it_holds_every_name_that_a_partial_uses(self):
        filings = catalogue().items()
        there = set().union(*(known(name) | made(filing.body) for name, filing in filings))
        used = {name: meta.find_undeclared_variables(JINJA.parse(source)) for name, source in PARTIALS.items()}
        lacking = {
            f"templates/partials/{name}": odd
            for name, names in used.items()
            if (odd := names - there - optional(PARTIALS[name]))
        }
        assert lacking == {}, "mend it there, or add the name to docassemble/rightsforms/context/"
