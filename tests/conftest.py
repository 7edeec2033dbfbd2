"""No fixtures here: a test asks for what it needs by name, from tests/support."""

import logging

from hypothesis import HealthCheck, settings

from docassemble.rightsforms.errors import BROKEN


class _Refusing(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


# A person gets her paper of a broken template, a test does not.
BROKEN.addHandler(_Refusing())

# No test depends on how quick the machine is today: not hypothesis either, whose first example meets cold caches.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
