"""What follows from a piece of the record, worked out once for as long as the piece lives.

A piece never changes, so what follows from it does not either; and many ask, each filing of the catalogue by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Any, NamedTuple
from weakref import ref

from .leaf import Part


class _Kept(NamedTuple):
    of: ref[Any]
    others: tuple[Any, ...]
    found: Any


def once[P: Part, *Others, Found](work: Callable[[P, *Others], Found]) -> Callable[[P, *Others], Found]:
    """The piece is the first argument; of the others (the law) only the last are remembered. What is returned must not
    hold the piece: both would stay for ever.
    """
    kept: dict[int, _Kept] = {}

    @wraps(work)
    def asked(of: P, *others: *Others) -> Found:
        number = id(of)  # nobody else's while the piece lives; to compare pieces takes longer than the work
        before = kept.get(number)
        if before is None or not all(map(is_, before.others, others)):
            gone = ref(of, lambda _: kept.pop(number, None))
            before = kept[number] = _Kept(gone, others, work(of, *others))
        found: Found = before.found
        return found

    return asked
