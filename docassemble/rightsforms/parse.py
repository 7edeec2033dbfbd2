"""Bytes of a YAML or JSON file -> plain data. A file is hostile until it has been read here."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .errors import RightsformsError

MAX_BYTES = 2_000_000  # a case with a hundred people and long stories is under 500 kB
_MAX_DEPTH = 12  # levels; a case has six, a directory three
_MAX_DIGITS = 18  # of a whole number


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without surprises: `21:30`, `2026-05-16` and `No` stay the text they look like."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 PyYAML's own name


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(rf"^(?:0|[1-9][0-9]{{0,{_MAX_DIGITS - 1}}})$"), list("0123456789")
)


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    """Two values under one key: refuse, rather than let the second swallow the first."""
    found: dict[Any, Any] = {}
    for key_node, value in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key in found:
            raise RightsformsError("archivo_clave", linea=key_node.start_mark.line + 1, clave=key)
        found[key] = loader.construct_object(value, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_file(path: Path) -> bytes:
    """A file, or as much of it as shows that it is too large. A pipe or a device might never answer, or never end."""
    try:
        # Not waiting: opening a pipe would, until somebody writes into it.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise RightsformsError("archivo_no_es")
            return stream.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise RightsformsError("archivo_no_es") from None
    except OSError:
        raise RightsformsError("caso_no_existe") from None


def parse_text(raw: bytes) -> Any:
    """Plain dicts, lists and leaves, None when there is nothing; RightsformsError when the bytes are not that."""
    return _parse(_decode(raw))


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise RightsformsError("archivo_grande", bytes=len(raw), maximo=MAX_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RightsformsError("archivo_binario") from None
    return text if text.strip() else ""


def _parse(text: str) -> Any:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text, object_pairs_hook=_unique, parse_int=_number)
        except (json.JSONDecodeError, RecursionError):
            pass  # YAML in flow style also begins with a brace; if it is neither, YAML says where
    try:
        _refuse_bombs(text)
        return yaml.load(text, _Loader)  # noqa: S506 built on the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RightsformsError(
            "archivo_yaml", linea=mark.line + 1 if mark else 1, columna=mark.column + 1 if mark else 1
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise RightsformsError("archivo_binario") from None


def _number(digits: str) -> int | str:
    """As in YAML: what is too long for any number of ours stays text, and Python refuses thousands of digits."""
    return int(digits) if len(digits) <= _MAX_DIGITS else digits


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RightsformsError("archivo_clave_json", clave=key)
        found[key] = value
    return found


def _refuse_bombs(text: str) -> None:
    """Aliases multiply (the "billion laughs"); nesting exhausts the stack. No file of ours needs either."""
    depth = 0
    for line, event in _events(text):
        if isinstance(event, yaml.AliasEvent):
            raise RightsformsError("archivo_alias", linea=line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise RightsformsError("archivo_hondo", linea=line)


def _events(text: str) -> Iterator[tuple[int, yaml.Event]]:
    for event in yaml.parse(text, _Loader):
        yield (event.start_mark.line + 1 if event.start_mark else 1), event
