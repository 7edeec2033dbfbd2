"""How much the tests notice: `python tools/mutate.py` makes one change at a time in a copy, and runs the nearest tests.

Nearest are the test files that come into the changed function: first those of its name, then those of its folder, then
the quickest, up to so many seconds. Which files those are, and what each costs, is measured first. Each trial is a fork
of a process that has the libraries in memory, so that it costs its tests and little more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from types import CodeType

from mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("docassemble/rightsforms")
FOLDERS = ("record", "law", "filings", "assembly", "context")
TESTS = (*(f"tests/{folder}/test_*.py" for folder in FOLDERS), "tests/test_*.py")
# Too slow to be near anything: they ask all documents at once, or start the command or an installation for each test.
_FAR = "both_ways documents engine expediente cli cli_expediente cli_directory compiled"
FAR = {f"test_{name}.py" for name in _FAR.split()}
# What a template can see is looked at in what is written.
OF_CONTEXT = tuple(f"tests/test_{name}.py" for name in ("readers", "whose", "one_record", "public_words"))
MEASURED = ROOT / ".tools" / "mutate"
LIBRARIES = "pytest hypothesis pydantic yaml jinja2 lxml.etree docx weasyprint markdown_it babel icalendar rapidfuzz"
# Hypothesis makes the same examples each time, and keeps none, where it believes to be in CI.
ENVIRONMENT = {"CI": "true", "PYTHONDONTWRITEBYTECODE": ""}
BATCHES = (2, 8, None)  # files: most changes are seen by the first, which then need not wait for the others to load
BROKEN = 2  # pytest's word for tests that could not even be read

# (file, first line of a function) that a test file comes into.
Reached = set[tuple[str, int]]


@dataclass(frozen=True)
class TestFile:
    path: str
    cost: float  # seconds of a processor
    reached: Reached


def main() -> int:
    asked = _arguments()
    chosen = _chosen(asked.sample, asked.seed, asked.only)
    for library in LIBRARIES.split():
        __import__(library)
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        context, copies = multiprocessing.get_context("fork"), multiprocessing.get_context("fork").Queue()
        for number in range(asked.workers):
            copies.put(_copy(Path(folder) / str(number)))
        with context.Pool(asked.workers, _work_in, (copies,)) as pool:
            files = pool.map(partial(_measured, program=_program()), _tests(), 1)
            try_out = partial(_outcome, files=files, seconds=asked.seconds)
            return _report(pool.imap_unordered(try_out, chosen), len(chosen))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Which changes of the program do its tests not notice?")
    parser.add_argument("--sample", type=int, default=300, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=2026, help="which ones")
    parser.add_argument("--only", nargs="+", help="all those in whose line one stands: record/edad.py edad.py:40:")
    parser.add_argument("--seconds", type=float, default=60, help="of tests for a change, at most")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _chosen(sample: int, seed: int, only: Sequence[str] | None) -> list[Mutant]:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / PACKAGE / folder).rglob("*.py"))]
    every = list(chain.from_iterable(mutants(path.relative_to(ROOT), path.read_bytes()) for path in paths))
    if only:
        return [mutant for mutant in every if any(words in str(mutant) for words in only)]
    return random.Random(seed).sample(every, min(sample, len(every)))  # noqa: S311 nothing secret


def _tests() -> list[str]:
    found = (path for pattern in TESTS for path in ROOT.glob(pattern) if path.name not in FAR)
    return sorted(str(path.relative_to(ROOT)) for path in found)


def _program() -> bytes:
    """Stands for all that a test file may come into, itself excepted."""
    parts = (*(ROOT / PACKAGE).rglob("*.py"), *(ROOT / "tests" / "support").glob("*.py"))
    return b"".join(path.read_bytes() for path in sorted(parts))


def _copy(into: Path) -> Path:
    """Of what git knows or would be told, as it stands here; links stay links."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if os.path.lexists(ROOT / name):
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, into / name, follow_symlinks=False)
    return into


def _work_in(copies: multiprocessing.Queue[Path]) -> None:
    """Each worker has a copy of its own; what its tests start finds that one, too."""
    copy = copies.get()
    os.chdir(copy)
    os.environ.update(ENVIRONMENT, PYTHONPATH=str(copy))
    sys.path.insert(0, str(copy))
    _tried(["--collect-only", *_tests()], 600, watch=True)  # bytecode and law are compiled now, and later only read


