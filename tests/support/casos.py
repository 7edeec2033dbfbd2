"""The invented cases of tests/cases, and what each draft of them says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import Caso, load_case

FOLDER = Path(__file__).parents[1] / "cases"
FILING = "amparo_art15"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "espera.yml").read_text(encoding="utf-8"))
TABLES = {"espera", "triage"}
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem not in TABLES)


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.yml"


@cache
def caso(name: str) -> Caso:
    return load_case(path_of(name).read_bytes(), name)


@cache
def text(name: str) -> str:
    """The plain text of the draft, lines and all."""
    return engine.write(engine.draft(caso(name), FILING), "txt").decode("utf-8")


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
