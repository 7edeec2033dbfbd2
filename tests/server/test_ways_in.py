"""What the configuration holds shut, by names that docassemble reads: of a misspelt one nobody would ever hear."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from docassemble.rightsforms.server.config import docassemble_config
from docassemble.rightsforms.server.machine.paths import DataFolder

OURS = {"rightsforms directory"}  # read by the program itself


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = DataFolder(tmp_path_factory.mktemp("config") / "data")
    folder.prepare()
    return docassemble_config(folder, redis_url="redis+socket:///nowhere", url="http://127.0.0.1:8017")


def sources() -> str:
    spec = importlib.util.find_spec("docassemble")
    assert spec
    assert spec.submodule_search_locations
    folders = [Path(place) / part for place in spec.submodule_search_locations for part in ("base", "webapp")]
    return "".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))


class DescribeEveryDirective:
    def it_is_one_that_docassemble_reads(self, config: dict[str, Any]) -> None:
        read = sources()
        assert [name for name in config.keys() - OURS if f"'{name}'" not in read and f'"{name}"' not in read] == []


class DescribeAPageOfAnInterview:
    def it_may_set_only_what_it_asked_for(self, config: dict[str, Any]) -> None:
        """The guard and docassemble's own door stand before it; behind both, this holds by itself."""
        assert config["restrict input variables"] is True
