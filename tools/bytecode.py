"""Compile what the program can come to import: `python tools/bytecode.py FOLDER`, with the Python that will run it.

Python writes bytecode as it imports, unless PYTHONDONTWRITEBYTECODE forbids it: then each start compiles everything
again, most of a second for the command and many for the server. Of the fifteen thousand modules in the environment one
in six is ever imported, and compiling all takes minutes. So the imports are followed: from FOLDER all of them, from a
library those that run when it is loaded.
"""

from __future__ import annotations

import importlib.util
import os
import py_compile
import sys
import sysconfig
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from inspect import CO_NEWLOCALS
from itertools import accumulate
from modulefinder import ModuleFinder
from pathlib import Path
from types import CodeType

Name = tuple[str, ...]

LIBRARIES = Path(sysconfig.get_path("purelib"))


def compile_all(folder: Path, libraries: Path = LIBRARIES) -> set[Path]:
    """Every module that has its bytecode now."""
    ours = set(folder.rglob("*.py"))
    done, reached = set(ours), ours
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        while reached:
            found = set().union(*pool.map(partial(_compiled, ours=ours, libraries=libraries), reached, chunksize=16))
            reached = {path for name in found for path in _files(name, libraries)} - done
            done |= reached
    return done


def _compiled(path: Path, ours: set[Path], libraries: Path) -> set[Name]:
    """Compile one module, and tell what it imports. One of another Python is nobody's to import."""
    try:
        code = compile(path.read_bytes(), path, "exec", dont_inherit=True)
        if not is_fresh(path):
            py_compile.compile(str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    except (SyntaxError, ValueError, py_compile.PyCompileError):
        return set()
    if path in ours:
        return set(_imported(code, None, everything=True))
    return set(_imported(code, path.relative_to(libraries).parent.parts, everything=False))


def is_fresh(path: Path) -> bool:
    """Whether the bytecode beside `path` is there, and of this very source: Python asks for its time and size."""
    compiled, source = Path(importlib.util.cache_from_source(str(path))), path.stat()
    fields = (0, int(source.st_mtime), source.st_size)
    expected = importlib.util.MAGIC_NUMBER + b"".join((n & 0xFFFFFFFF).to_bytes(4, "little") for n in fields)
    return compiled.exists() and compiled.read_bytes()[: len(expected)] == expected


def _imported(code: CodeType, package: Name | None, *, everything: bool) -> Iterator[Name]:
    """Full names; of `from a import b` also `a.b`, which may be a module. No package: what is relative is known."""
    for kind, found in ModuleFinder().scan_opcodes(code):
        if kind == "absolute_import" or (kind == "relative_import" and package is not None):
            *level, names, module = found
            stem = (package or ())[: len(package or ()) - level[0] + 1] if level else ()
            parts = (*stem, *filter(None, module.split(".")))
            yield from (parts, *((*parts, name) for name in names or ()))
    for inner in code.co_consts:
        if isinstance(inner, CodeType) and (everything or not inner.co_flags & CO_NEWLOCALS):
            yield from _imported(inner, package, everything=everything)


def _files(parts: Name, libraries: Path) -> Iterator[Path]:
    """The module, and the packages around it, which are imported first."""
    for folder in accumulate(parts, Path.joinpath, initial=libraries):
        yield from (path for path in (folder / "__init__.py", folder.with_suffix(".py")) if path.is_file())


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))
