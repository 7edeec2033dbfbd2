"""What goes apart, in a closed envelope: the answers that a filing keeps from its text and its reader may know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..assembly.answers import Answer, written
from ..assembly.document import Text
from ..filings import Filing, Reading
from ..record import Lot
from ..words import words
from .reader import Kept, Reader


def sheet_rows(reader: Reader, papers: Iterable[Reading], filing: Filing) -> list[Mapping[str, Any]]:
    """Whose it is, as the filing calls them; what it is; and the answer itself. Only of those in `papers`.

    A paper that goes to nobody by itself needs the names, and no way to reach anybody.
    """
    theirs = tuple(paper.lot for paper in papers)
    goes_out = filing.destinatario is not None
    sealed = (one for one in reader.kept if one.trato == "iniciales" or (goes_out and one.trato == "hoja"))
    kept = [one for one in sealed if _is_of(one, theirs)]
    once = {(_label(one), str(one.value)): one for one in reversed(kept)}  # the filer may be one of the people
    return [
        {
            "quien": reader.whose(one.path),
            "de_la_comunidad": one.of == "comunidad",
            "que": Text(_label(one)),
            "valor": Answer(written(one.value), one.path),
        }
        for one in reversed(once.values())
    ]


def _is_of(one: Kept, papers: tuple[Lot, ...]) -> bool:
    head, _, rest = one.path.partition(".")
    if head == "quejosas":
        return any(int(rest.partition(".")[0]) in lot.quienes for lot in papers)
    return head != "paradero" or any(lot.path(one.path) == one.path for lot in papers)


def _label(one: Kept) -> str:
    return str(words("registro")["campos"][one.field])
