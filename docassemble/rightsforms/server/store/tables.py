"""Our own tables, beside docassemble's."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, LargeBinary, MetaData, Table, Text, func, text
from sqlalchemy.engine import Engine

METADATA = MetaData()

#: A browser's session. `token` is the digest of its cookie: who reads the table cannot become that browser.
sessions = Table(
    "rf_session",
    METADATA,
    Column("token", LargeBinary, primary_key=True),
    Column("content", Text, nullable=False),
    Column("seen", DateTime(timezone=True), nullable=False, server_default=func.now()),
)

#: Whose a case is: of the account that opened it, or else of the device (the digest of its cookie).
cases = Table(
    "rf_case",
    METADATA,
    Column("uid", Text, primary_key=True),
    Column("filename", Text, nullable=False),
    Column("device", LargeBinary, index=True),
    Column("account", Integer, index=True),
    Column("begun", DateTime(timezone=True), nullable=False, server_default=func.now()),
)

#: A code that opens cases on another device: its first letters find the row, the rest opens the key that lies in it.
moves = Table(
    "rf_move",
    METADATA,
    Column("locator", Text, primary_key=True),
    Column("uids", Text, nullable=False),  # a list, as JSON
    Column("salt", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("until", DateTime(timezone=True), nullable=False),
)

#: The random key of an account, closed with its password; or, before its first day, with a code said aloud.
keys = Table(
    "rf_key",
    METADATA,
    Column("account", Integer, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("once", DateTime(timezone=True)),  # until when the code holds; null: a password
)

#: How often a name was tried in vain, by the digest of the name: it tells nobody which names exist.
tries = Table(
    "rf_try",
    METADATA,
    Column("name", LargeBinary, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last", DateTime(timezone=True), nullable=False, server_default=func.now()),
)

#: PostgreSQL itself refuses a step of a case that is not encrypted, whoever writes it.
_ONLY_ENCRYPTED = "rf_only_encrypted"


def create(engine: Engine) -> None:
    """Make what is missing. Cheap enough for every start."""
    METADATA.create_all(engine)
    with engine.begin() as connection:
        found = connection.execute(text("SELECT 1 FROM pg_constraint WHERE conname = :name"), {"name": _ONLY_ENCRYPTED})
        if found.first() is None:
            # NOT VALID: what an older folder holds is looked at and told, not refused at the door.
            connection.execute(
                text(f"ALTER TABLE userdict ADD CONSTRAINT {_ONLY_ENCRYPTED} CHECK (encrypted IS TRUE) NOT VALID")
            )


def in_clear(engine: Engine) -> int:
    """How many steps of cases are stored without encryption: none, or somebody has been at them."""
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM userdict WHERE NOT encrypted")).scalar_one())
