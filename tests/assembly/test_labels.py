"""The numbers that the reader sees."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.assembly.labels import Labels, letter, ordinal, roman


class DescribeRoman:
    @pytest.mark.parametrize(("number", "label"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")])
    def it_writes_headings_as_courts_do(self, number, label):
        assert roman(number) == label


class DescribeLetter:
    @pytest.mark.parametrize(("number", "label"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb")])
    def it_repeats_the_letter_after_z_like_a_word_processor(self, number, label):
        assert letter(number) == label


class DescribeOrdinal:
    @pytest.mark.parametrize(
        ("number", "label"),
        [
            (1, "PRIMERO"),
            (7, "SÉPTIMO"),
            (10, "DÉCIMO"),
            (11, "DECIMOPRIMERO"),
            (17, "DECIMOSÉPTIMO"),
            (18, "DECIMOCTAVO"),
            (20, "VIGÉSIMO"),
            (23, "VIGESIMOTERCERO"),
        ],
    )
    def it_agrees_with_what_libreoffice_prints(self, number, label):
        assert ordinal(number) == label


class DescribeLabels:
    def it_counts_facts_through_the_document_and_starts_other_lists_anew(self):
        labels = Labels()
        assert [labels.item("hechos", 1), labels.item("hechos", 2), labels.item("hechos", 1)] == ["1.", "2.", "3."]
        assert [labels.item("petitorios", 1), labels.item("petitorios", 1)] == ["PRIMERO.", "PRIMERO."]
