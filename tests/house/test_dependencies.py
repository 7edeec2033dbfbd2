"""Every package we import is declared with its reason, pinned, and checked by hash."""

import ast
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "rightsforms.lock"
PACKAGE = ROOT / "docassemble" / "rightsforms"
OURS = {"tests", "bench", "tools", *(path.stem for path in (ROOT / "tools").glob("*.py"))}


def locked() -> dict[str, str]:
    """Each package of the lock with the lines that belong to it."""
    blocks = re.split(r"^(?=[a-zA-Z0-9])", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {canonicalize_name(block.split("==")[0]): block for block in blocks}


def declared(extra: str = "") -> set[str]:
    needs = map(Requirement, requires("docassemble.rightsforms") or [])
    return {
        canonicalize_name(need.name) for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})
    }


distributions = cache(packages_distributions)  # reads the record of every installed package: half a second


def modules_imported_by(folder: Path) -> set[str]:
    modules: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules.add(node.module)
    return modules


def bringers_of(module: str) -> set[str]:
    """The distributions that may have brought a module: several, when they share a namespace as `ruamel` does."""
    top, _, rest = module.partition(".")
    if top == "docassemble":
        return {f"docassemble-{rest.split('.')[0]}"}
    return {canonicalize_name(name) for name in distributions().get(top, ())}


def undeclared(folders: Iterable[Path], declared: set[str]) -> set[str]:
    """Modules that come from elsewhere, and that `setup.py` does not ask for."""
    own = {"docassemble-rightsforms", "pydantic-core"}  # the second is one release with pydantic
    modules = set().union(*map(modules_imported_by, folders))
    foreign = {name for name in modules if name.split(".")[0] not in {*sys.stdlib_module_names, *OURS}}
    return {name for name in foreign if not bringers_of(name) & (declared | own)}


class DescribeTheLock:
    def it_pins_every_package_with_a_hash(self):
        assert len(locked()) > 100
        assert [name for name, block in locked().items() if "--hash=sha256:" not in block] == []

    def it_holds_every_direct_dependency(self):
        assert declared() | declared("server") | declared("test") <= locked().keys()

    def it_leaves_out_what_needs_a_compiler(self):
        lines = (ROOT / "requirements" / "excludes.txt").read_text(encoding="utf-8").splitlines()
        excluded = {line for line in lines if line and not line.startswith("#")}
        assert excluded
        assert excluded.isdisjoint(locked())

    def it_names_no_place_to_download_from(self):
        assert "://" not in LOCK.read_text(encoding="utf-8")


class DescribeTheDeclaration:
    def it_gives_a_reason_for_every_direct_dependency(self):
        needs = re.findall(r"^    f?\"[a-z].*", (ROOT / "setup.py").read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert len(needs) > 20
        assert [need for need in needs if "  # " not in need] == []

    def it_sees_an_import_that_nobody_declared(self, tmp_path):
        (tmp_path / "module.py").write_text("import os, yaml\nfrom flask import Flask\n")
        assert undeclared([tmp_path], declared()) == {"flask"}

    def it_covers_what_the_engine_imports(self):
        engine = [path for path in PACKAGE.iterdir() if path.is_dir() and path.name not in {"server", "interview"}]
        assert undeclared(engine, declared()) == set()

    def it_covers_what_the_whole_program_imports(self):
        assert undeclared([PACKAGE], declared("server")) == set()

    def it_covers_what_the_tests_import(self):
        assert undeclared([ROOT / "tests"], declared("server") | declared("test")) == set()
