"""Whose a case is, and how it ends: docassemble's rows of one case, read and removed by its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection, Engine

from .tables import cases, moves

#: Every table in which docassemble keeps something of a case, and its column for the number of the case.
_OF_A_CASE = {
    "userdict": "key",
    "userdictkeys": "key",
    "uploads": "key",
    "jsonstorage": "key",
    "chatlog": "key",
    "speaklist": "key",
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who asks: an account, or else the device itself (the digest of its cookie)."""

    device: bytes
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """One case, as a list needs it."""

    uid: str
    filename: str
    begun: datetime


def remember(connection: Connection, uid: str, filename: str, owner: Owner) -> None:
    """Note whose a case is, once; who looks at it later does not take it over."""
    row = {"uid": uid, "filename": filename, **_column(owner)}
    connection.execute(insert(cases).values(row).on_conflict_do_nothing())


def is_known(connection: Connection, uid: str) -> bool:
    """Whether it is noted whose this case is."""
    return connection.execute(select(cases.c.uid).where(cases.c.uid == uid)).first() is not None


def of(connection: Connection, owner: Owner) -> list[Known]:
    """The cases of somebody, the latest first."""
    name, value = next(iter(_column(owner).items()))
    found = connection.execute(select(cases).where(cases.c[name] == value).order_by(cases.c.begun.desc()))
    return [Known(row.uid, row.filename, row.begun) for row in found]


def belongs(connection: Connection, uid: str, owner: Owner) -> bool:
    return any(case.uid == uid for case in of(connection, owner))


def give(connection: Connection, uids: Iterable[str], owner: Owner) -> None:
    """From now on they are somebody else's."""
    values = {"device": None, "account": None, **_column(owner)}
    connection.execute(update(cases).where(cases.c.uid.in_(list(uids))).values(values))


def latest_step(connection: Connection, uid: str) -> int:
    """The number of the last stored step of a case; 0 when it has none."""
    found = connection.execute(text("SELECT max(indexno) FROM userdict WHERE key = :uid"), {"uid": uid})
    return int(found.scalar() or 0)


def is_encrypted(connection: Connection, uid: str) -> bool:
    """Whether every step of a case is; one that has no step yet is."""
    found = connection.execute(text("SELECT bool_and(encrypted) FROM userdict WHERE key = :uid"), {"uid": uid})
    return found.scalar() is not False


def erase(connection: Connection, uids: Iterable[str]) -> int:
    """Remove every row of these cases; returns how many. What PostgreSQL still holds of them ends with `rewrite`."""
    gone = list(uids)
    for table, column in _OF_A_CASE.items():
        connection.execute(text(f'DELETE FROM "{table}" WHERE "{column}" = ANY(:uids)'), {"uids": gone})  # noqa: S608
    connection.execute(text("DELETE FROM globalobjectstorage WHERE key LIKE ANY(:marks)"), {"marks": _marks(gone)})
    for uid in gone:
        connection.execute(delete(moves).where(moves.c.uids.contains(uid)))
    return connection.execute(delete(cases).where(cases.c.uid.in_(gone))).rowcount


def older_than(connection: Connection, days: int, now: datetime) -> list[str]:
    """Cases in which nothing was stored for so many days."""
    statement = text("SELECT key FROM userdict GROUP BY key HAVING max(modtime) < :before")
    return [row.key for row in connection.execute(statement, {"before": now - timedelta(days=days)})]


def total(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(DISTINCT key) FROM userdict")).scalar_one())


def begun_and_left(connection: Connection, steps: int, before: datetime) -> list[str]:
    """Cases of so few steps, and so old, that nobody answered anything in them."""
    found = connection.execute(
        text("SELECT key FROM userdict GROUP BY key HAVING count(*) <= :steps AND max(modtime) < :before"),
        {"steps": steps, "before": before},
    )
    return [row.key for row in found]


def thin(connection: Connection, keep: int) -> int:
    """Forget all but the last steps of each case: a corrected answer stands in the older ones. Returns how many."""
    found = connection.execute(
        text(
            "DELETE FROM userdict WHERE indexno IN (SELECT indexno FROM (SELECT indexno, row_number() OVER "
            "(PARTITION BY key ORDER BY indexno DESC) AS age FROM userdict) AS steps WHERE age > :keep)"
        ),
        {"keep": keep},
    )
    return found.rowcount


def rewrite(engine: Engine) -> None:
    """Make the database forget what was deleted: the table is written anew, and the log of its changes is let go.

    Deleted rows stay in PostgreSQL's files until then, and in its write-ahead log until the second checkpoint.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (FULL) userdict"))
        connection.execute(text("VACUUM (FULL) globalobjectstorage"))
        for _ in range(2):
            connection.execute(text("CHECKPOINT"))
            connection.execute(text("SELECT pg_switch_wal()"))


def _column(owner: Owner) -> dict[str, int | bytes]:
    return {"device": owner.device} if owner.account is None else {"account": owner.account}


def _marks(uids: list[str]) -> list[str]:
    return [f"%{uid}%" for uid in uids]
