"""A case that was handed out comes back: its `caso.json`, or the whole pack, goes on as an interview."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docassemble.webapp.config import daconfig
from docassemble.webapp.interview.helpers import save_user_dict
from docassemble.webapp.utils.helpers import reset_session
from flask import Blueprint, Request, redirect, request, url_for
from flask_wtf.csrf import generate_csrf

from ...errors import RightsformsError
from ...interview.loading import fill
from ...record import Caso, load_case
from ..guard import BODY_BYTES
from ..offers import single_boxes
from ..reach import keep_cookie
from ..store import cases, keys
from ..texts import texts
from . import store
from .opened import key, owner
from .shell import Page, render
from .turns import INTERVIEW

pages = Blueprint("loading", __name__)

#: The interview that goes on with any case, and the name of its case in a pack.
_INTERVIEW, _IN_A_PACK = "amparo", "caso.json"


class RequestInMemory(Request):
    """What is sent stays in memory: a file on its way shall not lie on the disk in clear."""

    def _get_file_stream(self, *_args: Any, **_named: Any) -> Any:
        return BytesIO()


@pages.route("/cargar", methods=["GET", "POST"])
def load() -> Any:
    if request.method == "GET":
        return _asks()
    file = request.files.get("caso")
    try:
        caso = _case_in(file.read() if file else b"")
    except RightsformsError as error:
        return _asks(str(error.said()))
    return begun_with(caso)


def _case_in(content: bytes) -> Caso:
    """A case file, or the one in a pack. RecordError says what is wrong with it."""
    if content.startswith(b"PK"):
        content = _unpacked(content)
    return load_case(content)


def _unpacked(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as pack, pack.open(_IN_A_PACK) as inside:
            return inside.read(BODY_BYTES)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return b""


def begun_with(caso: Caso) -> Any:
    address, secret = daconfig["dispatch"][_INTERVIEW], key() or keys.new_key()
    number = request.cookies.get("ds") or keys.new_key()  # docassemble would give one later, and the case be nobody's
    uid, variables = reset_session(address, secret)
    fill(variables, caso, single_boxes(address))
    save_user_dict(uid, variables, address, secret=secret, changed=True)
    with store.begin() as connection:
        cases.remember(connection, uid, address, owner(number))
    response = redirect(url_for(INTERVIEW, i=address), 303)
    keep_cookie(response, "secret", secret)
    keep_cookie(response, "ds", number)
    return response


def _asks(wrong: str = "") -> str:
    said = texts("cargar")
    return Page(said["titulo"], render("load.html", said=said, wrong=wrong, token=generate_csrf())).html()
