"""argparse, in Spanish."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from ..words import words
from .words import say

BAD_INPUT = 2

# argparse asks for each of its sentences by this name, and ships none in Spanish.
vars(argparse)["_"] = lambda sentence: words("cli")["argparse"].get(sentence, sentence)


class Parser(argparse.ArgumentParser):
    """No abbreviations; its errors are one line and exit code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, say("error", detalle=message, programa=self.prog) + "\n")


def a_path(text: str) -> Path:
    """Of a file or a folder. Nothing at all would mean the folder one happens to be in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(say("sin_ruta"))
    return Path(text)
