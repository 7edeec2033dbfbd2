"""What stands between the network and docassemble: small WSGI rules that hold for every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docassemble.rightsforms.server.texts import texts

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

#: How long a browser keeps a case, and Redis remembers which one it has open: an attorney may take two weeks.
SESSION_SECONDS = 21 * 24 * 3600

#: The browser itself refuses what comes from another host (promise 6). docassemble's pages carry scripts inline.
_CONTENT_SECURITY = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)

#: docassemble 1.10 asks for these words of a widget that it no longer has; the script fails, and costs a phone 6 kB.
_LEFT_OVER = "/static/bootstrap-fileinput/js/locales/"

_ALWAYS = {
    "Content-Security-Policy": _CONTENT_SECURITY,
    "Permissions-Policy": "geolocation=(), camera=(self), microphone=(self)",
    # The address of a screen names the session.
    "Referrer-Policy": "same-origin",
}


def guarded(app: Application, hosts: frozenset[str]) -> Application:
    """Wrap docassemble; `hosts` are the names by which this server may be called."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if _host(environ) not in hosts:
            return _refuse(start_response)
        if str(environ.get("PATH_INFO", "")).startswith(_LEFT_OVER):
            return _nothing(start_response)
        # Whatever the browser prefers: only the Spanish words are complete, and half a page in English helps nobody.
        environ["HTTP_ACCEPT_LANGUAGE"] = "es"
        return app(environ, _with_headers(start_response))

    return answer


def _host(environ: Environ) -> str:
    """The name without the port. A page elsewhere that points its own name at us (DNS rebinding) is not let in."""
    host = str(environ.get("HTTP_HOST", ""))
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _refuse(start_response: StartResponse) -> Iterable[bytes]:
    body = texts("pagina")["otro_nombre"].encode()
    start_response("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
    return [body]


def _nothing(start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "max-age=31536000")])
    return [b""]


def _with_headers(start_response: StartResponse) -> StartResponse:
    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        extra = _ALWAYS | _no_trace(headers)
        drop = {name.lower() for name in extra}
        kept = [(name, _lasting(name, value)) for name, value in headers if name.lower() not in drop]
        return start_response(status, [*kept, *extra.items()], *rest)

    return start


def _lasting(name: str, value: str) -> str:
    """docassemble's cookies end with the browser, and the key to the answers with them; a case must outlive that."""
    is_key = name.lower() == "set-cookie" and value.startswith(("session=", "secret="))
    has_end = "expires=" in value.lower() or "max-age=" in value.lower()
    return f"{value}; Max-Age={SESSION_SECONDS}" if is_key and not has_end else value


def _no_trace(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Pages and documents are not kept by the browser: after the quick exit, *back* must show nothing."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    is_asset = kind.startswith(("text/css", "text/javascript", "application/javascript", "font/", "image/"))
    return {} if is_asset else {"Cache-Control": "no-store"}
