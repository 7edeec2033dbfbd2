"""Who to call, on the page of what to do. The coordinator's telephones are read once, when they are first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docassemble.base.util import get_config, log

from .. import directory
from ..filings import read
from ..here import JURISDICCION
from ..law import DIAS_DE_VIGENCIA, Oficina, digits, jurisdiccion
from ..words import words
from .session import caso, today

__all__ = ["DIAS_DE_VIGENCIA", "dial", "more_of", "must_be_confirmed", "who_to_call"]

CONFIG = "rightsforms directory"  # the file of the coordinator, in the configuration of the server


def who_to_call() -> tuple[Oficina, ...]:
    """The offices for this case, those with a telephone first."""
    return directory.who_to_call(read(caso(), jurisdiccion(JURISDICCION)), _offices().values())


def must_be_confirmed(office: Oficina) -> bool:
    """True when nobody has verified its contact for a long time: it is shown, and so is that."""
    return office.is_old(today())


def more_of(office: Oficina) -> list[tuple[str, str]]:
    """What else is known of it, beyond its telephones."""
    told = ((label, getattr(office, field)) for field, label in words("oficina").items())
    return [(label, ", ".join(value) if isinstance(value, tuple) else value) for label, value in told if value]


def dial(phone: str) -> str:
    """What the telephone of the reader dials."""
    return digits(phone)


@cache
def _offices() -> dict[str, Oficina]:
    """A wrong file stops no interview: ours are shown. Our server says so at its start, another one in its log."""
    own = get_config(CONFIG)
    offices, error = directory.offices_tonight(jurisdiccion(JURISDICCION), Path(own) if own else None, today())
    if error:
        log(str(error))
    return offices
