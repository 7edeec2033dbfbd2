"""The commands that take a case: assemble, check, filings."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from .. import engine
from ..errors import RightsformsError
from ..filings import GapRow, catalogue
from ..output import save
from ..record import MAX_BYTES, Caso, load_case
from .words import lines, say

DONE, WITH_GAPS = 0, 1


def add_assemble(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    _filing_argument(parser)
    parser.add_argument("--format", default="docx,pdf", help=say("assemble_format"))
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help=say("assemble_out"))
    parser.add_argument("--force", action="store_true", help=say("assemble_force"))
    parser.set_defaults(run=_assemble)


def add_check(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    _filing_argument(parser)
    parser.set_defaults(run=_check)


def case_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=say("caso"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def _filing_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--filing", action="append", default=[], metavar="ID", help=say("filing"))


def add_filings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(run=_filings)


def _filings(arguments: argparse.Namespace) -> int:
    found = [{"id": f.id, "titulo": f.titulo, "resumen": f.resumen} for f in catalogue().values()]
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else lines("filing_linea", found))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    caso = read_case(arguments.case)
    report = {filing_id: engine.gaps(caso, filing_id) for filing_id in _chosen(caso, arguments.filing)}
    if arguments.json:
        rows_of = {filing_id: [asdict(row) for row in rows] for filing_id, rows in report.items()}
        print(json.dumps(rows_of, ensure_ascii=False, indent=2))
    else:
        for filing_id, rows in report.items():
            _tell(caso, filing_id, rows)
            print(lines("hueco", [asdict(row) for row in rows]))
    return _exit_code(report.values())


def _assemble(arguments: argparse.Namespace) -> int:
    caso = read_case(arguments.case)
    formats = _formats(arguments.format)
    report: dict[str, tuple[GapRow, ...]] = {}
    written: list[Path] = []
    for filing_id in _chosen(caso, arguments.filing):
        document = engine.draft(caso, filing_id)
        for fmt in formats:
            path = arguments.out / engine.filename(filing_id, fmt)
            changed = save(path, engine.write(document, fmt), force=arguments.force)
            written.append(path)
            _note(arguments, say("escrito" if changed else "igual", archivo=path))
        report[filing_id] = engine.gaps(caso, filing_id)
    if arguments.json:
        print(json.dumps({"archivos": [str(path) for path in written]}, ensure_ascii=False))
    else:
        for filing_id, rows in report.items():
            _tell(caso, filing_id, rows)
    return _exit_code(report.values())


def read_case(name: str) -> Caso:
    if name == "-":
        return load_case(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
    try:
        with Path(name).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError:
        raise RightsformsError("caso_no_existe", name) from None
    return load_case(raw, name)


def _chosen(caso: Caso, asked: list[str]) -> tuple[str, ...]:
    """What was asked for, else what the case names, else every filing that fits, else all there are."""
    chosen = tuple(asked) or caso.documentos
    return chosen or tuple(i for i in catalogue() if engine.fits(caso, i)) or tuple(catalogue())


def _formats(text: str) -> list[engine.Format]:
    names: list[engine.Format] = []
    for name in text.split(","):
        match = [known for known in get_args(engine.Format.__value__) if known == name.strip().lower()]
        if not match:
            raise RightsformsError("cli_formato", "--format", formato=name)
        names += match
    return names


def _tell(caso: Caso, filing_id: str, rows: Sequence[GapRow]) -> None:
    titulo = engine.filing(filing_id).titulo
    for reason in engine.exclusions(caso, filing_id):
        print(say("ojo", motivo=reason.motivo, porque=reason.porque))
    n = _indispensable(rows)
    print(say("faltan", titulo=titulo, n=n) if n else say("completo", titulo=titulo))


def _note(arguments: argparse.Namespace, line: str) -> None:
    if not arguments.json:
        print(line)


def _indispensable(rows: Sequence[GapRow]) -> int:
    return sum(row.nivel == "indispensable" for row in rows)


def _exit_code(reports: Iterable[Sequence[GapRow]]) -> int:
    return WITH_GAPS if any(_indispensable(rows) for rows in reports) else DONE
