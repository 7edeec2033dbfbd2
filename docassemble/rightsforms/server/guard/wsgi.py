"""The few words of WSGI that the rules of the guard share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Refusal(Exception):  # noqa: N818 - a rule says no; nothing has gone wrong
    """A request that goes no further. `why` names the words for it in `translations/es/server.yml`."""

    def __init__(self, status: str, why: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(status, why)
        self.status = status
        self.why = why
        self.headers = headers


def header(environ: Environ, name: str) -> str:
    """A header of the request; empty when it was not sent."""
    return str(environ.get(f"HTTP_{name.upper().replace('-', '_')}", ""))
