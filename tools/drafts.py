"""`make drafts-diff [ARGS=<revision>]`: what a change says otherwise to a judge.

Every filing of every made-up case, as text, of a revision (that of `main` where none is named) and of what lies here;
then the words that differ. `python tools/drafts.py write FOLDER` writes the texts alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
_OTHERS = ("espera_", "triage")  # what the tests expect of the cases


def main(argv: list[str]) -> int:
    if argv[:1] == ["write"]:
        write(Path(argv[1]), Path(argv[2]) if argv[2:] else ROOT / "tests" / "cases")
        return 0
    return compare(argv[0] if argv else "main")


def compare(revision: str) -> int:
    """1 when a word differs, 0 when none does."""
    with tempfile.TemporaryDirectory() as folder:
        before, after, then = (Path(folder) / name for name in ("antes", "ahora", "revision"))
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(then), revision], cwd=ROOT, check=True)
        try:
            _write_of(then, before)
            _write_of(ROOT, after)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(then)], cwd=ROOT, check=True)
        command = ["git", "diff", "--no-index", "--word-diff", "--unified=0", before.name, after.name]
        return subprocess.run(command, cwd=folder, check=False).returncode


def _write_of(program: Path, folder: Path) -> None:
    """By the program that lies there, with its own templates and its own law, for its own cases."""
    folder.mkdir()
    command = [sys.executable, __file__, "write", str(folder), str(program / "tests" / "cases")]
    subprocess.run(command, cwd=program, env={**os.environ, "PYTHONPATH": str(program)}, check=True)


def write(folder: Path, cases: Path) -> None:
    chosen = [path for path in sorted(cases.glob("*.yml")) if not path.name.startswith(_OTHERS)]
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(_write_case, folder), chosen):
            pass


def _write_case(folder: Path, path: Path) -> None:
    from docassemble.rightsforms import engine
    from docassemble.rightsforms.record import load_case

    caso = load_case(path.read_bytes())
    for filing in engine.filings():
        for document in engine.documents(caso, filing.id):
            text = engine.write(document, "txt")
            (folder / f"{path.stem}.{document.filing_id}.txt").write_bytes(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
