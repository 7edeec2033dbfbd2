"""Accounts: sign in and out, a password of one's own, and the list that the coordination keeps."""

from __future__ import annotations

from typing import Any

from docassemble.webapp.extensions import db
from docassemble.webapp.users.models import UserModel
from flask import Blueprint, abort, current_app, redirect, request, session, url_for
from flask_login import current_user, login_user, logout_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy.engine import Connection

from ..reach import keep_cookie
from ..store import accounts, answers, cases, older
from ..store.cases import Owner
from ..texts import texts
from . import store
from .opened import device, key, put_away
from .shell import Page, render
from .turns import NOTICE

pages = Blueprint("accounts", __name__)

#: While somebody is signed in, the key of the device's own cases waits here.
_OWN_KEY = "propio"


@pages.route("/entrar", methods=["GET", "POST"])
def sign_in() -> Any:
    return _enter("entrar", _open, choose=False)


@pages.route("/codigo", methods=["GET", "POST"])
def first_time() -> Any:
    """The code of a new account, and the password that its person chooses."""
    return _enter("codigo", accounts.open_with_code, choose=True)


@pages.route("/sin-cuenta", methods=["GET", "POST"])
def ask_whose() -> Any:
    """Cases begun here without an account: they are taken over only if whoever signed in says so."""
    if not current_user.is_authenticated:
        return redirect(url_for("accounts.sign_in"), 303)
    said = texts("sin_cuenta")
    with store.begin() as connection:
        found = [case.uid for case in cases.of(connection, Owner(device()))]
        if request.method == "POST" and request.form.get("mios"):
            answers.rekey(connection, found, request.cookies.get(_OWN_KEY, ""), key())
            cases.give(connection, found, Owner(device(), current_user.id))
    if request.method == "POST" or not found:
        return redirect(url_for("start.first"), 303)
    return Page(said["titulo"], render("whose.html", said=said, many=len(found), token=generate_csrf())).html()


@pages.post("/salir")
def sign_out() -> Any:
    own = request.cookies.get(_OWN_KEY, "")
    put_away()
    logout_user()
    session.clear()
    session.regenerate()  # type: ignore[attr-defined]
    session[NOTICE] = "salio"
    response = redirect(url_for("start.first"), 303)
    keep_cookie(response, "secret", own)
    keep_cookie(response, _OWN_KEY, "")
    return response


@pages.route("/cuenta", methods=["GET", "POST"])
def mine() -> Any:
    if not current_user.is_authenticated:
        return redirect(url_for("accounts.sign_in"), 303)
    wrong = ""
    if request.method == "POST":
        wrong = _wrong_password(request.form.get("nueva", "")) or _change(request.form.get("contrasena", ""))
        if not wrong:
            session[NOTICE] = "contrasena_nueva"
            return redirect(url_for("start.first"), 303)
    said = texts("cuenta")
    return Page(said["titulo"], render("account.html", said=said, wrong=wrong, token=generate_csrf())).html()


@pages.get("/cuentas")
def all_of_them() -> str:
    _only_coordination()
    return _list()


@pages.post("/cuentas")
def change_one() -> str:
    """One button each: a new account, a new code, an account that is closed or opened again."""
    _only_coordination()
    form = request.form
    with store.begin() as connection:
        if form.get("nueva"):
            return _new(connection, form.get("nombre", ""), form.get("papel", ""))
        number = _other(form.get("cuenta", ""))
        if form.get("codigo"):
            return _list(accounts.invite(connection, number))
        accounts.set_active(connection, number, active=bool(form.get("abrir")))
    return _list()


def _open(connection: Connection, name: str, password: str) -> accounts.SignedIn | None:
    return accounts.open_with_password(connection, name, password) or older.take_up(connection, name, password)


def _enter(words: str, open_key: Any, *, choose: bool) -> Any:
    """The page that asks who somebody is. It says the same whether the account or the password is wrong."""
    if request.method == "GET":
        return _asks(words)
    name, known = request.form.get("nombre", ""), request.form.get("contrasena", "")
    new = request.form.get("nueva", "")
    if choose and (wrong := _wrong_password(new)):
        return _asks(words, wrong, name)
    with store.begin() as connection:
        if seconds := accounts.wait(connection, name, _secret()):
            return _asks(words, texts("entrar")["espere"].format(segundos=seconds), name)
        found = open_key(connection, name, known[: accounts.PASSWORD_MOST])
        if found is None:
            accounts.failed(connection, name, _secret())
            return _asks(words, texts(words)["no_es"], name)
        accounts.succeeded(connection, name, _secret())
        if choose:
            accounts.set_password(connection, found.number, found.key, new)
    return _signed_in(found)


def _signed_in(found: accounts.SignedIn) -> Any:
    """Another number for the session, another key; the case that was open without an account stays where it was."""
    own = request.cookies.get(_OWN_KEY) or key()
    put_away()
    session.regenerate()  # type: ignore[attr-defined]
    session.pop("tempuser", None)
    login_user(db.session.get(UserModel, found.number))
    with store.begin() as connection:
        left = cases.of(connection, Owner(device()))
    response = redirect(url_for("accounts.ask_whose" if left else "start.first"), 303)
    keep_cookie(response, "secret", found.key)
    keep_cookie(response, _OWN_KEY, own)
    return response


def _asks(words: str, wrong: str = "", name: str = "") -> str:
    said = texts(words)
    body = render("sign_in.html", said=said, wrong=wrong, name=name, token=generate_csrf(), code=words == "codigo")
    return Page(said["titulo"], body).html()


def _wrong_password(password: str) -> str:
    """Why this cannot be a password; empty when it can."""
    words: str = texts("cuenta")["corta"].format(letras=accounts.PASSWORD_LENGTH)
    long_enough = accounts.PASSWORD_LENGTH <= len(password) <= accounts.PASSWORD_MOST
    varied = len(set(password.casefold())) > accounts.PASSWORD_LENGTH // 2
    return "" if long_enough and varied else words


def _change(password: str) -> str:
    with store.begin() as connection:
        found = accounts.open_with_password(connection, current_user.email, password)
        if found is None:
            return str(texts("cuenta")["no_es"])
        accounts.set_password(connection, found.number, found.key, request.form["nueva"])
    return ""


def _new(connection: Connection, name: str, role: str) -> str:
    said = texts("cuentas")
    if not accounts.folded(name) or role not in accounts.ROLES:
        return _list(wrong=said["falta_nombre"])
    code = accounts.create(connection, name, role)
    return _list(code) if code else _list(wrong=said["ya_existe"])


def _list(code: str = "", wrong: str = "") -> str:
    said = texts("cuentas")
    with store.begin() as connection:
        known = accounts.listed(connection)
    body = render(
        "accounts.html", said=said, known=known, code=code, wrong=wrong, me=current_user.id, token=generate_csrf()
    )
    return Page(said["titulo"], body).html()


def _only_coordination() -> None:
    if not (current_user.is_authenticated and current_user.has_role("admin")):
        abort(403)


def _other(number: str) -> int:
    """Nobody closes or resets the account that they are using."""
    if not number.isdecimal() or int(number) == current_user.id:
        abort(400)
    return int(number)


def _secret() -> str:
    return str(current_app.secret_key)
