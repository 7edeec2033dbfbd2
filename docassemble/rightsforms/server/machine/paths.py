"""The one folder in which the embedded server keeps everything it knows.

Nothing outside it is written, and nobody else may read it: it holds the accounts of people in danger.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import disk, durable
from docassemble.rightsforms.server.texts import texts

#: Layout of the folder. Raise it when an older program could no longer read what a newer one wrote.
FOLDER_VERSION = 1

#: A secret of ours has this many letters at least; a shorter one was cut.
_SECRET_LETTERS = 43

_PLAIN_PATH = re.compile(r"[\w/.-]+", re.ASCII)

#: Longest path of a Unix socket that Linux takes, less the longest name that one of ours has.
_SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432")


@dataclass(frozen=True)
class DataFolder:
    """Paths inside the data folder; the constructor touches nothing."""

    root: Path

    @property
    def cluster(self) -> Path:
        return self.root / "postgres"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def tmp(self) -> Path:
        return self.root / "tmp"

    @property
    def config(self) -> Path:
        return self.root / "config.yml"

    @property
    def secrets(self) -> Path:
        """What signs the sessions of this installation."""
        return self.root / "secrets.yml"

    @property
    def version(self) -> Path:
        return self.root / "version"

    @property
    def tables(self) -> Path:
        """Names the docassemble that made the tables."""
        return self.root / "tables"

    @property
    def directory(self) -> Path:
        """The telephones of the coordinator, in a file that she writes and we only read."""
        return self.root / "directorio.yml"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def is_new(self) -> bool:
        """The first start has not come to its end yet."""
        return not self.version.exists()

    def prepare(self) -> None:
        """Make the folder ready to be used by us alone."""
        self.refuse()
        durable.make_private(self.root)
        disk.refuse_full(self.root, disk.FIRST_START_BYTES if self.is_new else disk.LATER_START_BYTES)
        for folder in (self.run, self.files, self.log, self.tmp):
            durable.make_private(folder)

    def refuse(self) -> None:
        """One that is not ours, is newer than we are, or leads elsewhere. It only looks."""
        if self.root.exists():
            self._refuse_foreign()
            self._refuse_misplaced()
            self._refuse_newer()

    def _refuse_foreign(self) -> None:
        if not self.root.is_dir():
            raise ServerError("datos_no_es_carpeta", where=str(self.root))
        if not os.access(self.root, os.R_OK | os.W_OK | os.X_OK) or self.root.stat().st_uid != os.geteuid():
            raise ServerError("datos_sin_permiso", where=str(self.root))
        known = {self.version.name, self.lock.name, self.secrets.name}
        found = {entry.name for entry in self.root.iterdir()} - {self.directory.name}
        if found and not known & found:
            raise ServerError("datos_ajenos", where=str(self.root))

    def _refuse_misplaced(self) -> None:
        """A link would lead us to write or erase elsewhere; anything else of the wrong kind was not put there by us."""
        folders = (self.cluster, self.run, self.files, self.log, self.tmp)
        _refuse_others(folders, Path.is_dir)
        _refuse_others((self.version, self.tables, self.config, self.secrets, self.lock), Path.is_file)
        for folder in (self.cluster, self.log):
            _refuse_links(folder)

    def _refuse_newer(self) -> None:
        found = durable.read_small(self.version).strip()
        if not durable.is_damaged(found) and (not found.isdecimal() or int(found[:9]) > FOLDER_VERSION):
            raise ServerError("datos_mas_nuevos", where=str(self.root), found=found[:20], known=FOLDER_VERSION)

    def mark_complete(self) -> None:
        """Written last at the first start: a folder without it is begun again, not trusted."""
        durable.write_private(self.version, f"{FOLDER_VERSION}\n")

    def secret(self, name: str) -> str:
        """A random secret of this installation, made once: the sessions of defenders depend on it."""
        known = read_secrets(self.secrets) or {}
        if name not in known:
            known[name] = secrets.token_urlsafe(32)
            durable.write_private(self.secrets, yaml.safe_dump(known))
        return known[name]


def read_secrets(path: Path) -> dict[str, str] | None:
    """None when there are none, or not in the form in which we write them."""
    try:
        found = yaml.load(durable.read_small(path), yaml.BaseLoader)  # noqa: S506 - makes text of everything
    except (yaml.YAMLError, RecursionError):
        return None
    is_ours = isinstance(found, dict) and found and all(len(value) >= _SECRET_LETTERS for value in found.values())
    return found if is_ours else None


@cache
def socket_folder(folder: DataFolder) -> str:
    """Where the stores are spoken to. A path that is too long for the kernel, or that means something else in a list of
    hosts or in an address, goes through a descriptor that stays open.
    """
    if len(os.fsencode(folder.run)) <= _SOCKET_LIMIT and _PLAIN_PATH.fullmatch(str(folder.run)):
        return str(folder.run)
    return f"/proc/self/fd/{os.open(folder.run, os.O_PATH | os.O_DIRECTORY)}"


def default_folder() -> Path:
    """Where the operating system keeps the data of a user's programs."""
    import platformdirs  # only the server needs it

    return Path(platformdirs.user_data_dir("rightsforms", appauthor=False))


@contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """One server per folder. The kernel drops the lock when the process ends, however it ends."""
    with os.fdopen(os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            url = durable.read_small(folder.lock).strip() or texts("terminal")["arrancando"]
            raise ServerError("datos_en_uso", where=str(folder.root), url=url) from None
        file.truncate(0)
        yield
        file.truncate(0)


def announce(folder: DataFolder, url: str) -> None:
    """Leave our address in the lock, for the message that a second server shows."""
    folder.lock.write_text(url, encoding="utf-8")


def _refuse_others(entries: tuple[Path, ...], is_ours: Callable[[Path], bool]) -> None:
    for entry in entries:
        if entry.is_symlink():
            raise ServerError("datos_enlace", where=str(entry))
        if entry.exists() and not is_ours(entry):
            raise ServerError("datos_estorbo", where=str(entry))


def _refuse_links(folder: Path) -> None:
    """In what is written to, however deep. What is emptied at the start may hold what it likes."""
    for root, folders, files in folder.walk():
        for name in [*folders, *files]:
            if (root / name).is_symlink():
                raise ServerError("datos_enlace", where=str(root / name))
