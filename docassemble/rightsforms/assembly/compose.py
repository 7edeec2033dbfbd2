"""Template + record -> blocks. Jinja decides what is said; Markdown, how it is laid out; answers stay answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, DictLoader, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

from ..compiled import code, is_ours, library, store, stored
from ..errors import TemplateError
from .answers import EMITTED, Nothing, Stretch, emit
from .document import Block, Gap, Inline, Span
from .markdown import blocks

# Filters that look at data without making text of it; the rest could turn an answer into markup.
_FILTERS = frozenset({"length", "first", "last", "list", "select", "selectattr", "reject", "rejectattr", "map"})
_TEXT_MAKING = (nodes.Concat, nodes.Add, nodes.Mod, nodes.Mul)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a gap prints and tells the attorney."""

    label: str
    comment: str


def compose(
    source: str,
    folder: Path,
    context: Mapping[str, Any],
    missing: Mapping[str, Missing],
    where: Callable[[str], str] = str,
) -> tuple[Block, ...]:
    """Render `source` (partials come from `folder`) and parse the result.

    `where` tells the path in the whole record of a path in the context, when that holds a part of it.
    `missing` gives each gap its words, by path; a template that prints an empty leaf without any is broken.
    """
    emitted: list[Inline] = []
    try:
        markdown = _template(source, folder).render({**context, EMITTED: emitted})
    except JinjaError as error:
        raise TemplateError("plantilla_jinja", detalle=str(error)) from error
    return blocks(markdown, list(_worded(map(partial(_placed, where), emitted), missing)))


def _placed(where: Callable[[str], str], inline: Inline) -> Inline:
    return replace(inline, path=where(inline.path)) if isinstance(inline, Span | Gap) else inline


def _worded(emitted: Iterable[Inline], missing: Mapping[str, Missing]) -> Iterator[Inline]:
    """Give each gap its words; the note for the attorney hangs on its first place only."""
    explained: set[str] = set()
    for inline in emitted:
        if not isinstance(inline, Gap):
            yield inline
            continue
        try:
            words = missing[inline.path]
        except KeyError as error:
            raise TemplateError("plantilla_hueco", path=inline.path) from error
        yield replace(inline, label=words.label, comment="" if inline.path in explained else words.comment)
        explained.add(inline.path)


@cache
def _environment(folder: Path) -> SandboxedEnvironment:
    environment = _CheckedEnvironment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_Compiled(folder) if is_ours(folder) else None,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # a partial ends its paragraph
        finalize=emit,
    )
    environment.tests["ignora"] = lambda value: isinstance(value, Nothing) and value.unknown
    environment.tests["falta"] = lambda value: isinstance(value, Nothing) and not (value.unknown or value.instead)
    environment.tests["en_palabras"] = lambda value: not str(value).isdigit()
    environment.tests["periodo"] = lambda value: isinstance(value, Stretch)
    environment.tests["reservado"] = lambda value: isinstance(value, Nothing) and bool(value.instead)
    return environment


@cache
def _template(source: str, folder: Path) -> Template:
    """By way of a loader, because Jinja keeps no bytecode of a text that has no name."""
    environment, name = _environment(folder), sha256(source.encode()).hexdigest()
    return DictLoader({name: source}).load(environment, name, environment.make_globals(None))


def reached(source: str, folder: Path, where: str) -> Iterator[tuple[str, nodes.Template]]:
    """What Jinja reads of a template and of every partial that it brings in, each once, with the name of its file."""
    waiting, read = [(where, _environment(folder).parse(source))], set[str]()
    while waiting:
        name, tree = waiting.pop()
        yield name, tree
        for other in sorted({*_brought(tree)} - read):
            read.add(other)
            waiting.append((other, _partial(other, folder)))


@cache
def _partial(name: str, folder: Path) -> nodes.Template:
    return _environment(folder).parse((folder / name).read_text(encoding="utf-8"))


def _brought(tree: nodes.Template) -> Iterator[str]:
    named = [node.template for node in tree.find_all(nodes.Include)]
    named += [node.template for node in tree.find_all(nodes.Import)]
    named += [node.template for node in tree.find_all(nodes.FromImport)]
    yield from (name.value for name in named if isinstance(name, nodes.Const))


def read_templates(sources: Iterable[str], folder: Path) -> None:
    """Compile and check these, and every file of the folders below: those are composed, included or both."""
    environment = _environment(folder)
    below = sorted(folder.glob("*/*.md"))
    for source in (*sources, *(path.read_text(encoding="utf-8") for path in below)):
        _template(source, folder)
    for path in below:
        environment.get_template(path.relative_to(folder).as_posix())


class _CheckedEnvironment(SandboxedEnvironment):
    """What is compiled has been checked, a partial like the template that includes it."""

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        _refuse_text_making(source)
        return super()._generate(source, *rest, **more)


class _Compiled(BytecodeCache):
    """Keeps the code that Jinja makes of our templates with what else is compiled of this package."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        found = stored(self._name(bucket), self._sources(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        store(self._name(bucket), self._sources(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"{self._folder}/{bucket.key}"

    def _sources(self, bucket: Bucket) -> tuple[str | bytes, ...]:
        """`checksum` is that of the text; the environment, which Jinja leaves out, is written in this module."""
        return (bucket.checksum, library("jinja2"), code("assembly/compose.py"))


def _refuse_text_making(tree: nodes.Template) -> None:
    """Nothing in a template may glue or transform text: that is how data becomes markup (and untranslatable).

    Nor may it bring in another without its context, in which stands what has been put out so far.
    """
    for node in tree.find_all(_TEXT_MAKING):
        raise TemplateError("plantilla_jinja", where=f"línea {node.lineno}", detalle=type(node).__name__)
    for node in tree.find_all(nodes.Filter):
        if node.name not in _FILTERS:
            raise TemplateError("plantilla_jinja", where=f"línea {node.lineno}", detalle=f"|{node.name}")
    for brought in tree.find_all(nodes.Stmt):
        if not getattr(brought, "with_context", True):
            raise TemplateError("plantilla_jinja", where=f"línea {brought.lineno}", detalle="without context")
