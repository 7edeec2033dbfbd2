"""Decide: which filings fit, what to do first and until when, what is missing, who is addressed."""

from .addressee import Addressee, addressee
from .catalogue import TEMPLATES, Filing, catalogue, house_words, read_filing
from .check import check, citations, read_jurisdiction, wrong
from .choice import Reason, advice, exclusions, fits, in_order, left_out, offered, recommended, written_for
from .clock import Deadline, clock
from .doors import Door, doors, to_hand_in
from .gaps import Falta, GapRow, empty, gaps, missing
from .headline import Headline, headline
from .places import UnknownPlace, unknown_places, with_official_places
from .reading import Reading, read
from .traits import OF_ONE, needs_care, speaks_another_language, vocabulary
from .triage import Advice, Step

__all__ = [
    "OF_ONE",
    "TEMPLATES",
    "Addressee",
    "Advice",
    "Deadline",
    "Door",
    "Falta",
    "Filing",
    "GapRow",
    "Headline",
    "Reading",
    "Reason",
    "Step",
    "UnknownPlace",
    "addressee",
    "advice",
    "catalogue",
    "check",
    "citations",
    "clock",
    "doors",
    "empty",
    "exclusions",
    "fits",
    "gaps",
    "headline",
    "house_words",
    "in_order",
    "left_out",
    "missing",
    "needs_care",
    "offered",
    "read",
    "read_filing",
    "read_jurisdiction",
    "recommended",
    "speaks_another_language",
    "to_hand_in",
    "unknown_places",
    "vocabulary",
    "with_official_places",
    "written_for",
    "wrong",
]
