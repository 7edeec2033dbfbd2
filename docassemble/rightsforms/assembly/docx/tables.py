"""Tables, and the places to sign. A table is followed by the space that Word gives only to paragraphs."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ..document import Inline, Signature, Table
from .xml import add, add_paragraph

_WIDTH = 8843  # twentieths of a point between the margins
_FIRST_OF_TWO = 2551  # 4.5 cm
_TOGETHER = 6  # rows: where few people sign, all on the same page
_SPACE = {"firma": 5103, "huella": 1417}  # 9 cm to sign on, 2.5 cm for a fingerprint
_BY_HAND = "964"  # 1.7 cm: a name, a signature or the tip of a thumb

type WriteInlines = Callable[[etree._Element, tuple[Inline, ...]], None]


def add_table(body: etree._Element, block: Table, write: WriteInlines) -> None:
    """The first row is repeated on every page the table reaches."""
    columns = max((len(row) for row in block.rows), default=0)
    if not columns:
        return
    widths = _widths(columns)
    held = _held_rows(block)
    table = _bordered(body, widths)
    for number, row in enumerate(block.rows):
        line = add(table, "tr")
        properties = add(line, "trPr")
        add(properties, "cantSplit")
        if number == 0:
            add(properties, "tblHeader")
        elif block.by_hand:
            add(properties, "trHeight", val=_BY_HAND, hRule="atLeast")
        for place in range(columns):
            paragraph = _cell(line, widths[place], shaded=number == 0)
            if number in held:
                add(paragraph[0], "keepNext")
            write(paragraph, row[place] if place < len(row) else ())
    _space_after(body)


def _widths(columns: int) -> list[int]:
    """Alike; of two columns the first only names what the second says."""
    return [_FIRST_OF_TWO, _WIDTH - _FIRST_OF_TWO] if columns == 2 else [_WIDTH // columns] * columns


def _held_rows(block: Table) -> set[int]:
    """The rows that stay with the next: neither the first nor the last stands alone on a page."""
    last = len(block.rows) - 1
    whole = block.by_hand and len(block.rows) <= _TOGETHER
    return set(range(1, last)) if whole else {1, last - 1} - {0, last}


def add_signature(body: etree._Element, signature: Signature, write: WriteInlines) -> None:
    """A rule to sign on, or a box for a fingerprint; below it who signs. It never parts from its lines.

    Either is an empty paragraph with a border. Not a border of the name: word processors join the borders of
    neighbours, and of two names in a row the second would stand without a rule. Nor a table: LibreOffice would part it
    from the name.
    """
    _between_sides(add_paragraph(body, f"espacio_{signature.kind}")[0], _SPACE[signature.kind])
    last = len(signature.lines) - 1
    for number, line in enumerate(signature.lines):
        paragraph = add_paragraph(body, "firma")
        _place_line(paragraph[0], last=number == last)
        write(paragraph, line)


def _place_line(properties: etree._Element, *, last: bool) -> None:
    if not last:
        add(properties, "keepNext")
    add(properties, "keepLines")
    if last:
        add(properties, "spacing", after="280")
    _between_sides(properties, _SPACE["firma"])


def _between_sides(properties: etree._Element, width: int) -> None:
    side = str((_WIDTH - width) // 2)
    add(properties, "ind", left=side, right=side)


def _bordered(body: etree._Element, widths: list[int]) -> etree._Element:
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=str(sum(widths)), type="dxa")
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz="4", space="0", color="000000")
    add(properties, "tblLayout", type="fixed")
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    return table


def _cell(line: etree._Element, width: int, *, shaded: bool) -> etree._Element:
    cell = add(line, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=str(width), type="dxa")
    if shaded:
        add(properties, "shd", val="clear", color="auto", fill="E8E8E8")
    return add_paragraph(cell, "celda_titulo" if shaded else "celda")


def _space_after(body: etree._Element) -> None:
    spacer = add_paragraph(body, "celda")
    add(spacer[0], "spacing", before="0", after="0", line="240", lineRule="exact")
