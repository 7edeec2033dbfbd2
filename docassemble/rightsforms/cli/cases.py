"""Reading a case from the command line, and the commands that only tell: check, filings."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from .. import engine
from ..errors import RightsformsError
from ..filings import GapRow, UnknownPlace
from ..parse import MAX_BYTES, read_file
from ..record import Caso, load_case
from .words import lines, say

DONE, WITH_GAPS = 0, 1


def add_check(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    filing_argument(parser)
    parser.set_defaults(run=_check)


def case_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=say("caso"))
    json_argument(parser)


def json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("json"))


def filing_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--filing", action="append", default=[], metavar="ID", help=say("filing"))


_ABOUT = ("id", "clase", "titulo", "resumen", "quien", "forma", "anexos", "plazos", "verificado_el")


def add_filings(parser: argparse.ArgumentParser) -> None:
    json_argument(parser)
    parser.set_defaults(run=_filings)


def _filings(arguments: argparse.Namespace) -> int:
    found = [f.model_dump(mode="json", include=set(_ABOUT)) for f in engine.filings()]
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else lines("filing_linea", found))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    caso = read_case(arguments.case)
    report = {filing_id: engine.gaps(caso, filing_id) for filing_id in chosen(caso, arguments.filing)}
    if arguments.json:
        rows_of = {filing_id: [asdict(row) for row in rows] for filing_id, rows in report.items()}
        print(json.dumps(rows_of, ensure_ascii=False, indent=2))
    else:
        for filing_id, rows in report.items():
            print(*verdict(caso, filing_id, rows), sep="\n")
            print(lines("hueco", [asdict(row) for row in rows]))
    return exit_code(report.values())


def read_case(name: str) -> Caso:
    """Municipalities by their name on the list, so that a file and the interview that say the same give the same."""
    return engine.with_official_places(_loaded(name))


def _loaded(name: str) -> Caso:
    if name == "-":
        return load_case(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
    try:
        return load_case(read_file(Path(name)), name)
    except RightsformsError as error:
        error.where = error.where or name
        raise


def chosen(caso: Caso, asked: Sequence[str]) -> tuple[str, ...]:
    """What was asked for, else what the case names, else those to begin with, else the first there is."""
    named = tuple(asked) or caso.documentos
    return named or tuple(filing.id for filing in engine.recommended(caso) or engine.filings()[:1])


def verdict(caso: Caso, filing_id: str, rows: Sequence[GapRow]) -> list[str]:
    """Whether it is the right door, and whether anything indispensable is missing."""
    titulo, n = engine.filing(filing_id).titulo, _indispensable(rows)
    doubts = [say("municipio", dicho=place.dicho, cercanos=_near(place)) for place in engine.unknown_places(caso)]
    doubts += [say("ojo", motivo=r.motivo, porque=r.porque) for r in engine.exclusions(caso, filing_id)]
    return [*doubts, say("faltan", titulo=titulo, n=n) if n else say("completo", titulo=titulo)]


def _near(place: UnknownPlace) -> str:
    names = ", ".join(name for _codigo, name in place.cercanos)
    return say("quiso_decir", nombres=names) if names else ""


def _indispensable(rows: Sequence[GapRow]) -> int:
    return sum(row.nivel == "indispensable" for row in rows)


def exit_code(reports: Iterable[Sequence[GapRow]]) -> int:
    return WITH_GAPS if any(_indispensable(rows) for rows in reports) else DONE
