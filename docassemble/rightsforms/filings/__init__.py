"""Decide: which filings fit, what is missing, who is addressed."""

from .addressee import Addressee, addressee
from .catalogue import TEMPLATES, Filing, catalogue, read_filing
from .gaps import GapRow, gaps
from .traits import is_minor, is_printable, speaks_another_language, traits, vocabulary

__all__ = [
    "TEMPLATES",
    "Addressee",
    "Filing",
    "GapRow",
    "addressee",
    "catalogue",
    "gaps",
    "is_minor",
    "is_printable",
    "read_filing",
    "speaks_another_language",
    "traits",
    "vocabulary",
]
