"""To practise: an invented case, marked as one on every screen and page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ... import here
from ...practice import invented
from .loading import begun_with

pages = Blueprint("practising", __name__)


@pages.post("/practicar")
def practise() -> Any:
    """Begin with it: by POST, as any case."""
    return begun_with(invented(here.now().date()))
