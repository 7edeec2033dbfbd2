"""`rightsforms assemble`: write the documents of a case, or of many cases at once (a mass arrest), on every core."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import product
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import get_args

from .. import engine
from ..assembly.document import Document
from ..errors import RightsformsError
from ..output import save
from .cases import chosen, exit_code, filing_argument, json_argument, read_case, verdict
from .parser import BAD_INPUT, a_path
from .words import say

type Paper = tuple[Document, engine.Format]


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
    papers = [paper for filing_id in report for paper in product(engine.documents(caso, filing_id), job.formats)]
    for (document, fmt), content in zip(papers, _made(papers), strict=True):
        path = job.out / engine.filename(document.filing_id, fmt)
        changed = save(path, content, force=job.force)
        outcome.files.append(path)
        outcome.said.append(say("escrito" if changed else "igual", archivo=path))
    for filing_id, rows in report.items():
        outcome.said += verdict(caso, filing_id, rows)
    return exit_code(report.values())


def _made(papers: Sequence[Paper]) -> Iterator[bytes]:
    """In their order, on every core: by copies of this process, once the shortest has loaded what all of them need."""
    *_, shortest = sorted(papers, key=lambda paper: (paper[1] == "pdf", -len(paper[0].blocks)))
    copies = min(os.cpu_count() or 1, sum(fmt == "pdf" for _document, fmt in papers) - 1)
    if copies < 2 or not _may_be_copied():
        yield from map(_make, papers)
        return
    first = _make(shortest)
    gc.freeze()  # the copies share what the collector does not write into
    with ProcessPoolExecutor(copies, get_context("fork")) as pool:
        others = pool.map(_make, (paper for paper in papers if paper is not shortest))
        yield from (first if paper is shortest else next(others) for paper in papers)


def _may_be_copied() -> bool:
    """A thread might hold a lock that nobody would open in the copy; one of many cases has its core already."""
    return threading.active_count() == 1 and parent_process() is None


def _make(paper: Paper) -> bytes:
    return engine.write(*paper)


def _formats(text: str) -> tuple[engine.Format, ...]:
    names: list[engine.Format] = []
    for name in text.split(","):
        match = [known for known in get_args(engine.Format) if known == name.strip().lower()]
        if not match:
            raise RightsformsError("cli_formato", "--format", formato=name)
        names += match
    return tuple(names)
