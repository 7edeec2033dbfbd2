"""What a disk can refuse, said in one line with the cure instead of a traceback."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docassemble.rightsforms.errors import ServerError

#: Bytes that must be free. A first start writes 80 MB (initdb and tables); afterwards the database needs room to work.
FIRST_START_BYTES = 300 * 1024**2
LATER_START_BYTES = 50 * 1024**2

_FULL = {errno.ENOSPC, errno.EDQUOT}

_CODES = {
    errno.EACCES: "datos_sin_permiso",
    errno.EPERM: "datos_sin_permiso",
    errno.EROFS: "datos_sin_permiso",
    errno.ENOENT: "datos_sin_permiso",  # what /proc and the like answer
    errno.ENOTDIR: "datos_no_es_carpeta",
}


def is_full(root: Path) -> bool:
    """Whether the database has no room to work."""
    return shutil.disk_usage(root).free < LATER_START_BYTES


def refuse_full(root: Path, needed: int) -> None:
    """Before anything is written: a database that runs out of disk half-way helps nobody."""
    free = shutil.disk_usage(root).free
    if free < needed:
        raise _full(root, needed, free)


@contextmanager
def speaking_of_disk(root: Path) -> Iterator[None]:
    """A full disk, or a place where we may not write, is said in one line, whoever stumbles over it."""
    try:
        yield
    except ServerError:
        raise
    except OSError as error:
        raise _said(root, error) or error from error
    except Exception:
        refuse_full(root, LATER_START_BYTES)
        raise


def _said(root: Path, error: OSError) -> ServerError | None:
    if error.errno in _FULL:
        return _full(root, FIRST_START_BYTES, 0)
    place = Path(str(error.filename))
    if not (place.is_relative_to(root) or place in root.parents):
        return None
    code = _CODES.get(error.errno or 0)
    return ServerError(code, where=str(root)) if code else None


def _full(root: Path, needed: int, free: int) -> ServerError:
    return ServerError("disco_lleno", where=str(root), needed=needed // 1024**2, free=free // 1024**2)
