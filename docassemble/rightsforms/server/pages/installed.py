"""docassemble with our frame, our pages and our session in it."""

from __future__ import annotations

from flask import Flask

from .. import reach
from ..guard.offer import Offer
from ..store.sessions import Sessions
from . import accounts, cases, errors, frame, loading, named, practising, start, store, turns

__all__ = ["BLUEPRINTS", "install"]

_THEIR_FIRST = "interview.rootindex"

_OURS = (start, cases, accounts, loading, practising)

#: The names under which Flask knows our pages.
BLUEPRINTS = frozenset(part.pages.name for part in _OURS)


def install(app: Flask, offer: Offer) -> None:
    """Give this docassemble our frame and our pages."""
    engine = store.install(app)
    app.session_interface = Sessions(lambda: engine)
    app.request_class = loading.RequestInMemory
    reach.install(app, offer)
    for part in _OURS:
        app.register_blueprint(part.pages)
    app.view_functions[_THEIR_FIRST] = start.first  # docassemble had that address before us
    errors.install(app)
    turns.install(app, offer)
    frame.install(app, offer)
    named.install(app)
