"""Plain text of a document: the body words with their labels, nothing else. The other writers are measured by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import Block, Document, Heading, Inline, ListBlock, PageBreak, Paragraph, Signature, Table
from .labels import Labels
from .wording import text_of

_INDENT = "    "


def write_text(document: Document) -> str:
    """Blocks are set apart by an empty line; header, footer and notes to the attorney stay out."""
    labels = Labels()
    blocks = (text for block in document.blocks for text in _block(block, labels))
    return "\n\n".join(blocks) + "\n"


def write_marked_text(document: Document) -> str:
    """A file to hand on: its first line is what the head of every page says in the other forms."""
    return "\n\n".join(part for part in (document.draft_mark, write_text(document)) if part)


def _block(block: Block, labels: Labels) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines):
            yield _words(inlines)
        case Heading(inlines=inlines, level=level):
            label = f"{labels.heading()} " if level == 1 else ""
            yield label + _words(inlines, capitals=level == 1)
        case ListBlock():
            yield from _list(block, labels)
        case Table(rows=rows):
            yield "\n".join("\t".join(_words(cell) for cell in row) for row in rows)
        case Signature(lines=lines):
            yield "\n".join(_words(line) for line in lines)
        case PageBreak(new_paper=new_paper):
            labels.page_ends(new_paper)


def _list(block: ListBlock, labels: Labels) -> Iterator[str]:
    for position, item in enumerate(block.items, 1):
        label = labels.item(block.numbering, position)
        first, rest = label_place(item)
        yield f"{label} {_words(first)}"
        for inner in rest:
            yield from (_INDENT + text for text in _block(inner, labels))


def label_place(item: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The words that stand beside the label, and the blocks below them. An item that opens with a table has none."""
    if item and isinstance(item[0], Paragraph):
        return item[0].inlines, item[1:]
    return (), item


def _words(inlines: Iterable[Inline], capitals: bool = False) -> str:
    return "".join(text_of(inline, capitals) for inline in inlines)
