"""What a template may name, and what it may ask of an answer: the contract with whoever writes one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from docassemble.rightsforms.assembly.markdown import BOXES
from docassemble.rightsforms.contract import names
from docassemble.rightsforms.engine import filing
from docassemble.rightsforms.filings import TEMPLATES, vocabulary
from docassemble.rightsforms.filings.catalogue import PROPIAS
from docassemble.rightsforms.here import JURISDICCION
from docassemble.rightsforms.law import jurisdiccion

_MACRO = re.compile(r"^\{%-? macro (\w+\(.*?\))", re.MULTILINE)
_COMMENT = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)


def told() -> dict[str, Any]:
    described: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "names.yml").read_text("utf-8"))
    there, known = nameable(), {name for group in described.values() for name in group}
    if there != known:
        raise SystemExit(f"tools/book/names.yml: not there: {sorted(there - known)}; no more: {sorted(known - there)}")
    partials = sorted((TEMPLATES / "partials").glob("*.md"))
    return {
        "nombres": described,
        "cajas": sorted(BOXES),
        "rasgos": sorted(vocabulary(jurisdiccion(JURISDICCION))),
        "parciales": {path.name: _comment(path) for path in partials},
        "macros": {path.name: _MACRO.findall(path.read_text("utf-8")) for path in partials},
    }


def nameable() -> frozenset[str]:
    """All that the engine hands to a filing that goes to somebody and prints every table."""
    law = jurisdiccion(JURISDICCION)
    return names(filing("amparo_art15").model_copy(update={"tablas": (*PROPIAS, *law.tablas)}), law)


def _comment(path: Path) -> str:
    """What its author says of it, in English as every comment; nothing where it says all by itself."""
    found = _COMMENT.match(path.read_text("utf-8"))
    return " ".join(found[1].split()) if found else ""
