"""What can be asked of the command, and all that it may say is wrong."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout, suppress
from typing import Any
from unittest.mock import patch

from docassemble.rightsforms.cli import COMMANDS, main
from docassemble.rightsforms.cli.cases import DONE, WITH_GAPS
from docassemble.rightsforms.cli.parser import BAD_INPUT
from docassemble.rightsforms.server.door import CONNECTIONS, EACH
from docassemble.rightsforms.server.guard import BODY_BYTES
from docassemble.rightsforms.server.quiet import FULL_LOG
from docassemble.rightsforms.server.serve import DEFAULT_PORT
from docassemble.rightsforms.server.store.accounts import CODE_LASTS, PASSWORD_LENGTH
from docassemble.rightsforms.server.store.sessions import SESSION_SECONDS
from docassemble.rightsforms.words import words

_COLUMNS = "100"


def told() -> dict[str, Any]:
    return {
        "ayudas": {name: _help(name) for name in ("", *COMMANDS)},
        "salidas": {"lista": DONE, "con_huecos": WITH_GAPS, "mal": BAD_INPUT},
        "mensajes": words("messages"),
        "servidor": _server(),
    }


def _help(name: str) -> str:
    said = io.StringIO()
    with patch.dict(os.environ, COLUMNS=_COLUMNS), redirect_stdout(said), suppress(SystemExit):
        main([name, "--help"] if name else ["--help"])
    return said.getvalue().strip()


def _server() -> dict[str, Any]:
    return {
        "puerto": DEFAULT_PORT,
        "megas": BODY_BYTES // 1024**2,
        "dias": SESSION_SECONDS // 86400,
        "letras": PASSWORD_LENGTH,
        "codigo": CODE_LASTS.days,
        "registro": FULL_LOG,
        "conexiones": CONNECTIONS,
        "cada_aparato": EACH,
    }
