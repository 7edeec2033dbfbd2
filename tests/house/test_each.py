"""A test that asks the same of many fails when it holds of one of them no longer, and says of which."""

import pytest

from tests.support.each import each


class DescribeEach:
    def it_asks_all_of_them_and_names_those_of_whom_it_does_not_hold(self):
        asked = []

        @each("number", [1, 2, 3, 4])
        def it_is_odd(number):
            asked.append(number)
            assert number % 2, "is even"

        with pytest.raises(ExceptionGroup, match=r"2: is even\n4: is even") as failed:
            it_is_odd()
        assert asked == [1, 2, 3, 4]
        assert [error.__notes__ for error in failed.value.exceptions] == [["asked of 2"], ["asked of 4"]]

    def it_takes_pairs_and_stands_above_another(self):
        asked = []

        @each("letter", "ab")
        @each(("number", "word"), [(1, "uno"), (2, "dos")])
        def it_is_asked(letter, number, word):
            asked.append(f"{letter}{number}{word}")

        it_is_asked()
        assert asked == ["a1uno", "a2dos", "b1uno", "b2dos"]

    @each("number", [1, 2])
    @pytest.mark.parametrize("letter", ["a", "b"])
    def it_leaves_what_else_a_test_asks_for_to_pytest(self, number, letter, tmp_path):
        assert (number in (1, 2), letter in "ab", tmp_path.is_dir()) == (True, True, True)

    def it_refuses_to_ask_of_nobody(self):
        with pytest.raises(AssertionError, match="nothing to ask about: name"):
            each("name", [])
