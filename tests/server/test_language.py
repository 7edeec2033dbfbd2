"""Amounts as a Mexican court reads them."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.server.language import pesos


class DescribePesos:
    @pytest.mark.parametrize(
        ("value", "written"), [(1234.5, "$1,234.50"), (0, "$0.00"), (-3, "-$3.00"), (1_000_000, "$1,000,000.00")]
    )
    def it_writes_comma_thousands_and_centavos(self, value: float, written: str) -> None:
        assert pesos(value) == written

    def it_can_leave_the_centavos_out(self) -> None:
        assert pesos(1234, decimals=False) == "$1,234"
