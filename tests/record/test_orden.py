"""In which order things happened: nothing stands before what it was told after, unless its own hour says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docassemble.rightsforms.record import Momento
from docassemble.rightsforms.record.orden import as_they_happened


def at(day: int | None = None, hour: int | None = None) -> Momento:
    return Momento.model_validate({
        "fecha": f"2026-05-{day:02d}" if day else None, "hora": f"{hour:02d}:00" if hour is not None else None
    })  # fmt: skip


def order(*told: Momento, first: Momento | None = None) -> list[int]:
    when = as_they_happened(told, first or at())
    return sorted(range(len(told)), key=lambda index: when[index])


moments = st.builds(at, st.none() | st.integers(16, 18), st.none() | st.integers(0, 23))


class DescribeTheOrder:
    def it_keeps_what_has_no_hour_after_what_it_was_told_after(self):
        assert order(at(16, 19), at(16)) == [0, 1]

    def it_begins_with_what_it_is_all_about(self):
        """The first story has no day of its own: it is that of the detention."""
        assert order(at(), at(16), first=at(16, 19)) == [0, 1]

    def it_goes_by_the_hours_that_are_known(self):
        assert order(at(16, 21), at(16, 19), at(15)) == [2, 1, 0]

    def it_takes_a_new_day_as_it_is(self):
        assert order(at(16, 19), at(17), at(17, 8)) == [0, 1, 2]

    @given(st.lists(moments, max_size=6), moments)
    def it_never_puts_an_unknown_hour_before_the_known_one_it_follows(self, told, first):
        placed = order(*told, first=first)
        for index in range(1, len(told)):
            before, after = told[index - 1], told[index]
            if before.fecha == after.fecha and before.hora and not after.hora:
                assert placed.index(index - 1) < placed.index(index)
