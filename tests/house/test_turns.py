"""Which process runs what: a file that got another name would lose its turn without a word."""

from __future__ import annotations

from pathlib import Path

from tests.support.turns import FIRST, KIN, lot, turn

ROOT = Path(__file__).parents[2]


class DescribeTheTurns:
    def it_names_files_that_are_there(self):
        named = [*KIN, *(name for name in FIRST if name.startswith("tests/"))]
        assert [path for path in named if not (ROOT / path).exists()] == []

    def it_gives_a_turn_to_each_lot_of_several_files(self):
        assert {*KIN.values()} <= {*FIRST}

    def it_lets_all_others_come_last_file_by_file(self):
        other = "tests/house/test_turns.py"
        assert lot(f"{other}::DescribeTheTurns::it_does") == other
        assert turn(other) == len(FIRST)
