"""Text is sent compressed: a phone on a bad line pays for every byte."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from .headers import FOR_EVER
from .wsgi import Application, Environ, StartResponse, header

_TEXT = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")

#: Bytes below which a packet carries it anyway.
_SMALL = 600

#: A page is made once and thrown away; what the browser keeps for ever is squeezed once, as far as it goes.
_PAGE, _KEPT = 5, 9


def squeezed(app: Application) -> Application:
    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if "gzip" not in header(environ, "Accept-Encoding"):
            return app(environ, start_response)
        held: list[Any] = []
        body = app(environ, lambda *given: held.append(given))
        status, headers, *rest = held[0]
        if not _worth(headers):
            start_response(status, headers, *rest)
            return body
        content = _packed(_whole(body), kept=("Cache-Control", FOR_EVER) in headers)
        start_response(status, _described(headers, content), *rest)
        return [content]

    return answer


def _worth(headers: list[tuple[str, str]]) -> bool:
    given = {name.lower(): value for name, value in headers}
    return (
        given.get("content-type", "").startswith(_TEXT)
        and "content-encoding" not in given
        and int(given.get("content-length", _SMALL)) >= _SMALL
    )


def _whole(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()


def _described(headers: list[tuple[str, str]], content: bytes) -> list[tuple[str, str]]:
    kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
    return [*kept, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"), ("Content-Length", str(len(content)))]


def _packed(content: bytes, *, kept: bool) -> bytes:
    return _packed_once(content) if kept else gzip.compress(content, _PAGE, mtime=0)


@lru_cache(maxsize=64)
def _packed_once(content: bytes) -> bytes:
    return gzip.compress(content, _KEPT, mtime=0)
