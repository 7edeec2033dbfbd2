"""What our interviews offer, read from the interviews that docassemble has loaded: nobody keeps a list by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .guard.forms import decoded
from .guard.offer import Event, Offer, generic

#: An interview names the events that only show something; every other event goes by POST.
ONLY_SHOW = "solo_muestran"

_ASKS = {"fields", "settrue", "multiple_choice", "yesno", "yesnomaybe", "noyes", "noyesmaybe"}
_EVENT = "event_code"
_ARGUMENT = re.compile(r"action_argument\(\s*['\"](\w+)['\"]\s*\)")


def offer_of(addresses: Mapping[str, str]) -> Offer:
    """`addresses`: short name -> address of each interview that is listed."""
    # Heavy, and they need the configuration first.
    from docassemble.base.interview_cache import get_interview
    from docassemble.base.thread_context import empty_globals, global_context

    with global_context(empty_globals()):
        questions = [q for address in addresses.values() for q in get_interview(address).questions_list]
    shown = {name for q in questions for name in _named(q)}
    asking = [q for q in questions if q.question_type in _ASKS]
    return Offer(
        interviews=dict(addresses),
        screens=frozenset(generic(name) for q in asking for name in _screen(q)),
        fields=frozenset(generic(name) for q in asking for name in q.fields_used),
        events={
            name: _event(q, name in shown)
            for q in questions
            if q.question_type == "event_code"
            for name in q.fields_used
        },
    )


def single_boxes(address: str) -> frozenset[str]:
    """The fields of an interview that are one box to tick."""
    from docassemble.base.interview_cache import get_interview

    fields = [field for question in get_interview(address).questions_list for field in question.fields]
    ticked = [field for field in fields if getattr(field, "datatype", "") == "boolean" and hasattr(field, "saveas")]
    return frozenset(generic(decoded(field.saveas)) for field in ticked)


def _screen(question: Any) -> Iterator[str]:
    """The variable that a screen is sought by: the one its own button sets, or its only field."""
    if hasattr(question, "fields_saveas"):
        yield question.fields_saveas
    elif question.question_type != "fields":
        yield from question.fields_used


def _event(question: Any, only_shows: bool) -> Event:
    return Event(frozenset(_ARGUMENT.findall(question.sourcecode or "")), only_shows)


def _named(question: Any) -> Iterator[str]:
    """The list of the block of data called `solo_muestran`."""
    if ONLY_SHOW in question.fields_used and question.question_type == "data":
        yield from (text.original_text for text in question.fields[0].data)
