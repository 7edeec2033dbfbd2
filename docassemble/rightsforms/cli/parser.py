"""argparse, in Spanish."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from .words import say

BAD_INPUT = 2


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("uso") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """No abbreviations; its errors are one line and exit code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **options)
        self._positionals.title = say("posicionales")
        self._optionals.title = say("opciones")
        self.add_argument("-h", "--help", action="help", help=say("ayuda"))

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, say("error", detalle=_in_spanish(message), programa=self.prog) + "\n")


def a_path(text: str) -> Path:
    """Of a file or a folder. Nothing at all would mean the folder one happens to be in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(say("sin_ruta"))
    return Path(text)


def _in_spanish(message: str) -> str:
    """argparse ships no Spanish: its few complaints are recognised by their English (Python 3.12)."""
    for key in ("falta_argumento", "opcion_ajena", "sobra", "valor_entero", "falta_valor", "falta_ruta"):
        if match := re.fullmatch(say(f"{key}_en"), message):
            return say(key, algo=match[1])
    return message
