"""`rightsforms serve`: start everything in order, stop everything in the opposite order."""

from __future__ import annotations

import os
import signal
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import yaml

from docassemble.rightsforms import press
from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import bootstrap, telephones, web
from docassemble.rightsforms.server.config import docassemble_config
from docassemble.rightsforms.server.door import Door, held
from docassemble.rightsforms.server.machine import disk, doctor, durable, heap, mend, paths, postgres, valkey
from docassemble.rightsforms.server.machine.pool import Pool
from docassemble.rightsforms.server.machine.stores import Stores
from docassemble.rightsforms.server.pages import kept
from docassemble.rightsforms.server.texts import say

DEFAULT_PORT = 8017

#: Seconds between two looks at what nobody tells us of.
_WATCH_SECONDS = 1.0


def serve(port: int | None = None, data: Path | None = None, *, lan: bool = False) -> int:
    """Serve until Ctrl-C (or a polite kill) and return 0. Raises ServerError when it cannot."""
    heap.in_one_piece()
    folder = paths.DataFolder((data or paths.default_folder()).absolute())
    stop = _Stop()
    try:
        with ExitStack() as stack:
            sock = stack.enter_context(
                web.bind(web.EVERYWHERE if lan else web.LOOPBACK, DEFAULT_PORT if port is None else port)
            )
            with disk.speaking_of_disk(folder.root):
                _own(folder, stack)
                stores = _start_stores(folder, stack, _url(web.LOOPBACK, sock))
                door = _start_web(folder, stores, sock, lan=lan)
            stack.callback(door.close)
            door.open()
            _watch(stop, stores, door)
    except KeyboardInterrupt:
        pass  # the ordinary way to stop
    say("detenido")
    return 0


class _Stop:
    """Ctrl-C, kill and a closed terminal stop us in order. docassemble's imports swallow exceptions, hence the flag."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def if_asked(self) -> None:
        if self.asked:
            raise KeyboardInterrupt

    def _ask(self, _number: int, _frame: Any) -> None:
        if not self.asked:  # an impatient second Ctrl-C must not cut the stopping short
            self.asked = True
            raise KeyboardInterrupt


def _watch(stop: _Stop, stores: Stores, door: Door) -> None:
    """Until we are asked to stop, or cannot go on."""
    while door.is_open:
        stop.if_asked()
        stores.watch(_WATCH_SECONDS)
    raise ServerError("sin_paginas")


def _own(folder: paths.DataFolder, stack: ExitStack) -> None:
    """Take the data folder for us alone, and keep every file that this process makes inside it and private."""
    doctor.require_system()
    os.umask(0o077)
    folder.prepare()
    stack.enter_context(paths.locked(folder))
    say("preparando", carpeta=folder.root)
    mend.mend(folder)
    # Documents pass through here; what a killed server left must not stay (promise 8).
    durable.empty(folder.tmp)
    stack.callback(durable.empty, folder.tmp)
    _start_pool(folder, stack)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder.tmp)


def _start_pool(folder: paths.DataFolder, stack: ExitStack) -> None:
    """Before docassemble is in memory, and while the stores start."""
    pool = Pool(folder.tmp)
    stack.callback(pool.stop)
    press.hand_over_to(pool.run)


def _start_stores(folder: paths.DataFolder, stack: ExitStack, url: str) -> Stores:
    stores = Stores(folder)
    stack.callback(stores.stop)
    stores.start()
    postgres.refuse_damaged(folder)
    config = docassemble_config(folder, redis_url=f"redis+socket://{valkey.address(folder)}", url=url)
    durable.write_private(folder.config, yaml.safe_dump(config, allow_unicode=True))
    return stores


def _start_web(folder: paths.DataFolder, stores: Stores, sock: Any, *, lan: bool) -> Door:
    web.load_configuration(folder.config)
    valkey.lead_docassemble(folder)
    with bootstrap.speaking_of_database(folder):
        bootstrap.create_tables(folder)
        app = web.application(web.host_names(lan=lan), folder.log / "server.log")
    door = Door(held(app, stores, kept.all_kept().__contains__), sock)
    if folder.is_new:
        say("contrasena", correo=bootstrap.ADMIN_EMAIL, contrasena=bootstrap.new_admin_password())
        folder.mark_complete()
    heap.settle()
    _announce(folder, sock, lan=lan)
    return door


def _announce(folder: paths.DataFolder, sock: Any, *, lan: bool) -> None:
    paths.announce(folder, _url(web.LOOPBACK, sock))
    if lan:
        say("abierto_lan")
        for address in web.lan_addresses():
            say("en_lan", url=_url(address, sock))
    telephones.announce(folder.directory)
    say("listo", url=_url(web.LOOPBACK, sock))


def _url(host: str, sock: Any) -> str:
    return f"http://{host}:{sock.getsockname()[1]}"
