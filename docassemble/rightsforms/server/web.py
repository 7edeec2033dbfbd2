"""docassemble as a WSGI application, and by which names and where it may be called."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import psutil

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import language, quiet
from docassemble.rightsforms.server.guard import Application, guarded
from docassemble.rightsforms.server.texts import texts

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
    """Import and start docassemble, in Spanish, behind our guard."""
    quiet.log_to(log)
    from docassemble.webapp.app_object import flaskapp

    flaskapp.config["BABEL_DEFAULT_LOCALE"] = "es"  # what WTForms itself says of a form
    from docassemble.webapp.server import app  # seconds and 200 MB

    app.jinja_env.globals["page"] = texts("pagina")
    language.register()
    return guarded(app, hosts)


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
