"""Where the time of one petition goes, stage by stage in a process of its own: `make bench ARGS=--profile`."""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module

ROUNDS = 5
_MOST = 25  # functions
_STAGES = """
from bench.stages import stages
stages()
"""


def report() -> None:
    """The quickest of several processes for each stage: what else the machine does only adds to it."""
    runs = [_run() for _ in range(ROUNDS)]
    print("     processor time, the quickest of five processes                   ms")
    for name in runs[0]:
        print(f"     {name:60} {min(run[name] for run in runs):8.1f}")
    print(f"     {'sum':60} {sum(min(run[name] for run in runs) for name in runs[0]):8.1f}")
    _functions()


def _run() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", _STAGES], check=True, capture_output=True, text=True)
    pairs = (line.rsplit(" ", 1) for line in done.stdout.splitlines())
    return {name: float(value) for name, value in pairs}


def stages() -> None:
    _lap("import the command", lambda: import_module("docassemble.rightsforms.cli"))
    from docassemble.rightsforms import engine
    from docassemble.rightsforms.record import load_case

    from .cases import CASE, FILING

    caso = _lap("read the case", lambda: load_case(CASE.read_bytes()))
    _lap("law, catalogue, gaps", lambda: engine.gaps(caso, FILING))
    document = _lap("first draft", lambda: engine.draft(caso, FILING))
    _lap("import python-docx", lambda: import_module("docassemble.rightsforms.assembly.docx"))
    _lap("first DOCX", lambda: engine.write(document, "docx"))
    pdf = _lap("import what a PDF needs of ours", lambda: import_module("docassemble.rightsforms.assembly.pdf"))
    _lap("import WeasyPrint", pdf.library.load)
    _lap("first PDF", lambda: engine.write(document, "pdf"))


def _lap[T](name: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    done = work()
    print(f"{name} {(time.process_time() - start) * 1000:.1f}")
    return done


def _functions() -> None:
    """Of a PDF when all is loaded."""
    from docassemble.rightsforms import engine
    from docassemble.rightsforms.record import load_case

    from .cases import CASE, FILING

    document = engine.draft(load_case(CASE.read_bytes()), FILING)
    engine.write(document, "pdf")
    profile = cProfile.Profile()
    profile.runcall(engine.write, document, "pdf")
    pstats.Stats(profile).strip_dirs().sort_stats("cumulative").print_stats(_MOST)
