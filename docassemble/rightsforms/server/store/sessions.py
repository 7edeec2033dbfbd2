"""A browser's session, in PostgreSQL beside the answers: what survives a power cut there survives for both.

docassemble keeps it in Redis, under an absolute hour: a clock that was wrong once, or a lost file, hides every case.
Here it has no end of its own; the browser forgets its cookie.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Engine
from werkzeug.datastructures import CallbackDict

from .tables import sessions

_JSON = TaggedJSONSerializer()

#: How long a browser keeps a case: an attorney may take two weeks.
SESSION_SECONDS = 21 * 24 * 3600


class Session(CallbackDict[str, Any], SessionMixin):
    """What a request finds and leaves."""

    def __init__(self, token: str, load: Callable[[str], str | None]) -> None:
        self.modified = False
        self.ended: list[str] = []
        self._stored = load(token) if token else None
        self.token = token if self._stored is not None else ""
        super().__init__(_JSON.loads(self._stored) if self._stored is not None else {}, _was_modified)

    def written(self) -> str:
        return _JSON.dumps(dict(self))

    def is_as_stored(self) -> bool:
        """docassemble sets at each screen what was set already."""
        return bool(self.token) and self.written() == self._stored

    def named(self) -> str:
        """The number that the browser will bring back; made when it is first needed."""
        if not self.token:
            self.token = secrets.token_urlsafe(32)
            self.modified = True
        return self.token

    def regenerate(self) -> None:
        """Who knew the old number knows nothing now: called when somebody signs in or out."""
        if self.token:
            self.ended.append(self.token)
        self.token = ""
        self.modified = True


def _was_modified(session: CallbackDict[str, Any]) -> None:
    session.modified = True  # type: ignore[attr-defined]


class Sessions(SessionInterface):
    """Flask's way to a session, over our table."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine

    def open_session(self, app: Flask, request: Request) -> Session:
        return Session(request.cookies.get(self.get_cookie_name(app), ""), self._load)

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        if session is None or not session.modified:  # None: the database did not answer when it was to be read
            return
        if session.is_as_stored():
            return
        self._end(session.ended)
        self._store(session.named(), session)
        response.set_cookie(
            self.get_cookie_name(app),
            session.token,
            max_age=SESSION_SECONDS,
            httponly=True,
            samesite="Strict",
            secure=self.get_cookie_secure(app),
        )

    def manual_save_session(self, _app: Flask, session: Session) -> bytes:
        """docassemble asks for the number before there is an answer to carry it."""
        return session.named().encode()

    def _load(self, token: str) -> str | None:
        with self._engine().connect() as connection:
            content: str | None = connection.execute(
                select(sessions.c.content).where(sessions.c.token == _digest(token))
            ).scalar_one_or_none()
        return content

    def _store(self, token: str, session: Session) -> None:
        row = {"token": _digest(token), "content": session.written(), "seen": func.now()}
        statement = insert(sessions).values(row)
        with self._engine().begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["token"], set_=row))

    def _end(self, tokens: list[str]) -> None:
        if tokens:
            with self._engine().begin() as connection:
                connection.execute(delete(sessions).where(sessions.c.token.in_([_digest(token) for token in tokens])))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
