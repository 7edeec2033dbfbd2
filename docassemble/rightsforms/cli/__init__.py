"""The `rightsforms` command. Exit 0: done; 1: done, but with indispensable gaps; 2: bad input, said in one line."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from ..errors import RightsformsError
from .assemble import add_assemble
from .cases import DONE, add_check, add_filings
from .directory import add_directory
from .expediente import add_expediente
from .law import add_law
from .parser import BAD_INPUT, Parser, a_path
from .plan import add_triage
from .upkeep import add_cases, add_thin
from .words import say

#: What a disk says that cannot take the answer.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every foreseen error is one line on stderr and exit code 2."""
    try:
        return _run(_parser().parse_args(argv))
    except RightsformsError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return BAD_INPUT


def _run(arguments: argparse.Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()  # what does not fit on the disk can still be told in a line
    except BrokenPipeError:
        _say_no_more()  # whoever read us has read enough
        return DONE
    except OSError as error:
        if error.filename is not None or error.errno not in _NO_ROOM:
            raise  # not of the answer: that has no name
        _say_no_more()
        raise RightsformsError("cli_salida", detalle=error.strerror) from None
    return code


def _say_no_more() -> None:
    """Python would try once more when it ends, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(prog="rightsforms", description=say("descripcion"))
    parser.add_argument("--version", action=_Version, nargs=0, help=say("version"))
    commands = parser.add_subparsers(required=True, title=say("ordenes"), metavar=say("orden"), parser_class=Parser)
    for name, add in COMMANDS.items():
        add(commands.add_parser(name, help=say(name)))
    for earlier, name in _EARLIER.items():
        COMMANDS[name](commands.add_parser(earlier))  # without help it is not listed
    return parser


class _Version(argparse.Action):
    """Asked of what is installed, and only then: `setup.py` alone says the number."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print("rightsforms", version("docassemble.rightsforms"))
        parser.exit()


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help=say("serve_port"))
    parser.add_argument("--data", type=a_path, metavar="DIR", help=say("serve_data"))
    parser.add_argument("--lan", action="store_true", help=say("serve_lan"))
    parser.set_defaults(run=_serve)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_doctor)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_schema)


def _serve(arguments: argparse.Namespace) -> int:
    from ..server.serve import serve  # docassemble takes seconds to import

    return serve(port=arguments.port, data=arguments.data, lan=arguments.lan)


def _schema(_: argparse.Namespace) -> int:
    from .schema import print_schema  # only this command needs that part of pydantic

    return print_schema()


def _doctor(_: argparse.Namespace) -> int:
    from ..server.machine.doctor import report

    return report()


COMMANDS = {
    "serve": _add_serve,
    "assemble": add_assemble,
    "expediente": add_expediente,
    "check": add_check,
    "triage": add_triage,
    "directory": add_directory,
    "filings": add_filings,
    "law": add_law,
    "schema": _add_schema,
    "doctor": _add_doctor,
    "thin": add_thin,
    "cases": add_cases,
}

#: How a command was called until 0.2; the name goes with the next version.
_EARLIER = {"pack": "expediente"}
