"""Every error a person can meet: a code, where it is, what is wrong, what would be right.

The words live in `translations/<language>/messages.yml`, where a translator reaches them; here is only the mechanism.
"""

from __future__ import annotations

import logging
from typing import Any, NamedTuple, Self

from .words import SPANISH, visible, words


class Said(NamedTuple):
    """What is wrong, and what would be right."""

    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.what} {self.cure}"


class RightsformsError(Exception):
    """Base of our errors: what happened, apart from its words. `str(error)`: one line in Spanish: where, what, cure."""

    def __init__(self, code: str, where: str = "", **values: Any) -> None:
        super().__init__(code, where, values)
        self.code = code
        self.where = where
        self.values = {name: visible(value) for name, value in values.items()}
        self.said()  # a code or a hole without words is found where it is raised

    def said(self, language: str = SPANISH) -> Said:
        """In the language of the reader; in Spanish where that one has no words for it."""
        message = words("messages", language).get(self.code) or words("messages")[self.code]
        return Said(**{part: text.format(**self.values) for part, text in message.items()})

    @property
    def what(self) -> str:
        return self.said().what

    @property
    def cure(self) -> str:
        return self.said().cure

    def at(self, where: str) -> Self:
        """The same, at a place that only the caller knows."""
        code, _where, values = self.args
        return type(self)(code, where, **values)

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can come from another process."""
        return _again, (type(self), *self.args)

    def __str__(self) -> str:
        place = f"{visible(self.where)}: " if self.where else ""
        return " ".join(f"{place}{self.said()}".split())


def _again(kind: type[RightsformsError], code: str, where: str, values: dict[str, Any]) -> RightsformsError:
    return kind(code, where, **values)


class RecordError(RightsformsError):
    """A case file that cannot be read, or says something impossible."""


class TemplateError(RightsformsError):
    """A filing template that is broken: found when the project is built, never by a defender."""


class LawError(RightsformsError):
    """The law data is inconsistent, or a template cites what is not in it."""


class ServerError(RightsformsError):
    """The embedded server cannot start or stop as asked."""


#: Faults of a template that came to light while somebody's paper was written. It is written all the same.
BROKEN = logging.getLogger("docassemble.rightsforms.plantillas")
