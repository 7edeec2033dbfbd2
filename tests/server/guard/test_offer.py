"""An action is what our interviews offer, told what they are told, asked the way they ask."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.guard.offers import OFFER


def allows(name: Any, posted: bool = False, **arguments: Any) -> bool:
    return OFFER.allows({"action": name, "arguments": arguments}, posted=posted)


class DescribeAnAction:
    @pytest.mark.parametrize("name", ["vio.paradero", "quejosas[0].vio_a_quien", "quejosas[12].vio_a_quien"])
    def it_may_be_a_screen(self, name: str) -> None:
        assert allows(name)

    @pytest.mark.parametrize(
        "name",
        [
            "paradero.lugar", "vio", "vio.otra", "multi_user", "_internal", "_da_otra", "quejosas[i].vio_a_quien",
            "quejosas[1234].vio_a_quien", "quejosas[-1].vio_a_quien", "vio.paradero ", "vio.paradero; x", "", None, 3,
            ["vio.paradero"], "vio.paradero.__class__", "quejosas[0].vio_a_quien()",
        ],
    )  # fmt: skip
    def it_may_be_nothing_else(self, name: Any) -> None:
        assert not allows(name)
        assert not allows(name, posted=True)

    def it_may_be_an_event_that_shows_something(self) -> None:
        assert allows("ir", a="que_falta")
        assert allows("ir", posted=True)

    def it_may_be_an_event_that_changes_something_only_by_post(self) -> None:
        assert not allows("quitar", lista="quejosas", lugar=1)
        assert allows("quitar", posted=True, lista="quejosas", lugar=1)

    @pytest.mark.parametrize(
        "told",
        [
            {"b": "x"}, {"a": ["x"]}, {"a": {"x": 1}}, {"a": True}, {"a": None}, {"a": 1.5}, {"a": -1}, {"a": 1000},
            {"a": "x y"}, {"a": "x" * 121}, {"a": "__x__()"},
        ],
    )  # fmt: skip
    def it_is_told_only_what_the_event_asks_and_in_plain_words(self, told: dict[str, Any]) -> None:
        assert not allows("ir", **told)

    def it_tells_a_screen_nothing(self) -> None:
        assert not allows("vio.paradero", a="x")

    @pytest.mark.parametrize("whole", [None, [], "ir", {}, {"action": "ir", "arguments": []}, {"action": "ir", "x": 1}])
    def it_has_the_form_that_our_pages_give_it(self, whole: Any) -> None:
        assert not OFFER.allows(whole, posted=True)


class DescribeAField:
    @pytest.mark.parametrize("name", ["quejosas[i].nombre", "quejosas[3].nombre", "situaciones[B'dGllcnJhcw']"])
    def it_is_known_in_every_place_of_a_list_and_by_its_boxes(self, name: str) -> None:
        assert OFFER.has_field(name)

    @pytest.mark.parametrize("name", ["otra", "quejosas[x].nombre", "situaciones[y]", "situaciones[B'x'][0]", "nombre"])
    def it_is_otherwise_unknown(self, name: str) -> None:
        assert not OFFER.has_field(name)
