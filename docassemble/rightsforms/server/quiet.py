"""The log of the server: where it failed, never what a person answered.

docassemble writes whole error messages and tracebacks, and a message quotes the value that it chokes on.
"""

from __future__ import annotations

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from docassemble.rightsforms.server.texts import say

#: Set to "full" by who develops an interview with invented answers: the log then goes to the terminal, word for word.
FULL_LOG = "RIGHTSFORMS_LOG"

#: A line of a traceback that names code, and the class of an error without its words.
_PLACE = re.compile(r'^\s*File "[/<][^"]+", line \d+(, in [\w.<>]+)?$')
_CLASS = re.compile(r"^((?:\w+\.)*\w*(?:Error|Exception))(?::|$)")


def redacted(message: str) -> str:
    """Keep the places in the code and the classes of errors; drop every other word."""
    kept = [_kept(line) for line in message.splitlines()]
    return "\n".join(line for line in kept if line) or "(sin detalle)"


def _kept(line: str) -> str:
    if _PLACE.match(line):
        return line
    found = _CLASS.match(line)
    return found[1] if found else ""


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{self.formatTime(record)} {record.levelname} {record.name} {redacted(super().format(record))}"


def log_to(path: Path) -> None:
    """Send everything that Python and docassemble log to one small file, without answers."""
    from docassemble.base.logger import set_logmessage  # heavy

    logging.raiseExceptions = False  # on a full disk Python would print on the terminal what the log leaves out
    logging.basicConfig(handlers=[_handler(path)], level=logging.WARNING, force=True)
    set_logmessage(logging.getLogger("docassemble").warning)


def _handler(path: Path) -> logging.Handler:
    if os.environ.get(FULL_LOG) == "full":
        say("registro_completo")
        return logging.StreamHandler()
    handler = RotatingFileHandler(path, maxBytes=1024**2, backupCount=1, encoding="utf-8")
    handler.setFormatter(_Redacting())
    return handler
