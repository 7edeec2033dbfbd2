"""The place that the program serves, where nobody says another: a folder of `law/`, and its clock.

It reads that one line of the law's data itself: record and law both stand above it, and neither may read the other.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from .words import own_yaml

JURISDICCION: Final = "mx_chiapas"
_HEADER = Path(__file__).parent / "law" / JURISDICCION / "jurisdiccion.yml"
ZONE: Final = ZoneInfo(own_yaml(_HEADER.read_text(encoding="utf-8"))["zona_horaria"])


def now() -> datetime:
    """By that clock, without a zone, as the record keeps its moments. For the edges: below, the time is a parameter."""
    return datetime.now(ZONE).replace(tzinfo=None)
