"""The first lock: the address and the form of a request to an interview, read before docassemble reads them.

The second lock (`reach.py`) asks the same questions of what docassemble has read, so that two readers must agree.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl

from .offer import Offer

#: What docassemble itself puts into a form and needs back. None of it names an action.
_FRAME = frozenset({"csrf_token", "_question_name", "_tracker", "_visible", "_varnames", "_checkboxes", "_datatypes"})

#: What our own frame adds: which way to go, and which turn of the case the screen belongs to. docassemble skips them.
OWN = "_ignore_"
GO, TURN, SCREEN = f"{OWN}ir", f"{OWN}turno", f"{OWN}pantalla"
_OURS = frozenset({GO, TURN, SCREEN})

#: The button that asks for an event.
ACTION = "_action"

_MOST_FIELDS = 400

Pairs = Sequence[tuple[str, str]]


def pairs(text: str) -> Pairs:
    """Name and value of an address or a form. Raises ValueError when there are too many or they are broken."""
    return parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=_MOST_FIELDS)


def query_is_ours(query: Pairs, offer: Offer, *, posted: bool) -> bool:
    """An interview's address says which interview, and perhaps what to show of it: no more."""
    given = dict(query)
    if len(given) != len(query) or not given.keys() <= {"i", "action"} or given.get("i", "") not in _addresses(offer):
        return False
    return "action" not in given or (not posted and offer.allows(unpacked(given["action"]), posted=False))


def form_is_ours(form: Pairs, offer: Offer) -> bool:
    """Every name in a form is a field of our interviews, or belongs to the frame around them."""
    names = [name for name, _value in form]
    if len(set(names)) != len(names):
        return False
    return all(_is_known(name, value, offer) for name, value in form)


def _is_known(name: str, value: str, offer: Offer) -> bool:
    if name == ACTION:
        return offer.allows(unpacked(value), posted=True)
    if name == "_varnames":
        return _renames(value, offer)
    return name in _FRAME or name in _OURS or _is_field(name, offer)


def _is_field(name: str, offer: Offer) -> bool:
    """docassemble writes a variable in base64; a field that may be hidden goes by its number."""
    try:
        variable = decoded(name)
    except ValueError:
        return False
    return variable == "_multiple_choice" or _is_number(variable) or offer.has_field(variable)


def _is_number(variable: str) -> bool:
    head, _, rest = variable.partition("[")
    parts = head.removeprefix("_field_").split("_")
    return head.startswith("_field_") and all(part.isdecimal() for part in parts) and _closes(rest)


def _closes(rest: str) -> bool:
    return not rest or (rest.endswith("]") and rest.count("[") == 0)


def _renames(value: str, offer: Offer) -> bool:
    """The frame tells which number is which field: each must be a field of ours."""
    known = unpacked(value)
    if not isinstance(known, dict) or not all(isinstance(each, str) for each in known.values()):
        return False
    return _all_fields(known, offer)


def _all_fields(known: dict[str, str], offer: Offer) -> bool:
    try:
        return all(_is_number(decoded(key)) and offer.has_field(decoded(name)) for key, name in known.items())
    except ValueError:
        return False


def unpacked(text: str) -> object:
    """JSON in base64, as docassemble sends it; None when it is anything else."""
    try:
        found: object = json.loads(decoded(text))
    except (ValueError, RecursionError):
        return None
    return found


def decoded(text: str) -> str:
    """Raises ValueError when it is no base64 of UTF-8."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError(text[:40]) from error


def _addresses(offer: Offer) -> Iterable[str]:
    return offer.interviews.values()