def _measured(path: str, program: bytes) -> TestFile:
    """What a test file costs and comes into; known until it changes, or the program."""
    kept = MEASURED / hashlib.sha256(program + Path(path).read_bytes()).hexdigest()
    if not kept.exists():
        status, told = _tried([path], 600, watch=True)
        if status:
            raise RuntimeError(f"{path} fails before anything was changed:\n{told[-3000:]}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told.splitlines()[-1])
    cost, reached = json.loads(kept.read_text())
    return TestFile(path, cost, {(name, line) for name, line in reached})


def _outcome(mutant: Mutant, files: Sequence[TestFile], seconds: float) -> tuple[Mutant, str]:
    source = mutant.path.read_bytes()
    known = mutant.path.stat()
    mutant.path.write_bytes(mutant.applied(source))
    try:
        for batch in _nearest(mutant, files, seconds):
            limit = 3 * sum(file.cost for file in batch) + 20
            status, _told = _tried([file.path for file in batch], limit)
            if status:
                return mutant, {BROKEN: "broken"}.get(status, "seen" if status > 0 else "endless")
        return mutant, "unseen"
    finally:
        mutant.path.write_bytes(source)
        os.utime(mutant.path, ns=(known.st_atime_ns, known.st_mtime_ns))  # its bytecode is of this time


def _nearest(mutant: Mutant, files: Sequence[TestFile], seconds: float) -> Iterator[list[TestFile]]:
    where = (str(mutant.path), mutant.function)
    folder = mutant.path.relative_to(PACKAGE).parts[0]
    own = OF_CONTEXT if folder == "context" else (f"tests/{folder}/",)
    near = [file for file in files if where in file.reached or not mutant.function]
    near.sort(key=lambda f: (mutant.path.stem not in f.path, not f.path.startswith(own), f.cost))
    spent, start = 0.0, 0
    affordable = [file for file in near if (spent := spent + file.cost) <= seconds or file is near[0]]
    for end in BATCHES:
        if affordable[start:end]:
            yield affordable[start:end]
        start = end or 0


def _tried(paths: list[str], limit: float, watch: bool = False) -> tuple[int, str]:
    """The exit code of these tests, and what they said; below zero when they were ended."""
    with tempfile.TemporaryFile() as said:
        if not (child := os.fork()):
            try:
                os.setsid()
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
                resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 5))
                _run(paths, _watched() if watch else None)
            finally:
                os._exit(BROKEN)  # never back into the loop of its parent
        status = _waited(child, 10 * limit)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode(errors="replace")


def _waited(child: int, patience: float) -> int:
    """The limit is of work done, so a busy machine ends nothing; who sleeps for ever is ended by the clock."""
    until = time.monotonic() + patience
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.02)
    with suppress(ProcessLookupError):  # what it started itself
        os.killpg(child, signal.SIGKILL)
    return ended[1]


def _run(paths: list[str], reached: Reached | None) -> None:
    import pytest

    sys.dont_write_bytecode = reached is None
    options = ["-x", "--hypothesis-seed=0", "-m", "not server and not slow", "-p", "no:cacheprovider"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of a library that the fork has from its parent
    status = int(pytest.main([*options, *paths]))
    if reached is not None:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print(json.dumps([sum(one.ru_utime + one.ru_stime for one in used), sorted(reached)]))
        status = 0 if status == pytest.ExitCode.NO_TESTS_COLLECTED else status
    sys.stdout.flush()
    os._exit(status)


def _watched() -> Reached:
    reached: Reached = set()
    here = f"{Path.cwd()}/"

    def begins(code: CodeType, _offset: int) -> object:
        if code.co_filename.startswith(here):
            reached.add((code.co_filename.removeprefix(here), code.co_firstlineno))
        return sys.monitoring.DISABLE

    sys.monitoring.use_tool_id(sys.monitoring.PROFILER_ID, "mutate")
    sys.monitoring.register_callback(sys.monitoring.PROFILER_ID, sys.monitoring.events.PY_START, begins)
    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, sys.monitoring.events.PY_START)
    return reached


def _report(outcomes: Iterator[tuple[Mutant, str]], total: int) -> int:
    found: list[tuple[Mutant, str]] = []
    for mutant, outcome in outcomes:
        found.append((mutant, outcome))
        print(f"{len(found)}/{total} {outcome}: {mutant}", flush=True)
    told = Counter(outcome for _mutant, outcome in found)
    print("\nUnseen:", *sorted(str(mutant) for mutant, outcome in found if outcome == "unseen"), sep="\n")
    share: Callable[[int], str] = lambda n: f"{n} ({100 * n / total:.1f} %)"  # noqa: E731
    print(f"\n{total} changes: {share(total - told['unseen'])} noticed. {dict(told)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
