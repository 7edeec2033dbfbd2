"""A phone offers its numbers where a number is asked for, and letters where words may be."""

from __future__ import annotations

from lxml import html

from docassemble.rightsforms.server.pages.frame import _help_to_type, _name_groups

KINDS = "rf-edad rf-edad-dicha rf-correo rf-cifras rf-telefono rf-texto"
OFFERED = ["numeric", None, "email", "numeric", "tel", None]
GROUPS = (
    '<div><h1 id="daMainQuestion">¿Quién fue?</h1><form>'
    '<div role="group" aria-labelledby="a"><input type="checkbox"><input type="checkbox"></div>'
    '<div role="group" aria-labelledby="b"><input type="checkbox"></div>'
    '<div role="group" aria-labelledby="c"><p id="c">Otros</p><input type="checkbox"></div></form></div>'
)
FORM = '<form><input class="form-control rf-edad"><input class="form-control rf-edad-dicha"></form>'


class DescribeAnAge:
    def it_is_typed_with_numbers_where_only_they_are_taken(self) -> None:
        form = html.fragment_fromstring(FORM)
        _help_to_type(form)
        assert [field.get("inputmode") for field in form] == ["numeric", None]


class DescribeEveryKind:
    def it_offers_the_keys_of_what_is_asked(self) -> None:
        form = html.fragment_fromstring(f"<form>{''.join(f'<input class="{kind}">' for kind in KINDS.split())}</form>")
        _help_to_type(form)
        assert [field.get("inputmode") for field in form] == OFFERED


class DescribeAGroupOfBoxes:
    def it_is_named_by_something_that_stands_on_the_page(self) -> None:
        page = html.fragment_fromstring(GROUPS)
        _name_groups(page.find("form"))
        named = [group.get("aria-labelledby") for group in page.find("form")]
        assert named == ["daMainQuestion", None, "c"]
