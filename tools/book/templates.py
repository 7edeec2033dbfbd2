"""What a template may name, and what it may ask of an answer: the contract with whoever writes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import yaml

from docassemble.rightsforms.assembly.markdown import BOXES
from docassemble.rightsforms.context import Citations, Reader, template_context
from docassemble.rightsforms.engine import filing
from docassemble.rightsforms.filings import TEMPLATES, vocabulary
from docassemble.rightsforms.filings.catalogue import Tabla
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, lots

from .filings import LAW

_SOME_DAY = datetime(2026, 1, 1)
_MACRO = re.compile(r"^\{%-? macro (\w+\(.*?\))", re.MULTILINE)
_COMMENT = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)


def told() -> dict[str, Any]:
    described: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "names.yml").read_text("utf-8"))
    names, known = set(nameable()), {name for group in described.values() for name in group}
    if names != known:
        raise SystemExit(f"tools/book/names.yml: not there: {sorted(names - known)}; no more: {sorted(known - names)}")
    partials = sorted((TEMPLATES / "partials").glob("*.md"))
    return {
        "nombres": described,
        "cajas": sorted(BOXES),
        "rasgos": sorted(vocabulary(jurisdiccion(LAW))),
        "parciales": {path.name: _comment(path) for path in partials},
        "macros": {path.name: _MACRO.findall(path.read_text("utf-8")) for path in partials},
    }


def nameable() -> Iterator[str]:
    """All that the engine hands to a filing that goes to somebody and prints every table."""
    law, caso, some = jurisdiccion(LAW), Caso(informacion_hasta=_SOME_DAY), filing("amparo_art15")
    every = some.model_copy(update={"tablas": get_args(Tabla.__value__)})
    (lot,) = lots(caso)
    yield from template_context(lot, Reader(caso, every.lector, law, {}), every, law, Citations(caso, law))


def _comment(path: Path) -> str:
    """What its author says of it, in English as every comment; nothing where it says all by itself."""
    found = _COMMENT.match(path.read_text("utf-8"))
    return " ".join(found[1].split()) if found else ""
