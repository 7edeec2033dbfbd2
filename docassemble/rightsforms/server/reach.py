"""What we replace inside docassemble, all of it, in one room.

Each piece says why, and has a test that fails when docassemble no longer works that way. Written against `CHECKED`.
"""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask import Flask, abort, g, request
from sqlalchemy.exc import DBAPIError

from .guard.offer import Offer
from .store.sessions import SESSION_SECONDS

#: The docassemble that these replacements were tested against.
CHECKED = "1.10.13"

#: Where docassemble would keep the HTML of every screen, answers included, for a monitor that is off.
_SCREENS = "da:html:"

#: What the answers themselves remember of the last form that was received.
RECEIVED = "rf_received"


class CaseError(Exception):
    """An open case cannot be shown. `why` names the words for it; the session stays as it is."""

    why = "no_se_abre"


class CaseGoneError(CaseError):
    """It was erased, perhaps on another device."""

    why = "ya_no_esta"


class NotEncryptedError(CaseError):
    """A step of it is stored in clear, which our server never does."""

    why = "sin_cifrar"


@dataclass(slots=True)
class Screen:
    """What docassemble knows of the screen that it has just written."""

    sought: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)  # name of the field in the form -> what is wrong


def installed() -> str:
    return importlib.metadata.version("docassemble.webapp")


def is_checked() -> bool:
    return installed() == CHECKED


def install(app: Flask, offer: Offer) -> None:
    """Put our pieces in. docassemble's views must be loaded, and no request answered yet."""
    from docassemble.webapp.interview import helpers, views

    views.tidy_action = partial(_offered, offer, views.tidy_action)
    views.clear_session = _keep_session
    views.decrypt_session = helpers.decrypt_session = _never
    views.save_user_dict = partial(_marked, views.save_user_dict)
    views.as_html = partial(_noted, views.as_html)
    views.make_response_wrapper = _lasting
    views.r = _WithoutScreens(views.r)
    views.obtain_lock = views.release_lock = _locked_already


def _offered(offer: Offer, tidy: Callable[[Any], Any], action: Any) -> Any:
    """The second lock: an action that our interviews do not offer is refused at docassemble's own door."""
    if not offer.allows(action, posted=request.method == "POST"):
        abort(400)
    return tidy(action)


def _keep_session(_filename: str) -> None:
    """docassemble drops the session when a case cannot be read, and begins an empty one. We say why, and keep it."""
    error = sys.exc_info()[1]
    if error is None:
        raise CaseGoneError
    if isinstance(error, DBAPIError | CaseError):
        raise error
    raise CaseError from error


def _never(*_args: Any, **_named: Any) -> None:
    """docassemble would store every step of a case in clear when one variable is set. Nothing of ours sets it."""
    raise NotEncryptedError


def _locked_already(*_args: Any) -> None:
    """docassemble asks its Redis once a second whether a case is free, and takes it without asking again. Ours waits in
    the database, before the form is read (`turns.py`)."""


def _marked(save: Callable[..., Any], number: str, answers: dict[str, Any], *args: Any, **named: Any) -> Any:
    """The answers and the note that their form was received are stored as one, or not at all."""
    if received := g.get("rf_received"):
        answers["_internal"][RECEIVED] = received
    return save(number, answers, *args, **named)


def _noted(as_html: Callable[..., str], status: Any, *rest: Any) -> str:
    """What is wrong with a field goes to docassemble's script; without one it would never be seen."""
    _debug, _root, _rules, errors, *_more = rest
    g.rf_screen = Screen(str(status.orig_sought or status.sought or ""), errors or {})
    return as_html(status, *rest)


def _lasting(set_cookie: bool, secret: str, set_device_id: bool, device_id: str, *_rest: Any) -> Callable[[Any], None]:
    """docassemble's cookies end with the browser, and the key to the answers with them; a case must outlive that."""

    def wrap(response: Any) -> None:
        if set_cookie:
            keep_cookie(response, "secret", secret)
        if set_device_id:
            keep_cookie(response, "ds", device_id)

    return wrap


def keep_cookie(response: Any, name: str, value: str) -> None:
    """A cookie that only we read, for as long as a browser keeps a case; an empty value takes it away."""
    age = SESSION_SECONDS if value else 0
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="Strict", secure=request.is_secure)


class _WithoutScreens:
    """docassemble's Redis, to which the HTML of a screen never goes."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    def __getattr__(self, name: str) -> Any:
        return getattr(self._redis, name)

    def pipeline(self) -> _PipelineWithoutScreens:
        return _PipelineWithoutScreens(self._redis.pipeline())


class _PipelineWithoutScreens:
    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pipeline, name)

    def set(self, key: str, *args: Any) -> None:
        if not key.startswith(_SCREENS):
            self._pipeline.set(key, *args)

    def expire(self, key: str, *args: Any) -> None:
        if not key.startswith(_SCREENS):
            self._pipeline.expire(key, *args)
