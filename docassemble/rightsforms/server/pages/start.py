"""The first page: begin a case, go on with one, open one that comes from elsewhere."""

from __future__ import annotations

from typing import Any

from docassemble.base.interview_cache import get_interview
from docassemble.webapp.config import daconfig
from flask import Blueprint, abort, redirect, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from ..reach import keep_cookie
from ..store.keys import new_key
from ..texts import texts
from .opened import put_away
from .shell import Page, render
from .turns import BEGIN, INTERVIEW, NOTICE

pages = Blueprint("start", __name__)


@pages.get("/")
def first() -> str:
    said = texts("inicio")
    body = render(
        "start.html",
        said=said,
        offered=offered(),
        begun=len(known_cases()),
        token=generate_csrf(),
        account=current_user.email if current_user.is_authenticated else "",
        coordinates=current_user.is_authenticated and current_user.has_role("admin"),
        secure=request.is_secure or request.host.partition(":")[0] in ("127.0.0.1", "localhost"),
    )
    return Page(said["titulo"], body, notice=notice()).html()


@pages.post("/empezar")
def begin() -> Any:
    """Begin a case: by POST, so that no link elsewhere puts away the one that is open."""
    address = daconfig["dispatch"].get(request.form.get("que", ""))
    if address is None:
        abort(400)
    put_away(address)
    session[BEGIN] = address
    response = redirect(url_for(INTERVIEW, i=address), 303)
    for name in ("secret", "ds"):  # the key of its cases, and the number of this device
        if not request.cookies.get(name):
            keep_cookie(response, name, new_key())
    return response


def offered() -> list[dict[str, str]]:
    """What can be begun, in the words of the interviews themselves."""
    return [{"name": name, **_words(address)} for name, address in daconfig["dispatch"].items()]


def _words(address: str) -> dict[str, str]:
    metadata = get_interview(address).consolidated_metadata
    return {"title": str(metadata["title"]), "subtitle": str(metadata.get("subtitle", ""))}


def notice() -> Any:
    name = session.pop(NOTICE, None)
    return render("notice.html", said=texts("avisos")[name], name=name) if name else ""


def known_cases() -> list[Any]:
    from .cases import listed  # that page leads back here

    return listed()
