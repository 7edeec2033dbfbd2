"""The `rightsforms` command. Exit 0: done; 1: done, but with indispensable gaps; 2: bad input, said in one line."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn, get_args

import yaml

from . import engine
from .errors import RightsformsError
from .filings import GapRow, catalogue
from .output import save
from .record import MAX_BYTES, Caso, load_case

DONE, WITH_GAPS, BAD_INPUT = 0, 1, 2


@cache
def _words() -> dict[str, str]:
    source = files("docassemble.rightsforms") / "data" / "sources" / "es" / "cli.yml"
    words: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return words


def say(key: str, **values: object) -> str:
    return _words()[key].format(**values)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every foreseen error is one line on stderr and exit code 2."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except RightsformsError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return BAD_INPUT
    return code


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("uso") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse, in Spanish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **options)
        self._positionals.title = say("posicionales")
        self._optionals.title = say("opciones")
        self.add_argument("-h", "--help", action="help", help=say("ayuda"))

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, say("error", detalle=_in_spanish(message), programa=self.prog) + "\n")


def _in_spanish(message: str) -> str:
    """argparse ships no Spanish: its few complaints are recognised by their English (Python 3.12)."""
    for key in ("falta_argumento", "opcion_ajena", "sobra", "valor_entero", "falta_valor"):
        if match := re.fullmatch(say(f"{key}_en"), message):
            return say(key, algo=match[1])
    return message


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="rightsforms", description=say("descripcion"))
    commands = parser.add_subparsers(required=True, metavar=say("orden"), parser_class=_Parser)
    _serve_command(commands.add_parser("serve", help=say("serve")))
    _assemble_command(commands.add_parser("assemble", help=say("assemble")))
    _check_command(commands.add_parser("check", help=say("check")))
    listing = commands.add_parser("filings", help=say("filings"))
    listing.add_argument("--json", action="store_true", help=say("json"))
    listing.set_defaults(run=_filings)
    commands.add_parser("doctor", help=say("doctor")).set_defaults(run=_doctor)
    return parser


def _serve_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help=say("serve_port"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=say("serve_data"))
    parser.add_argument("--lan", action="store_true", help=say("serve_lan"))
    parser.set_defaults(run=_serve)


def _assemble_command(parser: argparse.ArgumentParser) -> None:
    _case_arguments(parser)
    parser.add_argument("--format", default="docx,pdf", help=say("assemble_format"))
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help=say("assemble_out"))
    parser.add_argument("--force", action="store_true", help=say("assemble_force"))
    parser.set_defaults(run=_assemble)


def _check_command(parser: argparse.ArgumentParser) -> None:
    _case_arguments(parser)
    parser.set_defaults(run=_check)


def _case_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=say("caso"))
    parser.add_argument("--filing", action="append", default=[], metavar="ID", help=say("filing"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def _serve(arguments: argparse.Namespace) -> int:
    from .server.serve import serve  # docassemble takes seconds to import

    return serve(port=arguments.port, data=arguments.data, lan=arguments.lan)


def _doctor(_: argparse.Namespace) -> int:
    from .server.doctor import report

    return report()


def _filings(arguments: argparse.Namespace) -> int:
    found = [{"id": f.id, "titulo": f.titulo, "resumen": f.resumen} for f in catalogue().values()]
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else _lines("filing_linea", found))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    caso = _read_case(arguments.case)
    report = {filing_id: engine.gaps(caso, filing_id) for filing_id in _chosen(caso, arguments.filing)}
    if arguments.json:
        print(
            json.dumps({k: [asdict(row) for row in rows] for k, rows in report.items()}, ensure_ascii=False, indent=2)
        )
    else:
        for filing_id, rows in report.items():
            _tell(caso, filing_id, rows)
            print(_lines("hueco", [asdict(row) for row in rows]))
    return _exit_code(report.values())


def _assemble(arguments: argparse.Namespace) -> int:
    caso = _read_case(arguments.case)
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


def _read_case(name: str) -> Caso:
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


def _lines(key: str, rows: list[dict[str, Any]]) -> str:
    return "\n".join(re.sub(r"(?<=\S) +", " ", say(key, **row)) for row in rows)


def _indispensable(rows: Sequence[GapRow]) -> int:
    return sum(row.nivel == "indispensable" for row in rows)


def _exit_code(reports: Any) -> int:
    return WITH_GAPS if any(_indispensable(rows) for rows in reports) else DONE
