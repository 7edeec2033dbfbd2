"""Files that are given to people: whole or not at all, readable by their owner only, never over somebody's edits."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import RightsformsError


def save(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Write `content`; True if the file changed. An attorney may have edited what stands there: not over it."""
    try:
        if path.exists() and path.read_bytes() == content:
            return False
        if path.exists() and not force:
            raise RightsformsError("cli_existe", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        raise RightsformsError("cli_no_escribe", str(path), detalle=error.strerror) from None
    return True


def _replace(path: Path, content: bytes) -> None:
    """Through a file beside it, so that a full disk or a kill leaves the old one whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")  # mode 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
