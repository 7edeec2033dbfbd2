"""What every answer says to the browser besides itself."""

from __future__ import annotations

from typing import Any

from .wsgi import StartResponse

#: The browser itself refuses what comes from another host (promise 6), and any script or style inside a page.
_CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_ALWAYS = {
    "Content-Security-Policy": _CONTENT_SECURITY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(self), microphone=(self)",
    # The address of a screen names the session.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

#: An address that names the content's own digest may be kept for ever.
FOR_EVER = "public, max-age=31536000, immutable"


def with_headers(start_response: StartResponse) -> StartResponse:
    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        extra = _ALWAYS | _no_trace(headers)
        drop = {name.lower() for name in extra}
        kept = [(name, value) for name, value in headers if name.lower() not in drop]
        return start_response(status, [*kept, *extra.items()], *rest)

    return start


def _no_trace(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Pages and documents are not kept by the browser: after the quick exit, *back* must show nothing."""
    kept = any(name.lower() == "cache-control" and value == FOR_EVER for name, value in headers)
    return {} if kept else {"Cache-Control": "no-store"}
