"""Cases that move to another device, or wait for their own: a code, written on paper, that opens them once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import Connection

from . import keys
from .tables import moves

#: To another device; and for whoever closes this one, as long as its browser would have kept the cases.
TO_MOVE, TO_COME_BACK = timedelta(hours=72), timedelta(days=21)

#: After so many wrong endings a code is void: nobody guesses fifty bits, but nobody shall try for long either.
_MOST_TRIES = 5


def announce(connection: Connection, uids: Sequence[str], key: str, lasts: timedelta) -> str:
    """A code for these cases. An earlier one for the same opens nothing any more."""
    named = json.dumps(sorted(uids))
    connection.execute(delete(moves).where(moves.c.uids == named))
    code = keys.new_code()
    locator, secret = keys.typed_code(code)
    closed = keys.close(key, secret)
    row = {"locator": locator, "uids": named, "salt": closed.salt, "wrapped": closed.wrapped}
    connection.execute(moves.insert().values(row | {"until": func.now() + lasts}))
    return code


def redeem(connection: Connection, typed: str) -> tuple[list[str], str] | None:
    """The numbers and the key of the cases that a code opens, once; None when it opens nothing."""
    locator, secret = keys.typed_code(typed)
    row = connection.execute(
        select(moves).where(moves.c.locator == locator, moves.c.until > func.now()).with_for_update()
    ).one_or_none()
    if row is None:
        keys.pretend()
        return None
    key = keys.opened(keys.Closed(row.salt, row.wrapped), secret)
    if key is None:
        connection.execute(update(moves).where(moves.c.locator == locator).values(tries=moves.c.tries + 1))
        connection.execute(delete(moves).where(moves.c.locator == locator, moves.c.tries >= _MOST_TRIES))
        return None
    connection.execute(delete(moves).where(moves.c.locator == locator))
    return json.loads(row.uids), key


def end_old(connection: Connection) -> None:
    connection.execute(delete(moves).where(moves.c.until < func.now()))
