"""Who asks: by which of our names, and from which page."""

from __future__ import annotations

from urllib.parse import urlsplit

from .wsgi import Environ, Refusal, header

#: The one page that a link elsewhere may lead to.
START = "/"

_OWN = ("", "none", "same-origin")


def check_host(environ: Environ, hosts: frozenset[str]) -> None:
    """A page elsewhere that points its own name at us (DNS rebinding) is not let in."""
    host = header(environ, "Host")
    name, colon, port = host.rpartition(":")
    if (name if colon and port.isdigit() else host).lower() not in hosts:
        raise Refusal("421 Misdirected Request", "otro_nombre")


def check_site(environ: Environ) -> None:
    """Only our own pages may ask for anything but the first page.

    A browser tells by `Sec-Fetch-Site`; over plain HTTP in a network it does not, and `Origin` and `Referer` must do.
    A form always comes with one of them: without either it is not a page that sends it.
    """
    posted = environ["REQUEST_METHOD"] == "POST"
    if environ["PATH_INFO"] == START and not posted:
        return
    if header(environ, "Sec-Fetch-Site") not in _OWN or not _comes_from_us(environ, posted=posted):
        raise _away(environ, posted=posted)


def _comes_from_us(environ: Environ, *, posted: bool) -> bool:
    sources = [source for name in ("Origin", "Referer") if (source := header(environ, name))]
    return all(_is_ours(source, environ) for source in sources) and (bool(sources) or not posted)


def _is_ours(source: str, environ: Environ) -> bool:
    parts = urlsplit(source)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == header(environ, "Host").lower()


def _away(environ: Environ, *, posted: bool) -> Refusal:
    """Who followed a link is led to the first page; whatever else asked gets nothing."""
    if not posted and header(environ, "Sec-Fetch-Mode") == "navigate":
        return Refusal("303 See Other", "otra_pagina", (("Location", START),))
    return Refusal("403 Forbidden", "otra_pagina")
