"""Accounts: a name, a role, and a random key for its cases that only the password closes.

There is no other trace of the password: who signs in is who can open the key. docassemble's own way derives the key of
the answers from one unsalted digest of the password, which a seized disk would give away in an afternoon.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from . import keys
from .tables import keys as key_table
from .tables import tries

#: Least characters of a password that somebody chooses. Long rather than contorted: a sentence is welcome.
PASSWORD_LENGTH = 12
PASSWORD_MOST = 200

#: How long the code of a new account holds.
CODE_LASTS = timedelta(hours=72)

#: So many tries are free; after them each one makes the next wait twice as long.
_FREE_TRIES = 4
_LONGEST_WAIT = 900  # seconds

ROLES = ("user", "advocate", "admin")


@dataclass(frozen=True, slots=True)
class Account:
    number: int
    name: str
    role: str
    active: bool
    waits: bool  # for its person to choose a password


@dataclass(frozen=True, slots=True)
class SignedIn:
    number: int
    key: str


def folded(name: str) -> str:
    return " ".join(name.casefold().split())


def listed(connection: Connection) -> list[Account]:
    """Every account that a person uses, in the order in which they were made."""
    found = connection.execute(
        text(
            "SELECT u.id, u.email, u.active, min(r.name) AS role, bool_or(k.once IS NOT NULL) AS waits "
            'FROM "user" u LEFT JOIN user_roles ur ON ur.user_id = u.id LEFT JOIN role r ON r.id = ur.role_id '
            "LEFT JOIN rf_key k ON k.account = u.id WHERE u.email IS NOT NULL GROUP BY u.id ORDER BY u.id"
        )
    )
    rows = [Account(row.id, row.email, row.role or ROLES[0], row.active, bool(row.waits)) for row in found]
    return [account for account in rows if account.role in ROLES]


def create(connection: Connection, name: str, role: str) -> str | None:
    """A new account, and the code with which its person chooses a password; None when the name is taken."""
    if _number_of(connection, name) is not None:
        return None
    number: int = connection.execute(
        text(
            'INSERT INTO "user" (social_id, nickname, email, active, confirmed_at) '
            "VALUES (:social, '', :name, true, now()) RETURNING id"
        ),
        {"social": f"local${secrets.token_hex(16)}", "name": folded(name)},
    ).scalar_one()
    connection.execute(
        text("INSERT INTO user_roles (user_id, role_id) SELECT :number, id FROM role WHERE name = :role"),
        {"number": number, "role": role},
    )
    return invite(connection, number)


def invite(connection: Connection, number: int) -> str:
    """A new code for an account, with a new key: what its old password closed cannot be opened any more."""
    code = keys.new_code()
    _close(connection, number, keys.new_key(), _code(code), once=True)
    return code


def set_password(connection: Connection, number: int, key: str, password: str) -> None:
    _close(connection, number, key, password, once=False)


def set_active(connection: Connection, number: int, *, active: bool) -> None:
    connection.execute(
        text('UPDATE "user" SET active = :active WHERE id = :number'), {"active": active, "number": number}
    )


def open_with_password(connection: Connection, name: str, password: str) -> SignedIn | None:
    return _open(connection, name, password, once=False)


def open_with_code(connection: Connection, name: str, code: str) -> SignedIn | None:
    return _open(connection, name, _code(code), once=True)


def wait(connection: Connection, name: str, secret: str) -> int:
    """Seconds until this name may be tried again, whether or not there is such an account."""
    row = connection.execute(
        select(tries.c.failed, func.extract("epoch", func.now() - tries.c.last).label("since")).where(
            tries.c.name == _mark(name, secret)
        )
    ).one_or_none()
    if row is None or row.failed < _FREE_TRIES:
        return 0
    pause: int = min(2 ** (row.failed - _FREE_TRIES + 1), _LONGEST_WAIT)
    return max(0, round(pause - max(0.0, float(row.since))))


def failed(connection: Connection, name: str, secret: str) -> None:
    row = {"name": _mark(name, secret), "failed": 1, "last": func.now()}
    again = {"failed": tries.c.failed + 1, "last": func.now()}
    connection.execute(insert(tries).values(row).on_conflict_do_update(index_elements=["name"], set_=again))


def succeeded(connection: Connection, name: str, secret: str) -> None:
    connection.execute(delete(tries).where(tries.c.name == _mark(name, secret)))


def _open(connection: Connection, name: str, known: str, *, once: bool) -> SignedIn | None:
    number = _number_of(connection, name, active=True)
    row = connection.execute(select(key_table).where(key_table.c.account == number)).one_or_none()
    if row is None or (row.once is not None) != once or (once and not _still(connection, number)):
        keys.pretend()
        return None
    key = keys.opened(keys.Closed(row.salt, row.wrapped), known)
    return None if key is None or number is None else SignedIn(number, key)


def _still(connection: Connection, number: int | None) -> bool:
    return bool(connection.execute(select(key_table.c.once > func.now()).where(key_table.c.account == number)).scalar())


def _close(connection: Connection, number: int, key: str, known: str, *, once: bool) -> None:
    closed = keys.close(key, known)
    row = {
        "account": number,
        "salt": closed.salt,
        "wrapped": closed.wrapped,
        "once": func.now() + CODE_LASTS if once else None,
    }
    connection.execute(insert(key_table).values(row).on_conflict_do_update(index_elements=["account"], set_=row))


def _number_of(connection: Connection, name: str, *, active: bool = False) -> int | None:
    found = connection.execute(
        text('SELECT id FROM "user" WHERE lower(email) = :name AND (active OR NOT :active)'),
        {"name": folded(name), "active": active},
    )
    number: int | None = found.scalar()
    return number


def _code(typed: str) -> str:
    return "".join(keys.typed_code(typed))


def _mark(name: str, secret: str) -> bytes:
    return hashlib.sha256(f"{secret}\0{folded(name)}".encode()).digest()
