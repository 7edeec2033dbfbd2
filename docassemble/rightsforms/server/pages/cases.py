"""The cases of whoever asks: the list, opening, erasing, taking one to another device, closing this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from flask import Blueprint, abort, make_response, redirect, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy.engine import Connection

from ...here import ZONE
from ...interview.summary import Resumen, resumen
from ..reach import keep_cookie
from ..store import accounts as stored_accounts
from ..store import answers, cases, keys, moves
from ..texts import texts
from . import store
from .opened import key, opened, owner, put_away, take_up
from .qr import picture
from .shell import Page, render
from .turns import INTERVIEW, NOTICE

pages = Blueprint("cases", __name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A case as its person recognises it, without any name."""

    uid: str
    filename: str
    begun: str
    about: Resumen


def listed() -> list[Listed]:
    """The cases of whoever asks in which something was answered, the latest first."""
    with store.begin() as connection:
        for uid, filename in answers.nobodys(connection, key()):
            cases.remember(connection, uid, filename, owner())
        found = [(known, answers.of(connection, known.uid, key())) for known in cases.of(connection, owner())]
    about = [(known, resumen(given)) for known, given in found if given is not None]
    return [Listed(k.uid, k.filename, _when(k.begun), r) for k, r in about if r is not None]


@pages.get("/casos")
def all_of_them() -> str:
    said = texts("casos")
    body = render("cases.html", said=said, cases=listed(), token=generate_csrf())
    return Page(said["titulo"], body).html()


@pages.post("/casos/abrir")
def open_one() -> Any:
    case = _asked()
    take_up(case.uid, case.filename)
    return redirect(url_for(INTERVIEW, i=case.filename), 303)


@pages.get("/borrar")
def ask_to_erase() -> Any:
    """The open case, asked of from its own menu."""
    case = opened()
    return _ask([case.uid]) if case else redirect(url_for("cases.all_of_them"), 303)


@pages.post("/casos/borrar")
def erase() -> Any:
    """Ask once, with the case named by its date; then erase."""
    uids = [case.uid for case in listed()] if request.form.get("todos") else [request.form.get("caso", "")]
    if not request.form.get("si"):
        return _ask(uids)
    new = keys.new_key()
    with store.begin() as connection:
        mine = [case.uid for case in cases.of(connection, owner())]
        if not set(uids) <= set(mine):
            abort(404)
        if not _may_rekey(connection, new):
            return _ask(uids, wrong=True)
        cases.erase(connection, uids)
        answers.rekey(connection, [uid for uid in mine if uid not in uids], key(), new)
    cases.rewrite(store.engine())
    put_away()
    session[NOTICE] = "borrado"
    response = redirect(url_for("start.first"), 303)
    keep_cookie(response, "secret", new)
    return response


@pages.route("/mover", methods=["GET", "POST"])
def move() -> Any:
    case = opened()
    if case is None:
        return redirect(url_for("cases.all_of_them"), 303)
    if request.method == "GET":
        return _explained("mover")
    return _with_code("mover", [case.uid], moves.TO_MOVE)


@pages.route("/traer", methods=["GET", "POST"])
def bring() -> Any:
    said = texts("traer")
    if request.method == "GET":
        return _asks_code(request.args.get("codigo", ""))
    new = key() or keys.new_key()
    with store.begin() as connection:
        found = moves.redeem(connection, request.form.get("codigo", ""))
        if found:
            _take_over(connection, *found, new)
    if not found:
        return _asks_code(request.form.get("codigo", ""), wrong=said["no_abre"])
    response = _on_with(found[0])
    keep_cookie(response, "secret", new)
    return response


@pages.route("/cerrar", methods=["GET", "POST"])
def leave() -> Any:
    """This browser forgets everything; the code on paper is the way back."""
    if request.method == "GET":
        return _explained("cerrar")
    with store.begin() as connection:
        mine = [case.uid for case in cases.of(connection, owner())]
    page = _with_code("cerrar", mine, moves.TO_COME_BACK) if mine else _explained("cerrado")
    session.clear()
    session.regenerate()  # type: ignore[attr-defined]
    response = make_response(page)
    for name in ("secret", "ds", "propio"):
        keep_cookie(response, name, "")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _asked() -> Listed:
    found = next((case for case in listed() if case.uid == request.form.get("caso")), None)
    return found or abort(404)


def _ask(uids: Sequence[str], *, wrong: bool = False) -> str:
    said = texts("borrar")
    named = [case for case in listed() if case.uid in uids]
    asks_password = current_user.is_authenticated
    body = render(
        "erase.html", said=said, cases=named, uids=uids, token=generate_csrf(), asks_password=asks_password, wrong=wrong
    )
    return Page(said["titulo"], body).html()


def _may_rekey(connection: Connection, new: str) -> bool:
    """The key of an account is closed with its password: without it, nobody can change it."""
    if not current_user.is_authenticated:
        return True
    password = request.form.get("contrasena", "")
    found = stored_accounts.open_with_password(connection, current_user.email, password)
    if found is None:
        return False
    stored_accounts.set_password(connection, found.number, new, password)
    return True


def _take_over(connection: Connection, uids: list[str], old: str, new: str) -> None:
    answers.rekey(connection, uids, old, new)
    cases.give(connection, uids, owner())


def _on_with(uids: list[str]) -> Any:
    """One case opens at once; several are listed."""
    with store.begin() as connection:
        known = [case for case in cases.of(connection, owner()) if case.uid in uids]
    if len(known) != 1:
        return redirect(url_for("cases.all_of_them"), 303)
    take_up(known[0].uid, known[0].filename)
    return redirect(url_for(INTERVIEW, i=known[0].filename), 303)


def _explained(words: str) -> str:
    said = texts(words)
    return Page(said["titulo"], render("explained.html", said=said, token=generate_csrf())).html()


def _with_code(words: str, uids: Sequence[str], lasts: Any) -> str:
    said = texts(words)
    with store.begin() as connection:
        code = moves.announce(connection, uids, key(), lasts)
    body = render("code.html", said=said, code=code, qr=picture(url_for("cases.bring", codigo=code, _external=True)))
    return Page(said["titulo"], body).html()


def _asks_code(code: str, wrong: str = "") -> str:
    said = texts("traer")
    return Page(said["titulo"], render("bring.html", said=said, code=code, wrong=wrong, token=generate_csrf())).html()


def _when(moment: datetime) -> str:
    return str(format_datetime(moment.astimezone(ZONE), "EEEE d 'de' MMMM, HH:mm", locale="es_MX"))
