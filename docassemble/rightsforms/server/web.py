"""docassemble as a WSGI application, and by which names and where it may be called."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import language, quiet
from docassemble.rightsforms.server.guard import INTERVIEW, Application, Rules, guarded
from docassemble.rightsforms.server.texts import say

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, and announced


def bind(host: str, port: int) -> socket.socket:
    """Take the port before anything slow begins. It refuses connections until the server listens."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except (OSError, OverflowError) as error:
        sock.close()
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        raise ServerError("puerto_ocupado" if taken else "puerto_fuera", port=port) from error
    return sock


def load_configuration(path: Path) -> None:
    """docassemble reads its configuration once, before its other modules are imported."""
    import docassemble.base.config as da  # heavy

    da.load(filename=str(path))


def application(hosts: frozenset[str], log: Path) -> Application:
    """Import and start docassemble, in Spanish, in our frame and behind our guard."""
    quiet.log_to(log)
    from docassemble.webapp.app_object import flaskapp

    flaskapp.config["BABEL_DEFAULT_LOCALE"] = "es"  # what WTForms itself says of a form
    from docassemble.webapp.server import app  # seconds and 200 MB

    from docassemble.rightsforms.server import offers, reach
    from docassemble.rightsforms.server.config import listed_interviews
    from docassemble.rightsforms.server.pages import installed, kept, shell

    if not reach.is_checked():
        say("otra_docassemble", probada=reach.CHECKED, hay=reach.installed())
    language.register()
    offer = offers.offer_of(listed_interviews())
    installed.install(app, offer)
    return guarded(kept.serving(app), Rules(hosts, offer, _open_doors(app), shell.refusal))


def _open_doors(app: Any) -> Callable[[str, str], bool]:
    """Which requests may go on: what is kept, our own pages, and of docassemble's the interview."""
    from docassemble.rightsforms.server.pages import kept
    from docassemble.rightsforms.server.pages.installed import BLUEPRINTS

    adapter = app.url_map.bind("")

    def is_open(method: str, path: str) -> bool:
        if path == "/" or path in kept.all_kept():
            return method in ("GET", "HEAD")
        if path == INTERVIEW:
            return method in ("GET", "POST")
        try:
            endpoint, _arguments = adapter.match(path, method)
        except (HTTPException, RequestRedirect):
            return False
        return endpoint.partition(".")[0] in BLUEPRINTS

    return is_open


def lan_addresses() -> list[str]:
    """Our addresses on the networks we are on, without loopback."""
    found = [a.address for group in psutil.net_if_addrs().values() for a in group if a.family == socket.AF_INET]
    return sorted(address for address in found if not address.startswith("127."))


def host_names(*, lan: bool) -> frozenset[str]:
    """By which names we may be called: a stranger's name that leads here is an attack."""
    names = [LOOPBACK, "localhost"]
    if lan:
        own = socket.gethostname().lower()
        names += [own, f"{own}.local", *lan_addresses()]
    return frozenset(names)
