"""Each screen is answered once: a form carries the number of the step that it was written from.

A line that is cut lets a phone send a form twice, and never know whether the first arrived; a second tab sends a form
of long ago. What has been received is not received again, under another question or for another person; what comes too
late is given back to whoever wrote it. Requests for one case wait for each other.
"""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Flask, abort, g, redirect, request, session, url_for
from sqlalchemy import text

from ..guard import forms
from ..guard.offer import Offer
from ..reach import RECEIVED, NotEncryptedError
from ..store import answers, cases
from . import going, store
from .opened import Opened, key, opened

INTERVIEW = "interview.index"

#: In the session: the interview that was asked to begin, and what the next page has to say.
BEGIN, NOTICE = "rf_begin", "rf_notice"


def install(app: Flask, offer: Offer) -> None:
    def check_again() -> None:
        """The second lock of the form: the same questions, asked of what docassemble's own reader has read."""
        posted = request.method == "POST"
        ours = forms.query_is_ours([*request.args.items(multi=True)], offer, posted=posted)
        if not ours or (posted and not forms.form_is_ours([*request.form.items(multi=True)], offer)):
            abort(400)

    def enter() -> Any:
        if request.endpoint != INTERVIEW:
            return None
        check_again()
        case = opened(request.args["i"])
        if case is None:
            return _begin(request.args["i"])
        _hold(case)
        return _take_turn(case) if request.method == "POST" else None

    app.before_request(enter)
    app.teardown_request(_let_go)


def _begin(address: str) -> Any:
    """A case begins when somebody asked for one; else a lost cookie would show an empty case instead of hers."""
    if session.pop(BEGIN, None) == address and request.method == "GET":
        return None
    session[NOTICE] = "nada_abierto"
    return redirect(url_for("start.first"), 303)


def _hold(case: Opened) -> None:
    """Wait until no other request works on this case. The lock ends with its transaction, however the request ends."""
    g.rf_lock = store.engine().connect()
    g.rf_lock.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:uid, 0))"), {"uid": case.uid})
    if not cases.is_encrypted(g.rf_lock, case.uid):
        raise NotEncryptedError


def _let_go(_error: BaseException | None) -> None:
    lock = g.pop("rf_lock", None)
    if lock is not None:
        lock.close()


def _take_turn(case: Opened) -> Any:
    """Go on when the form was written from the last step; else show where the case stands."""
    digest = _digest()
    with store.reading() as connection:
        latest = cases.latest_step(connection, case.uid)
        if request.form.get(forms.TURN) == str(latest):
            g.rf_received = digest
            return None
        stored = answers.of(connection, case.uid, key()) or {}
    if stored.get("_internal", {}).get(RECEIVED) == digest:
        return going.on(case.filename)
    session[NOTICE] = "otra_ventana"
    return redirect(url_for(INTERVIEW, i=case.filename), 303)


def _digest() -> str:
    """Of everything in the form but docassemble's token, which it may make anew."""
    said = sorted((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    return hashlib.sha256(repr(said).encode()).hexdigest()
