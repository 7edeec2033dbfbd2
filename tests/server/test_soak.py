"""Whatever dies, at whatever moment: nothing that was received is lost, no case is out of sight, every start succeeds.

Two hundred rounds with `make soak`, which prints the table of docs/operacion.md; the suite runs one of each kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.server import RunningServer
from tests.support.soak import KINDS, Outcome, soak, table


class DescribeAServerInWhichThingsDie:
    def it_loses_nothing_whatever_dies(self, data: Path) -> None:
        assert faults(soak(RunningServer(data), len(KINDS))) == []

    @pytest.mark.slow
    def it_loses_nothing_in_two_hundred_rounds(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        outcomes = soak(RunningServer(data), 200, seed=2026)
        with capsys.disabled():
            print(f"\n{table(outcomes)}")
        assert faults(outcomes) == []


def faults(outcomes: list[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if not outcome.is_well]
