"""Which case this browser has open, and as whom it came."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from flask import request, session
from flask_login import current_user

from ..store.cases import Owner

#: docassemble's own note, in the session, of the case that is open in each interview.
_OPEN = "sessions"


@dataclass(frozen=True, slots=True)
class Opened:
    uid: str
    filename: str

    @property
    def mark(self) -> str:
        """A name for the case that the page may carry: it opens nothing."""
        return hashlib.sha256(f"caso {self.uid}".encode()).hexdigest()[:16]


def opened(filename: str | None = None) -> Opened | None:
    """The case that is open in this interview, or in any."""
    known = session.get(_OPEN) or {}
    name = filename or next(iter(known), "")
    return Opened(known[name]["uid"], name) if name in known else None


def put_away(filename: str | None = None) -> None:
    """No case is open any more, in this interview or in any; nothing of it is lost."""
    known = session.get(_OPEN) or {}
    session[_OPEN] = {name: value for name, value in known.items() if filename not in (None, name)}


def take_up(uid: str, filename: str) -> None:
    """This case is the open one."""
    note = {"uid": uid, "encrypted": True, "key_logged": False, "chatstatus": "off"}
    session[_OPEN] = {**(session.get(_OPEN) or {}), filename: note}


def owner(number: str = "") -> Owner:
    """Whose a case is that begins now: the account's, or else the device's. `number`: of one that gets it only now."""
    return Owner(device(number), current_user.id if current_user.is_authenticated else None)


def device(number: str = "") -> bytes:
    return hashlib.sha256((number or request.cookies.get("ds", "")).encode()).digest()


def key() -> str:
    """The key of the cases of whoever asks: in a cookie, and nowhere here."""
    return request.cookies.get("secret", "")
