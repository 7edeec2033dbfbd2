"""What the machine must have besides Python packages: read from `system.yml`, looked for, and how to get it.

`tools/prepare.py` loads this file before any package is installed, with whatever `python3` there is: standard library
only, nothing of ours, and no syntax newer than Python 3.9.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("system.yml")


class Need(NamedTuple):
    """One thing that the machine must have, as `system.yml` tells it."""

    package: str
    needs: str
    use: str
    why: str
    then: str = ""

    @property
    def present(self) -> bool:
        kind, name = self.needs.split(" ", 1)
        return _PROBES[kind](name)


def needs_of(*uses: str) -> list[Need]:
    """The needs for `setup`, `run`, `test` or `bench`, in the order of the file."""
    return [need for need in _read(SOURCE.read_text(encoding="utf-8")) if need.use in uses]


def missing(needs: Iterable[Need]) -> list[Need]:
    return [need for need in needs if not need.present]


def cures(needs: Iterable[Need]) -> list[list[str]]:
    """The commands, to be given by root, that bring what is missing. Recommended packages would triple the download."""
    lacking = list(needs)
    if not lacking:
        return []
    packages = list(dict.fromkeys(need.package for need in lacking))
    install = ["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *packages]
    return [["apt-get", "update"], install, *(need.then.split() for need in lacking if need.then)]


def _read(text: str) -> Iterator[Need]:
    """A list of flat mappings: the one shape of YAML that needs no parser."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    for block in "\n".join(lines).split("- package:")[1:]:
        package, *pairs = block.splitlines()
        row = dict(pair.strip().split(": ", 1) for pair in pairs)
        yield Need(package.strip(), row["needs"], row["for"], row["why"], row.get("then", ""))


def _has_locale(name: str) -> bool:
    """Asked of another process: glibc 2.36 remembers in this one that a locale was not there, even once it is."""
    command = shutil.which("locale")
    if command is None:
        return False
    return name in subprocess.run([command, "-a"], capture_output=True, text=True, check=False).stdout.split()  # noqa: S603


def _has_library(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_command(name: str) -> bool:
    return shutil.which(name) is not None


def _has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


_PROBES = {
    "locale": _has_locale,
    "library": _has_library,
    "command": _has_command,
    "module": _has_module,
    "file": os.path.exists,
}
