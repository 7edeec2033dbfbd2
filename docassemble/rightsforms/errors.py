"""Every error a person can meet: a code, where it is, what is wrong, what would be right.

The words live in `translations/es/messages.yml`, where a translator reaches them; here is only the mechanism.
"""

from __future__ import annotations

import logging
from typing import Any, Self

from .words import visible, words


class RightsformsError(Exception):
    """Base of our errors. `str(error)` is one line in Spanish: where, what, cure."""

    def __init__(self, code: str, where: str = "", **values: Any) -> None:
        message = words("messages")[code]
        self.code = code
        self.where = where
        shown = {name: visible(value) for name, value in values.items()}
        self.what = message["what"].format(**shown)
        self.cure = message["cure"].format(**shown)
        super().__init__(code, where, values)

    def at(self, where: str) -> Self:
        """The same, at a place that only the caller knows."""
        code, _where, values = self.args
        return type(self)(code, where, **values)

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can come from another process."""
        return _again, (type(self), *self.args)

    def __str__(self) -> str:
        place = f"{visible(self.where)}: " if self.where else ""
        return " ".join(f"{place}{self.what} {self.cure}".split())


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
