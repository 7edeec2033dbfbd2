"""Keys that are closed with something a person knows: a password, or a code written on paper."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

#: scrypt takes 32 MB and a tenth of a second for each guess (RFC 7914).
_SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024**2, "dklen": 32}

#: Letters of a code: none that is read or heard as another.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LOCATOR, _SECRET = 4, 10

#: docassemble takes the key of a case as the letters of an AES key: 32 of them are AES-256.
_KEY_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Closed:
    """A key, closed. `salt` and `wrapped` may be stored."""

    salt: bytes
    wrapped: bytes


def new_key() -> str:
    """The key that a browser or an account has for its cases."""
    return secrets.token_hex(_KEY_LETTERS // 2)


def close(key: str, known: str) -> Closed:
    salt = secrets.token_bytes(16)
    nonce = secrets.token_bytes(12)
    return Closed(salt, nonce + AESGCM(_stretched(known, salt)).encrypt(nonce, key.encode(), None))


def opened(closed: Closed, known: str) -> str | None:
    """The key, or None when it is closed with something else."""
    nonce, box = closed.wrapped[:12], closed.wrapped[12:]
    try:
        return AESGCM(_stretched(known, closed.salt)).decrypt(nonce, box, None).decode()
    except InvalidTag:
        return None


def pretend() -> None:
    """Take as long as opening does: a name that does not exist must not answer sooner."""
    _stretched("", bytes(16))


def new_code() -> str:
    """A code to write down, in three groups: the first finds it, the others open it (50 bits)."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(LOCATOR + _SECRET))
    return f"{letters[:4]}-{letters[4:9]}-{letters[9:]}"


def typed_code(text: str) -> tuple[str, str]:
    """What somebody typed, as (locator, secret): in any case, with any blanks or hyphens."""
    letters = "".join(letter for letter in text.upper() if letter in _LETTERS)
    return letters[:LOCATOR], letters[LOCATOR:]


def _stretched(known: str, salt: bytes) -> bytes:
    return hashlib.scrypt(known.encode(), salt=salt, **_SCRYPT)
