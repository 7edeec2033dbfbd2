"""What is served without docassemble and without the database: style, script, the neutral page, the page for no signal.

A phone keeps them. Their addresses name the digest of their content, so that an update reaches every phone at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..guard.headers import FOR_EVER
from ..guard.wsgi import Application, Environ, StartResponse

_KINDS = {"css": "text/css", "js": "text/javascript", "html": "text/html"}

#: What quick exit leads to: an address that says nothing of us.
CAFE = "/recetas/cafe-de-olla"

#: The script that a phone keeps, and the page it shows when the server cannot be reached.
WORKER, NO_SIGNAL = "/sw.js", "/sin-senal"

_BY_NAME = {"cafe": CAFE, "sw.js": WORKER, "sin-senal": NO_SIGNAL}


@dataclass(frozen=True, slots=True)
class Kept:
    content: bytes
    kind: str
    for_ever: bool


def address(name: str) -> str:
    """Where a file of `data/static`, or a page that is kept, is found."""
    return _BY_NAME.get(name) or f"/f/{_digest(_static(name))}/{name}"


def serving(app: Application) -> Application:
    """Answer what is kept; pass on the rest."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        found = all_kept().get(environ["PATH_INFO"])
        if found is None:
            return app(environ, start_response)
        cache_control = FOR_EVER if found.for_ever else "no-cache"
        start_response(
            "200 OK",
            [
                ("Content-Type", f"{found.kind}; charset=utf-8"),
                ("Content-Length", str(len(found.content))),
                ("Cache-Control", cache_control),
            ],
        )
        return [found.content]

    return answer


@cache
def all_kept() -> dict[str, Kept]:
    """By address."""
    from .offline import no_signal, worker  # they are written in our frame, which names addresses of ours

    assets = {address(name): Kept(_static(name), _kind(name), True) for name in ("app.css", "app.js")}
    return assets | {
        CAFE: Kept(_static("cafe.html"), _KINDS["html"], False),
        WORKER: Kept(worker(list(assets)).encode(), _KINDS["js"], False),
        NO_SIGNAL: Kept(no_signal().encode(), _KINDS["html"], False),
    }


@cache
def _static(name: str) -> bytes:
    return (files("docassemble.rightsforms") / "data" / "static" / name).read_bytes()


def _kind(name: str) -> str:
    return _KINDS[name.rpartition(".")[2]]


@cache
def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
