"""Accounts from before they had keys of their own: taken up at the first sign-in, and never opened that way again."""

from __future__ import annotations

import hashlib

from pwdlib.hashers.bcrypt import BcryptHasher
from sqlalchemy import text
from sqlalchemy.engine import Connection

from . import accounts, answers, cases, keys


def take_up(connection: Connection, name: str, password: str) -> accounts.SignedIn | None:
    """Give the account a key, closed with its password, and its cases with that; None when it is not."""
    row = connection.execute(
        text(
            'SELECT u.id, a.password FROM "user" u JOIN user_auth a ON a.user_id = u.id '
            "WHERE lower(u.email) = :name AND u.active AND u.id NOT IN (SELECT account FROM rf_key)"
        ),
        {"name": accounts.folded(name)},
    ).one_or_none()
    if row is None or not _is_password(password, row.password):
        return None
    key = keys.new_key()
    accounts.set_password(connection, row.id, key, password)
    _move_cases(connection, row.id, _derived(password), key)
    connection.execute(text("UPDATE user_auth SET password = '' WHERE user_id = :number"), {"number": row.id})
    return accounts.SignedIn(row.id, key)


def _move_cases(connection: Connection, number: int, old: str, new: str) -> None:
    statement = text("SELECT DISTINCT key, filename FROM userdictkeys WHERE user_id = :number")
    known = connection.execute(statement, {"number": number}).all()
    answers.rekey(connection, [row.key for row in known], old, new)
    for row in known:
        cases.remember(connection, row.key, row.filename, cases.Owner(b"", number))


def _is_password(password: str, stored: str) -> bool:
    return bool(stored) and BcryptHasher().verify(password, stored)


def _derived(password: str) -> str:
    """The key that docassemble made of a password."""
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()[:16]
