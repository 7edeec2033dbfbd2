"""Tables and the one account of a new server."""

from __future__ import annotations

import importlib.metadata
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import quiet
from docassemble.rightsforms.server.machine import durable, upkeep
from docassemble.rightsforms.server.machine.paths import DataFolder
from docassemble.rightsforms.server.store import accounts, keys, tables
from docassemble.rightsforms.server.texts import say

#: docassemble knows people by e-mail address; nothing is ever sent to this one.
ADMIN_EMAIL = "admin@example.com"


@contextmanager
def speaking_of_database(folder: DataFolder) -> Iterator[None]:
    """What the database cannot give while docassemble starts is said in one line; the log keeps where."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        log = folder.log / "server.log"
        quiet.log_to(log)
        logging.getLogger(__name__).exception("the database failed")
        raise ServerError("base_no_responde", where=str(log)) from error


def create_tables(folder: DataFolder) -> None:
    """Make the tables, docassemble's and ours, or bring them up to what is installed."""
    _create_docassembles(folder)
    _create_ours()


def _create_ours() -> None:
    """And look whether somebody stored a case in clear."""
    from docassemble.webapp.db import session_scope

    with session_scope() as session:
        engine = session.get_bind()
        tables.create(engine)
        upkeep.tidy(engine)
        if found := tables.in_clear(engine):
            say("casos_sin_cifrar", cuantos=found)


def _create_docassembles(folder: DataFolder) -> None:
    """Nothing to do while the same docassemble is installed."""
    installed = importlib.metadata.version("docassemble.webapp")
    if durable.read_small(folder.tables) == installed:
        return
    # What alembic and docassemble tell on the way is of no use in a terminal.
    with (folder.log / "tables.log").open("a", encoding="utf-8") as log, redirect_stderr(log):
        _create_tables()
    durable.write_private(folder.tables, installed)


def _create_tables() -> None:
    import docassemble.base.config as da  # heavy, and needs the configuration first

    # In memory only, and known to nobody: docassemble's own default for both accounts is the word "password".
    da.daconfig["default admin account"] = _account("admin", ADMIN_EMAIL)
    da.daconfig["default cron account"] = _account("cron", "cron@example.com")
    from docassemble.webapp import create_tables as tables
    from docassemble.webapp.db import session_scope

    with session_scope() as session:
        # Made here first, because main() waits four seconds for other servers whenever it makes them itself.
        tables.Base.metadata.create_all(session.get_bind())
    # The list of installed packages is for the package manager, which is off.
    tables.add_dependencies = _nothing
    tables.main()


def _nothing(*_args: Any, **_kwargs: Any) -> None:
    return


def new_admin_password() -> str:
    """Give the administrator a new random password and return it, to be shown once and stored nowhere."""
    from docassemble.webapp.db import session_scope
    from docassemble.webapp.users.models import UserModel
    from sqlalchemy import select

    password = secrets.token_urlsafe(12)
    with session_scope() as session:
        admin = session.execute(select(UserModel).filter_by(nickname="admin")).unique().scalar_one()
        admin.user_auth.password = ""  # docassemble's own way in stays shut
        accounts.set_password(session.connection(), admin.id, keys.new_key(), password)
    return password


def _account(nickname: str, email: str) -> dict[str, Any]:
    password = secrets.token_urlsafe(32)
    return {"nickname": nickname, "email": email, "first_name": nickname, "last_name": "", "password": password}
