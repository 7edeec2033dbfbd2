"""Make everything ready: `python3 tools/prepare.py run|test|bench|env|uv`. Safe to repeat, and
quick when nothing changed.

Runs before anything is installed, with whatever `python3` there is: standard library only, Python 3.9 or newer.
What it prints is Spanish: the coordinator who starts the interviews on the laptop reads it.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import interpreter

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".rightsforms"
PACKAGE = ROOT / "docassemble" / "rightsforms"
COMPILED = VENV / ".rightsforms-compiled"  # of which files of ours
TOOLS = ROOT / ".tools"
REQUIREMENTS = ROOT / "requirements"
LOCK = REQUIREMENTS / "rightsforms.lock"
BUILD = REQUIREMENTS / "build.txt"
UV_PIN = REQUIREMENTS / "uv.txt"
BYTECODE = ROOT / "tools" / "bytecode.py"

# What `make` makes ready, and the needs of the machine that go with it (`for` in system.yml).
GOALS = {"uv": (), "env": (), "run": ("run",), "test": ("run", "test"), "bench": ("run", "test", "bench")}

# For slow lines, and for offices whose network re-signs what passes; what the user has set wins.
PATIENCE = {"UV_HTTP_TIMEOUT": "180", "UV_SYSTEM_CERTS": "1", "PIP_ROOT_USER_ACTION": "ignore"}


class SetupError(Exception):
    """Said in one line; the exit code is 1."""


def main(goal: str) -> None:
    with _one_at_a_time():
        ensure_system(*GOALS[goal])
        if goal == "uv":
            ensure_uv()
            return
        if not is_current():
            build_environment()
        if not is_compiled():
            compile_ours()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """`make serve` and `make test` in two windows must not build one environment twice at once."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_system(*uses: str) -> None:
    system = _system_module()
    lacking = system.missing(system.needs_of(*uses))
    commands = system.cures(lacking)
    if not commands:
        return
    for need in lacking:
        say(f"Falta {need.package}: {need.why}.")
    if not may_install():
        raise SetupError(f"Instálelo con esta orden y repita:\n  sudo sh -c {shlex.quote(_one_line(commands))}")
    for command in commands:
        run([*_as_root(), *command], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if system.missing(lacking):
        raise SetupError("Se instaló, pero el sistema todavía no lo encuentra. Reinicie el equipo y repita.")


def may_install() -> bool:
    return shutil.which("apt-get") is not None and (os.geteuid() == 0 or _sudo_asks_nothing())


def _sudo_asks_nothing() -> bool:
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _as_root() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]


def _one_line(commands: list[list[str]]) -> str:
    return " && ".join(map(shlex.join, commands))


def _system_module() -> ModuleType:
    """The program's own list and probes, so that `make` and `rightsforms doctor` can never disagree."""
    path = ROOT / "docassemble" / "rightsforms" / "server" / "machine" / "system.py"
    spec = importlib.util.spec_from_file_location("rightsforms_system", path)
    if spec is None or spec.loader is None:
        raise SetupError(f"No se puede leer {path}.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def is_current() -> bool:
    return STAMP.exists() and STAMP.read_text() == fingerprint() and PYTHON.exists()


def fingerprint() -> str:
    """Of all that the environment is made from. The folder counts: a moved environment does not work."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (LOCK, BUILD, ROOT / "setup.py", BYTECODE):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_compiled() -> bool:
    return COMPILED.exists() and COMPILED.read_text() == state_of_ours()


def state_of_ours() -> str:
    """Of every file that is compiled, when it was changed and how long it is, as Python asks of a module."""
    digest = hashlib.sha256()
    for folder in (PACKAGE, ROOT / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".yml", ".md"}:
                known = path.stat()
                digest.update(f"{path} {known.st_mtime_ns} {known.st_size}\n".encode())
    return digest.hexdigest()


def compile_ours() -> None:
    """Our modules, and by drafting something what else is compiled (law, templates), with all that this imports."""
    state = state_of_ours()
    may_write = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run([PYTHON, "-m", "compileall", "-q", PACKAGE], env=may_write)
    run([PYTHON, "-m", "docassemble.rightsforms.cli.compile"], env=may_write)
    COMPILED.write_text(state)


def build_environment() -> None:
    uv = ensure_uv()
    STAMP.unlink(missing_ok=True)
    if not interpreter.works(PYTHON):
        say("Preparando el programa. La primera vez tarda unos minutos y necesita red.")
        run([uv, "venv", "--quiet", "--clear", "--relocatable", "--python", interpreter.find(), VENV])
    into = ["--quiet", "--python", str(PYTHON)]
    run([uv, "pip", "sync", *into, "--require-hashes", "--build-constraints", BUILD, LOCK])
    # Editable as a path file: setuptools' newer import hook is invisible to mypy and to import-linter.
    editable = ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat", "--editable"]
    run([uv, "pip", "install", *into, *editable, ROOT])
    run([PYTHON, "-W", "ignore", BYTECODE, PACKAGE])
    STAMP.write_text(fingerprint())


def ensure_uv() -> Path:
    """uv in a folder of our own: neither root nor Debian's "externally managed" Python stands in the way."""
    folder = TOOLS / hashlib.sha256(UV_PIN.read_bytes()).hexdigest()[:12]
    uv = folder / "bin" / "uv"
    if not uv.exists():
        ensure_system("setup")
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps"]
        run([*pip, "--require-hashes", "--target", folder, "-r", UV_PIN])
    latest = TOOLS / "uv"
    latest.unlink(missing_ok=True)
    latest.symlink_to(uv.relative_to(TOOLS))
    return uv


def run(command: Sequence[str | Path], env: dict[str, str] | None = None) -> None:
    env = {**PATIENCE, **(env or os.environ)}
    if subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False).returncode:
        raise SetupError(f"No funcionó esta orden; revise la red y repita:\n  {shlex.join(map(str, command))}")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SetupError as error:
        raise SystemExit(str(error)) from None
