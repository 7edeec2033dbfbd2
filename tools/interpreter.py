"""Find a Python 3.12, which is often on the machine without being on PATH (pyenv, uv)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

WANTED = "3.12"
_PROBE = "import sys, ssl, venv; raise SystemExit('%d.%d' % sys.version_info[:2] != '" + WANTED + "')"


def find() -> str:
    """The path of a working interpreter, or the bare version: then uv looks, and fetches one if it may."""
    return next((str(path) for path in _candidates() if works(path)), WANTED)


def works(python: Path) -> bool:
    """A name is no proof: pyenv's shims exist for versions that they then refuse to run."""
    if not os.access(python, os.X_OK):
        return False
    return subprocess.run([python, "-c", _PROBE], capture_output=True, check=False).returncode == 0


def _candidates() -> Iterator[Path]:
    for folder in os.get_exec_path():
        yield Path(folder, f"python{WANTED}")
    for root in dict.fromkeys(_pyenv_roots()):
        for version in sorted(root.glob(f"versions/{WANTED}*"), reverse=True):
            yield version / "bin" / "python"


def _pyenv_roots() -> Iterator[Path]:
    """HOME may be another one than pyenv was installed for, so a shim on PATH is the best witness."""
    if os.environ.get("PYENV_ROOT"):
        yield Path(os.environ["PYENV_ROOT"])
    for command in ("python3", "python", "pyenv"):
        found = shutil.which(command)
        if found and Path(found).parent.name in {"shims", "bin"}:
            yield Path(found).parent.parent
    yield Path("~/.pyenv").expanduser()
