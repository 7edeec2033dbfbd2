"""The stored answers of a case: closed, as docassemble closes them, with the key of a browser or of an account.

docassemble writes sixteen letters to begin with, then AES-CBC of a pickle, in base64.
"""

from __future__ import annotations

import codecs
import secrets
import string
from collections.abc import Iterable, Iterator
from typing import Any

from Cryptodome.Cipher import AES
from Cryptodome.Util.Padding import pad, unpad
from sqlalchemy import text
from sqlalchemy.engine import Connection

#: How every pickle of docassemble begins: with the wrong key, what comes out does not.
_BEGINS = (b"\x80\x04\x95", b"\x80\x05\x95")
_BLOCK = AES.block_size


def of(connection: Connection, uid: str, key: str) -> dict[str, Any] | None:
    """The answers as they stand now; None when there are none, or this key does not open them."""
    from docassemble.webapp.utils.encryption import decrypt_dictionary  # heavy, and needs the configuration first

    stored = connection.execute(
        text("SELECT dictionary FROM userdict WHERE key = :uid ORDER BY indexno DESC LIMIT 1"), {"uid": uid}
    ).scalar()
    if not stored or not opens(stored, key):
        return None
    found: dict[str, Any] = decrypt_dictionary(stored, key)
    return found


def rekey(connection: Connection, uids: Iterable[str], old: str, new: str) -> None:
    """Close every step of these cases with another key. What the old one does not open stays as it is."""
    for uid in uids:
        for number, stored in _steps(connection, uid):
            if opens(stored, old):
                connection.execute(
                    text("UPDATE userdict SET dictionary = :closed WHERE indexno = :number"),
                    {"closed": closed_anew(stored, old, new), "number": number},
                )


def nobodys(connection: Connection, key: str) -> Iterator[tuple[str, str]]:
    """(number, interview) of the cases that nobody is noted for and that this key opens: their own browser is back."""
    found = connection.execute(
        text(
            "SELECT DISTINCT ON (key) key, filename, dictionary FROM userdict "
            "WHERE key NOT IN (SELECT uid FROM rf_case) ORDER BY key, indexno DESC"
        )
    )
    return ((row.key, row.filename) for row in found if row.dictionary and opens(row.dictionary, key))


def opens(stored: str, key: str) -> bool:
    """Whether this key closed it, told by the first letters: nothing that another key makes of it is unpickled."""
    if len(key) not in AES.key_size:
        return False
    first: bytes = _cipher(stored[:_BLOCK], key).decrypt(_body(stored.partition("\n")[0])[:_BLOCK])
    return first.startswith(_BEGINS)


def closed_anew(stored: str, old: str, new: str) -> str:
    """The same answers under another key; they are not read on the way."""
    content = unpad(_cipher(stored[:_BLOCK], old).decrypt(_body(stored)), _BLOCK)
    begin = "".join(secrets.choice(string.ascii_letters) for _ in range(_BLOCK))
    closed = _cipher(begin, new).encrypt(pad(content, _BLOCK))
    return begin + codecs.encode(closed, "base64").decode()


def _steps(connection: Connection, uid: str) -> list[tuple[int, str]]:
    found = connection.execute(text("SELECT indexno, dictionary FROM userdict WHERE key = :uid"), {"uid": uid})
    return [(row.indexno, row.dictionary) for row in found if row.dictionary]


def _body(stored: str) -> bytes:
    return codecs.decode(stored[_BLOCK:].encode(), "base64")


def _cipher(begin: str, key: str) -> Any:
    return AES.new(key.encode(), AES.MODE_CBC, begin.encode())
