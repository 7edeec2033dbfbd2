"""The stored answers of a case, through docassemble's own way of closing and opening them."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Any

from Cryptodome.Cipher import AES
from docassemble.webapp.utils.encryption import decrypt_dictionary, encrypt_dictionary
from sqlalchemy import text
from sqlalchemy.engine import Connection

#: How every pickle of docassemble begins: with the wrong key, what comes out does not.
_BEGINS = (b"\x80\x04\x95", b"\x80\x05\x95")
_BLOCK = 16


def of(connection: Connection, uid: str, key: str) -> dict[str, Any] | None:
    """The answers as they stand now; None when there are none, or this key does not open them."""
    stored = connection.execute(
        text("SELECT dictionary FROM userdict WHERE key = :uid ORDER BY indexno DESC LIMIT 1"), {"uid": uid}
    ).scalar()
    if not stored or not _opens(stored, key):
        return None
    found: dict[str, Any] = decrypt_dictionary(stored, key)
    return found


def rekey(connection: Connection, uids: Iterable[str], old: str, new: str) -> None:
    """Close every step of these cases with another key. What the old one does not open stays as it is."""
    for uid in uids:
        for number, stored in _steps(connection, uid):
            if _opens(stored, old):
                closed = encrypt_dictionary(decrypt_dictionary(stored, old), new)
                connection.execute(
                    text("UPDATE userdict SET dictionary = :closed WHERE indexno = :number"),
                    {"closed": closed, "number": number},
                )


def nobodys(connection: Connection, key: str) -> Iterator[tuple[str, str]]:
    """(number, interview) of the cases that nobody is noted for and that this key opens: their own browser is back."""
    found = connection.execute(
        text(
            "SELECT DISTINCT ON (key) key, filename, dictionary FROM userdict "
            "WHERE key NOT IN (SELECT uid FROM rf_case) ORDER BY key, indexno DESC"
        )
    )
    return ((row.key, row.filename) for row in found if row.dictionary and _opens(row.dictionary, key))


def _steps(connection: Connection, uid: str) -> list[tuple[int, str]]:
    found = connection.execute(text("SELECT indexno, dictionary FROM userdict WHERE key = :uid"), {"uid": uid})
    return [(row.indexno, row.dictionary) for row in found if row.dictionary]


def _opens(stored: str, key: str) -> bool:
    """Whether this key closed it, told by the first letters: nothing that another key makes of it is unpickled."""
    if len(key) not in AES.key_size:
        return False
    head = codecs.decode(stored[_BLOCK : _BLOCK + 80].partition("\n")[0].encode(), "base64")[:_BLOCK]
    cipher = AES.new(key.encode(), AES.MODE_CBC, stored[:_BLOCK].encode())
    return cipher.decrypt(head).startswith(_BEGINS)
