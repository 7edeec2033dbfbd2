"""When something fails: a page in Spanish, the session as it was, and the place of the fault in the log."""

from __future__ import annotations

import logging
from typing import Any

from docassemble.base.error import DAError
from flask import Flask, Response
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException

from ..reach import CaseError, NotEncryptedError
from ..texts import say
from .shell import told

_LOG = logging.getLogger("rightsforms")

#: What a browser may ask wrongly, and the words for it.
_WRONG = {400: "no_es_nuestro", 403: "no_puede", 404: "no_hay", 405: "no_hay", 413: "demasiado"}


def install(app: Flask) -> None:
    """In place of docassemble's own pages, which lose the session and speak to developers."""
    app.register_error_handler(Exception, _answer)
    for code in _WRONG:
        app.register_error_handler(code, _answer)


def _answer(error: Exception) -> Any:
    code, words = _described(getattr(error, "original_exception", None) or error)
    response = Response(told(words, state="error"), code, mimetype="text/html")
    if code == 503:
        response.headers["Retry-After"] = "5"
    return response


def _described(error: BaseException) -> tuple[int, str]:
    asked_wrongly = getattr(error, "code", None) or getattr(error, "error_code", None)
    if isinstance(error, HTTPException | DAError) and asked_wrongly in _WRONG:
        return asked_wrongly, _WRONG[asked_wrongly]
    if isinstance(error, NotEncryptedError):
        say("caso_sin_cifrar")
        return 409, error.why
    if isinstance(error, CaseError):
        return 409, error.why
    if isinstance(error, DBAPIError | RedisError):
        _LOG.error("a store does not answer", exc_info=error)
        return 503, "sin_base"
    _LOG.error("a page failed", exc_info=error)
    return 500, "fallo"
