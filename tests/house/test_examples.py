"""The examples in docstrings of pure functions are true."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("module", ["law.citas", "record.edad", "record.momento", "record.secretos"])
class DescribeTheExamplesOf:
    def it_shows_what_happens(self, module):
        failed, tried = doctest.testmod(import_module(f"docassemble.rightsforms.{module}"))
        assert (failed, tried > 0) == (0, True)
