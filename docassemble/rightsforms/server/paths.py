"""The one folder in which the embedded server keeps everything it knows.

Nothing outside it is written, and nobody else may read it: it holds the accounts of people in danger.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import disk
from docassemble.rightsforms.server.texts import texts

#: Layout of the folder. Raise it when an older program could no longer read what a newer one wrote.
FOLDER_VERSION = 1


@dataclass(frozen=True)
class DataFolder:
    """Paths inside the data folder; the constructor touches nothing."""

    root: Path

    @property
    def cluster(self) -> Path:
        return self.root / "postgres"

    @property
    def redis(self) -> Path:
        return self.root / "redis"

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
        """Make the folder ready to be used by us alone; refuse one that is not ours or is newer than we are."""
        self._refuse_foreign()
        _private_folder(self.root)
        self._refuse_newer()
        disk.refuse_full(self.root, disk.FIRST_START_BYTES if self.is_new else disk.LATER_START_BYTES)
        for folder in (self.redis, self.run, self.files, self.log, self.tmp):
            _private_folder(folder)

    def _refuse_foreign(self) -> None:
        if not self.root.exists():
            return
        if not self.root.is_dir():
            raise ServerError("datos_no_es_carpeta", where=str(self.root))
        if not os.access(self.root, os.R_OK | os.W_OK | os.X_OK) or self.root.stat().st_uid != os.geteuid():
            raise ServerError("datos_sin_permiso", where=str(self.root))
        known = {"version", "lock"}
        found = {entry.name for entry in self.root.iterdir()} - {self.directory.name}
        if found and not known & found:
            raise ServerError("datos_ajenos", where=str(self.root))

    def _refuse_newer(self) -> None:
        if self.is_new:
            return
        found = self.version.read_text(encoding="ascii").strip()
        if not found.isdecimal() or int(found) > FOLDER_VERSION:
            raise ServerError("datos_mas_nuevos", where=str(self.root), found=found[:20], known=FOLDER_VERSION)

    def mark_complete(self) -> None:
        """Written last at the first start: a folder without it is begun again, not trusted."""
        self.write_private(self.version, f"{FOLDER_VERSION}\n")

    def empty_tmp(self) -> None:
        """Generated documents pass through here; what a killed server left must not stay (promise 8)."""
        for entry in self.tmp.iterdir():
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()

    def write_private(self, path: Path, text: str) -> None:
        """Never readable by others, not even for the moment between creation and chmod."""
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        new.replace(path)

    def secret(self, name: str) -> str:
        """A random secret of this installation, made once: the sessions of defenders depend on it."""
        path = self.root / "secrets.yml"
        known: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        if name not in known:
            known[name] = secrets.token_urlsafe(32)
            self.write_private(path, yaml.safe_dump(known))
        return known[name]


def default_folder() -> Path:
    """Where the operating system keeps the data of a user's programs."""
    import platformdirs  # only the server needs it

    return Path(platformdirs.user_data_dir("rightsforms", appauthor=False))


@contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """One server per folder. The kernel drops the lock when the process ends, however it ends."""
    with os.fdopen(os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            url = file.read().strip() or texts("terminal")["arrancando"]
            raise ServerError("datos_en_uso", where=str(folder.root), url=url) from None
        file.truncate(0)
        yield
        file.truncate(0)


def announce(folder: DataFolder, url: str) -> None:
    """Leave our address in the lock, for the message that a second server shows."""
    folder.lock.write_text(url, encoding="utf-8")


def _private_folder(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
