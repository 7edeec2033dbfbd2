"""`rightsforms expediente`: everything for the attorney in one ZIP."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .. import engine
from ..output import save
from .cases import case_arguments, exit_code, filing_argument, read_case, verdict
from .parser import a_path
from .words import say


def add_expediente(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    filing_argument(parser)
    parser.add_argument("--out", type=a_path, default=Path(), metavar="DIR", help=say("assemble_out"))
    parser.add_argument("--force", action="store_true", help=say("assemble_force"))
    parser.set_defaults(run=_pack)


def _pack(arguments: argparse.Namespace) -> int:
    from ..expediente import NOMBRE, chosen, expediente  # only here are its pages of interest

    caso = read_case(arguments.case)
    report = {filing_id: engine.gaps(caso, filing_id) for filing_id in chosen(caso, arguments.filing)}
    path = arguments.out / NOMBRE
    changed = save(path, expediente(caso, report), force=arguments.force)
    if arguments.json:
        print(json.dumps({"archivos": [str(path)]}, ensure_ascii=False))
    else:
        print(say("escrito" if changed else "igual", archivo=path))
        for filing_id, rows in report.items():
            print(*verdict(caso, filing_id, rows), sep="\n")
    return exit_code(report.values())
