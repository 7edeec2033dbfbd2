"""A phone offers its numbers where a number is asked for, and letters where words may be."""

from __future__ import annotations

from lxml import html

from docassemble.rightsforms.server.pages.frame import _help_to_type

FORM = '<form><input class="form-control rf-edad"><input class="form-control rf-edad-dicha"></form>'


class DescribeAnAge:
    def it_is_typed_with_numbers_where_only_they_are_taken(self) -> None:
        form = html.fragment_fromstring(FORM)
        _help_to_type(form)
        assert [field.get("inputmode") for field in form] == ["numeric", None]
