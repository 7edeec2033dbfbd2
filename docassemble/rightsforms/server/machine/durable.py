"""Small files of ours, written whole or not at all and read whatever they hold; folders that only we read.

No link is ever followed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

#: Bytes of a small file that are read: one of ours has fewer, and a damaged one may have any number.
_SMALL = 64 * 1024


def write_private(path: Path, text: str) -> None:
    """Never half, whenever the power goes; never readable by others, not even between creation and chmod."""
    new = path.with_name(f"{path.name}.new")
    remove(new)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def read_small(path: Path) -> str:
    """The beginning of a file, whatever bytes it holds; nothing if it is not there."""
    try:
        with path.open("rb") as file:
            return file.read(_SMALL).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def is_damaged(text: str) -> bool:
    """Nothing, zeros or noise, as a power cut leaves them."""
    return not text.strip() or not text.strip().isprintable() or "\ufffd" in text


def sync_folder(folder: Path) -> None:
    """A name that was given or changed in it is on the disk afterwards."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def empty(folder: Path) -> None:
    """Everything in it goes; what a link in it points to stays."""
    for entry in folder.iterdir():
        remove(entry)


def remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
