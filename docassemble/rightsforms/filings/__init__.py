"""Decide: which filings fit, what to do first and until when, what is missing, who is addressed."""

from .addressee import Addressee, addressee
from .catalogue import TEMPLATES, Filing, catalogue, read_filing
from .clock import Deadline, clock
from .gaps import GapRow, gaps
from .traits import is_minor, is_printable, speaks_another_language, traits, vocabulary
from .triage import Advice, Step, triage

__all__ = [
    "TEMPLATES",
    "Addressee",
    "Advice",
    "Deadline",
    "Filing",
    "GapRow",
    "Step",
    "addressee",
    "catalogue",
    "clock",
    "gaps",
    "is_minor",
    "is_printable",
    "read_filing",
    "speaks_another_language",
    "traits",
    "triage",
    "vocabulary",
]
