"""`rightsforms assemble`: write the documents of a case, or of many cases at once (a mass arrest), on every core."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

from .. import engine
from ..errors import RightsformsError
from ..output import save
from .cases import chosen, exit_code, filing_argument, json_argument, read_case, verdict
from .parser import BAD_INPUT, a_path
from .words import say


@dataclass(frozen=True, slots=True)
class Job:
    case: str
    filings: tuple[str, ...]
    formats: tuple[engine.Format, ...]
    out: Path
    force: bool


@dataclass(slots=True)
class Outcome:
    """What came of one case: an exit code, the files, and what to say; or the one line of an error."""

    code: int = BAD_INPUT
    files: list[Path] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    error: str = ""


def add_assemble(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", nargs="+", help=say("casos"))
    filing_argument(parser)
    json_argument(parser)
    parser.add_argument("--format", default="docx,pdf", help=say("assemble_format"))
    parser.add_argument("--out", type=a_path, default=Path(), metavar="DIR", help=say("assemble_out"))
    parser.add_argument("--force", action="store_true", help=say("assemble_force"))
    parser.set_defaults(run=_assemble)


def _assemble(arguments: argparse.Namespace) -> int:
    outcomes = _run_all(_jobs(arguments))
    if arguments.json:
        print(json.dumps({"archivos": [str(path) for o in outcomes for path in o.files]}, ensure_ascii=False))
    for outcome in outcomes:
        if not arguments.json:
            print(*outcome.said, sep="\n", end="\n" if outcome.said else "")
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    return max(outcome.code for outcome in outcomes)


def _jobs(arguments: argparse.Namespace) -> list[Job]:
    """Of several cases, each gets a folder of its own, named like its file: the documents have the same names."""
    formats, filings, force = _formats(arguments.format), tuple(arguments.filing), arguments.force
    if len(arguments.case) == 1:
        return [Job(arguments.case[0], filings, formats, arguments.out, force)]
    folders = [Path(case).stem for case in arguments.case]
    for folder in folders:
        if folders.count(folder) > 1:
            raise RightsformsError("cli_mismo_nombre", folder)
    return [
        Job(case, filings, formats, arguments.out / folder, force)
        for case, folder in zip(arguments.case, folders, strict=True)
    ]


def _run_all(jobs: Sequence[Job]) -> list[Outcome]:
    if len(jobs) == 1:
        return [_run(jobs[0])]
    workers = min(len(jobs), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return list(pool.map(_run, jobs))


def _run(job: Job) -> Outcome:
    outcome = Outcome()
    try:
        outcome.code = _write(job, outcome)
    except RightsformsError as error:
        outcome.error = str(error)
    return outcome


def _write(job: Job, outcome: Outcome) -> int:
    caso = read_case(job.case)
    report = {filing_id: engine.gaps(caso, filing_id) for filing_id in chosen(caso, job.filings)}
    for filing_id in report:
        for document, fmt in product(engine.documents(caso, filing_id), job.formats):
            path = job.out / engine.filename(document.filing_id, fmt)
            changed = save(path, engine.write(document, fmt), force=job.force)
            outcome.files.append(path)
            outcome.said.append(say("escrito" if changed else "igual", archivo=path))
    for filing_id, rows in report.items():
        outcome.said += verdict(caso, filing_id, rows)
    return exit_code(report.values())


def _formats(text: str) -> tuple[engine.Format, ...]:
    names: list[engine.Format] = []
    for name in text.split(","):
        match = [known for known in get_args(engine.Format.__value__) if known == name.strip().lower()]
        if not match:
            raise RightsformsError("cli_formato", "--format", formato=name)
        names += match
    return tuple(names)
