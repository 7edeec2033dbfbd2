"""The invented cases of tests/cases, and what each draft of them says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Block, Document, PageBreak
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.filings import catalogue, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, load_case

FOLDER = Path(__file__).parents[1] / "cases"
FILING = "amparo_art15"
QUEJA = "queja_derechos_humanos"
GUION = "comparecencia_verbal"
FILINGS = tuple(catalogue())
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml") if not path.stem.startswith(("espera_", "triage")))


def _expected(table: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / f"{table}.yml").read_text(encoding="utf-8"))
    return found


# What a filing looks like whatever the case: under `_` in its table.
SHAPES: dict[str, dict[str, Any]] = {filing: _expected(f"espera_{filing}").pop("_") for filing in FILINGS}
# By (filing, case): what each must bring about; of every case for the amparo, of the telling ones for the others.
EXPECTED: dict[tuple[str, str], dict[str, Any]] = {
    (filing, name): words for filing in FILINGS for name, words in _expected(f"espera_{filing}").items() if name != "_"
}
DRAFTS = [(filing, name) for filing in FILINGS for name in NAMES]


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.yml"


@cache
def caso(name: str) -> Caso:
    return load_case(path_of(name).read_bytes(), name)


@cache
def rasgos(name: str) -> frozenset[str]:
    """The traits of all its people under its own law, together."""
    return frozenset().union(*rasgos_de_cada_quien(name))


@cache
def rasgos_de_cada_quien(name: str) -> tuple[frozenset[str], ...]:
    """Of each lot of people by itself, as the tables are asked."""
    return tuple(lot.traits for lot in read(caso(name), jurisdiccion(caso(name).jurisdiccion)).each)


@cache
def draft(name: str, filing: str = FILING) -> Document:
    """Written once for all tests: a document is never changed."""
    try:
        return engine.draft(caso(name), filing)
    except Exception as error:
        error.add_note(f"in {filing} of {name}")
        raise


def papers_of(whole: Document) -> tuple[Document, ...]:
    """A draft, taken apart into what is handed in by itself."""
    found: list[list[Block]] = [[]]
    for block in whole.blocks:
        if block == PageBreak(new_paper=True):
            found.append([])
        else:
            found[-1].append(block)
    return tuple(replace(whole, blocks=tuple(blocks)) for blocks in found)


@cache
def papers(name: str, filing: str = FILING) -> tuple[Document, ...]:
    return papers_of(draft(name, filing))


@cache
def text(name: str, filing: str = FILING) -> str:
    """The plain text of the draft, lines and all, without the mark that every form of it carries."""
    return write_text(draft(name, filing))


def wrong[T](look: Callable[[str], T], names: Iterable[str] = NAMES) -> dict[str, T]:
    """What `look` finds fault with in each case, those without fault left out: `== {}` names every case that fails."""
    return {name: found for name in names if (found := look(name))}


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
