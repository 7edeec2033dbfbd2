"""What stands between the network and docassemble: rules that hold for every request, whoever serves it.

A request passes when it calls us by our name, comes from one of our own pages, asks for an address that our pages use,
and names nothing but what our interviews offer. Everything else ends here, in Spanish, before docassemble looks at it.
The guard knows only WSGI: it can stand before any docassemble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

from . import forms
from .headers import with_headers
from .offer import Event, Offer
from .origin import check_host, check_site
from .squeeze import squeezed
from .wsgi import Application, Environ, Refusal, StartResponse

__all__ = ["Application", "Event", "Offer", "Refusal", "Rules", "guarded"]

#: The one page of docassemble that is open.
INTERVIEW = "/interview"

#: Most bytes of a form: the longest answers of the longest screen, and a case file.
BODY_BYTES = 4 * 1024**2

_FORM = "application/x-www-form-urlencoded"

_NO_SUCH_PAGE = Refusal("404 Not Found", "no_hay")
_NOT_OURS = Refusal("400 Bad Request", "no_es_nuestro")
_TOO_LARGE = Refusal("413 Content Too Large", "demasiado")
_STORES_DOWN = Refusal("503 Service Unavailable", "sin_base", (("Retry-After", "5"),))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the guard of one server is told. `refusal` writes the page that says why not."""

    hosts: frozenset[str]
    offer: Offer
    is_open: Callable[[str, str], bool]  # (method, path) -> whether our pages use it
    refusal: Callable[[Refusal], bytes]
    stores_are_up: Callable[[], bool] = lambda: True


def guarded(app: Application, rules: Rules) -> Application:
    """Wrap a docassemble. It answers in Spanish whatever the browser prefers: half a page in English helps nobody."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start = with_headers(start_response)
        try:
            _check(environ, rules)
        except Refusal as refusal:
            return _refuse(refusal, rules, start)
        environ["HTTP_ACCEPT_LANGUAGE"] = "es"
        return app(environ, start)

    return squeezed(answer)


def _check(environ: Environ, rules: Rules) -> None:
    check_host(environ, rules.hosts)
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if not rules.is_open(method, path):
        raise _NO_SUCH_PAGE
    check_site(environ)
    if method == "POST":
        _check_size(environ)
    if path == INTERVIEW:
        _check_interview(environ, rules.offer, posted=method == "POST")
    if not rules.stores_are_up():
        raise _STORES_DOWN


def _check_size(environ: Environ) -> None:
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length.isdecimal() or int(length) > BODY_BYTES:
        raise _TOO_LARGE


def _check_interview(environ: Environ, offer: Offer, *, posted: bool) -> None:
    try:
        query = forms.pairs(str(environ.get("QUERY_STRING", "")))
        ours = forms.query_is_ours(query, offer, posted=posted)
        ours = ours and (not posted or forms.form_is_ours(_form(environ), offer))
    except ValueError:
        ours = False
    if not ours:
        raise _NOT_OURS


def _form(environ: Environ) -> forms.Pairs:
    """The form, read whole and left for docassemble to read again. Raises ValueError when it is no form of a page."""
    if str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip() != _FORM:
        raise ValueError(_FORM)
    content = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    environ["wsgi.input"] = BytesIO(content)
    return forms.pairs(content.decode("ascii"))


def _refuse(refusal: Refusal, rules: Rules, start_response: StartResponse) -> Iterable[bytes]:
    start_response(refusal.status, [("Content-Type", "text/html; charset=utf-8"), *refusal.headers])
    return [rules.refusal(refusal)]
