"""Markdown with tokens -> blocks of the document. Only the template's own words go through the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeGuard, cast, get_args

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from ..errors import TemplateError
from .answers import ANSWER_CLOSE, ANSWER_OPEN
from .document import (
    Block,
    Break,
    Gap,
    Heading,
    Inline,
    ListBlock,
    Numbering,
    PageBreak,
    Paragraph,
    Signature,
    Span,
    Style,
    Table,
    Text,
)

_STYLES = frozenset(get_args(Style)) - {"firma"}
_NUMBERINGS = frozenset(get_args(Numbering))
_SIGNATURES = frozenset({"firma", "huella"})
_BY_HAND = "renglones"  # a table to be filled with a pen
BOXES = _STYLES | _NUMBERINGS | _SIGNATURES | {_BY_HAND}  # what may stand behind `:::`


def blocks(markdown: str, inlines: Sequence[Inline]) -> tuple[Block, ...]:
    """Parse; each token becomes the inline it stands for."""
    root = SyntaxTreeNode(_parser().parse(markdown))
    return tuple(_Reader(inlines).blocks(root.children, "cuerpo", "incisos"))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "list", "emphasis", "newline", "escape", "table", "hr"])
    # One rule for all boxes: one for each would be tried in vain before every paragraph.
    parser.use(container_plugin, "box", validate=lambda words, _: words.strip().partition(" ")[0] in BOXES)
    parser.inline.ruler.before("text", "answer", _answer_rule)
    return parser


def _answer_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(ANSWER_OPEN, state.pos):
        return False
    end = state.src.index(ANSWER_CLOSE, state.pos)
    if not silent:
        token = state.push("answer", "", 0)
        token.content = state.src[state.pos + len(ANSWER_OPEN) : end]
    state.pos = end + 1
    return True


class _Reader:
    def __init__(self, emitted: Sequence[Inline]) -> None:
        self._emitted = emitted

    def blocks(self, nodes: Sequence[SyntaxTreeNode], style: Style, numbering: Numbering) -> Iterator[Block]:
        for node in nodes:
            yield from self._block(node, style, numbering)

    def _block(self, node: SyntaxTreeNode, style: Style, numbering: Numbering) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield Paragraph(self._line(node), style)
            case "heading":
                yield Heading(self._line(node), 1 if node.tag == "h1" else 2)
            case "ordered_list" | "bullet_list":
                yield self._list(node, numbering if node.type == "ordered_list" else "puntos")
            case "table":
                yield Table(tuple(self._rows(node)))
            case "hr":
                yield PageBreak()
            case "container_box":
                yield from self._container(node, node.info.strip().partition(" ")[0], style, numbering)
            case other:
                raise TemplateError("plantilla_jinja", detalle=f"Markdown: {other}")

    def _container(self, node: SyntaxTreeNode, name: str, style: Style, numbering: Numbering) -> Iterator[Block]:
        if name in _SIGNATURES:
            lines = tuple(self._line(child) for child in node.children)
            yield Signature(lines, "huella" if name == "huella" else "firma")
        elif name == _BY_HAND:
            yield from (Table(tuple(self._rows(table)), by_hand=True) for table in node.children)
        elif name in _NUMBERINGS:
            yield from self.blocks(node.children, style, cast("Numbering", name))
        else:
            yield from self.blocks(node.children, cast("Style", name), numbering)

    def _list(self, node: SyntaxTreeNode, numbering: Numbering) -> ListBlock:
        return ListBlock(
            tuple(tuple(self.blocks(item.children, "cuerpo", "incisos")) for item in node.children), numbering
        )

    def _rows(self, table: SyntaxTreeNode) -> Iterator[tuple[tuple[Inline, ...], ...]]:
        for part in table.children:
            for row in part.children:
                yield tuple(self._line(cell) for cell in row.children)

    def _line(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        found = [inline for child in node.children for inline in self._inlines(child, bold=False, italic=False)]
        return tuple(_one_full_stop(_trimmed(found)))

    def _inlines(self, node: SyntaxTreeNode, *, bold: bool, italic: bool) -> Iterator[Inline]:
        match node.type:
            case "inline" | "strong" | "em":
                for child in node.children:
                    yield from self._inlines(
                        child, bold=bold or node.type == "strong", italic=italic or node.type == "em"
                    )
            case "answer":
                yield _dressed(self._emitted[int(node.content)], bold=bold, italic=italic)
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield Break()
            case _:
                yield Text(re.sub(r"\s+", " ", node.content), bold, italic)


def _one_full_stop(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """An answer that ends its sentence ("... por la calle.") needs no full stop of ours behind it."""
    ended = False
    for inline in inlines:
        words = replace(inline, text=inline.text[1:]) if ended and _starts_with_stop(inline) else inline
        if not isinstance(words, Text) or words.text:
            yield words
        ended = isinstance(inline, Span) and inline.text.rstrip().endswith((".", "!", "?", "…"))


def _starts_with_stop(inline: Inline) -> TypeGuard[Text]:
    return isinstance(inline, Text) and inline.text.startswith(".")


def _dressed(inline: Inline, *, bold: bool, italic: bool) -> Inline:
    match inline:
        case Text() | Span():
            return replace(inline, bold=inline.bold or bold, italic=inline.italic or italic)
        case Gap():
            return replace(inline, bold=inline.bold or bold)
    return inline


def _trimmed(inlines: list[Inline]) -> Iterator[Inline]:
    """Join neighbouring words of the template that look alike, so that a writer meets one run, not five."""
    pending: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text) and not inline.comment:
            same = pending and (pending.bold, pending.italic) == (inline.bold, inline.italic)
            if pending and same:
                pending = replace(pending, text=pending.text + inline.text)
                continue
            if pending:
                yield pending
            pending = inline
            continue
        if pending:
            yield pending
        pending = None
        yield inline
    if pending:
        yield pending
