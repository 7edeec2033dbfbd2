"""What was read and checked once is not read and checked at each start: law, front matter, the code of templates.

It lies where Python keeps the bytecode of this package, by the same rules: nobody but who may change the program can
write there; what does not belong to the very sources of today, or is damaged, is made again; where nothing can be
written, or PYTHONDONTWRITEBYTECODE forbids it, everything works without.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import secrets
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import Enum
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from pydantic import VERSION, BaseModel

HOME = Path(__file__).parent
_PLACE = HOME / "__pycache__"
_FORMAT = f"1 {sys.version} {VERSION}"  # what was compiled by another Python or pydantic is not ours
_DIGEST = hashlib.sha256().digest_size

type Sources = Iterable[str | bytes]


def compiled[T](name: str, sources: Sources, make: Callable[[], T]) -> T:
    """What `make` gives, as long as `sources` (all that it depends on, the code that reads it too) are the same."""
    sources = tuple(sources)
    found = stored(name, sources)
    if found is None:
        found = make()
        store(name, sources, found)
    return cast(T, found)


def stored(name: str, sources: Sources) -> Any:
    """None when nothing was compiled of these very sources."""
    return _load(_file(name), _digest(_FORMAT, name, *sources))


def store(name: str, sources: Sources, made: object) -> None:
    _save(_file(name), _digest(_FORMAT, name, *sources), pickle.dumps(made))


@cache
def code(*names: str) -> bytes:
    """Stands for modules or folders of this package: what an older one compiled may have another shape."""
    files = [path for name in names for path in _modules(HOME / name)]
    return _digest(*(path.read_bytes() for path in files))


@cache
def library(name: str) -> str:
    return f"{name} {version(name)}"


def is_ours(path: Path) -> bool:
    """Only what comes with the package is compiled: another folder is changed by other hands."""
    return path.is_relative_to(HOME)


def forget() -> None:
    """Before all is made again: of a source that was renamed or changed something would stay for ever."""
    for path in _PLACE.glob("*.compiled"):
        path.unlink()


def _modules(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _file(name: str) -> Path:
    return _PLACE / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.compiled"


def _digest(*parts: str | bytes) -> bytes:
    """Of each part its length too, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return digest.digest()


def _load(path: Path, expected: bytes) -> Any:
    """None when there is nothing of today. The digest of the content comes first: half a file is never unpacked."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    content = raw[2 * _DIGEST :]
    if raw[: 2 * _DIGEST] != expected + _digest(content):
        return None
    try:
        return _Reader(BytesIO(content)).load()
    except Exception:  # noqa: BLE001 pickle names no smaller set; whatever is wrong with it, it is made again
        return None


class _Reader(pickle.Unpickler):
    """Makes data and our own models; calls nothing else, though who could write the file could write the program."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        is_data = isinstance(found, type) and (issubclass(found, BaseModel | Enum) or module == "datetime")
        if not is_data:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _save(path: Path, expected: bytes, content: bytes) -> None:
    """Whole or not at all, with the mode of bytecode. A disk that refuses costs the next start its time, no more."""
    if sys.dont_write_bytecode:
        return
    beside = path.with_suffix(f".{secrets.token_hex(8)}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as stream:
                stream.write(expected + _digest(content) + content)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
