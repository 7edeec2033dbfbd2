"""Lists that grow and shrink while their elements keep the name by which docassemble finds their answers."""

from __future__ import annotations

import docassemble.base.config as da
import pytest
from hypothesis import given
from hypothesis import strategies as st

da.daconfig["nltk socket"] = "/"  # as on the server: any path that exists keeps docassemble from its dictionaries
from docassemble.base.util import DAList, DAObject  # noqa: E402

from docassemble.rightsforms.interview.choices import agency_list, authority_name  # noqa: E402
from docassemble.rightsforms.interview.others import names_of_the_others, tomar_a_las_demas  # noqa: E402
from docassemble.rightsforms.interview.steps import (  # noqa: E402
    append_to,
    es_toda_la_comunidad,
    es_una_persona,
    is_apart,
    poner_autoridades,
)

BOXES = ("policia_municipal", "guardia_nacional", "fgr", "ejercito")


def authorities(*codes: str) -> DAList:
    """As the screens leave them: each with an answer, some of it inside a part of its own."""
    made = DAList("autoridades", object_type=DAObject, auto_gather=False)
    poner_autoridades(made, codes)
    for authority in made.elements:
        authority.initializeAttribute("lugar", DAObject)
        authority.lugar.municipio = authority.nombre = authority.corporacion
    return made


def names(things: DAList) -> list[str]:
    return [part for thing in things.elements for part in (thing.instanceName, *_inside(thing))]


def _inside(thing: DAObject) -> list[str]:
    return [thing.lugar.instanceName] if hasattr(thing, "lugar") else []


class DescribePonerAutoridades:
    def it_takes_the_first_away_and_the_one_that_stays_is_found_where_it_is(self) -> None:
        made = authorities("policia_municipal", "guardia_nacional")
        poner_autoridades(made, ("guardia_nacional",))
        assert names(made) == ["autoridades[0]", "autoridades[0].lugar"]
        assert made[0].nombre == "guardia_nacional"

    @given(st.sets(st.sampled_from(BOXES)), st.sets(st.sampled_from(BOXES)))
    def it_holds_one_for_each_box_whatever_was_ticked_before(self, before: set[str], after: set[str]) -> None:
        made = authorities(*sorted(before))
        stay = [code for code in sorted(before) if code in after]
        poner_autoridades(made, tuple(sorted(after)))
        assert {authority.corporacion for authority in made.elements} == (after or {"desconocida"})
        assert [authority.nombre for authority in made.elements if hasattr(authority, "nombre")] == (
            stay or [] if before or after else ["desconocida"]
        )
        for place, authority in enumerate(made.elements):
            assert authority.instanceName == f"autoridades[{place}]"
            assert _inside(authority) in ([], [f"autoridades[{place}].lugar"])

    def it_changes_nothing_when_the_same_boxes_are_ticked_in_another_order(self) -> None:
        made = authorities("policia_municipal", "guardia_nacional")
        poner_autoridades(made, ("guardia_nacional", "policia_municipal"))
        assert [authority.corporacion for authority in made.elements] == ["policia_municipal", "guardia_nacional"]

    @pytest.mark.parametrize("codes", [(), ("desconocida",)])
    def it_has_somebody_unknown_when_nobody_was_named(self, codes: tuple[str, ...]) -> None:
        assert [authority.corporacion for authority in authorities(*codes).elements] == ["desconocida"]


class DescribeAPersonOrACommunity:
    def it_leaves_nothing_of_the_person_to_the_community(self) -> None:
        quejosas = DAList("quejosas", object_type=DAObject, auto_gather=False)
        somebody = quejosas.appendObject(nombre="Juan", edad=30, descripcion="de gorra roja")
        es_toda_la_comunidad(quejosas)
        assert [name for name in ("nombre", "edad", "descripcion") if hasattr(somebody, name)] == []
        assert somebody.es_grupo

    def it_asks_a_person_what_was_not_asked_of_the_community(self) -> None:
        quejosas = DAList("quejosas", object_type=DAObject, auto_gather=False)
        somebody = quejosas.appendObject()
        es_toda_la_comunidad(quejosas)
        es_una_persona(somebody)
        assert [name for name in ("es_grupo", "vio_salud", "vio_lengua") if hasattr(somebody, name)] == []

    def it_says_nothing_of_whoever_was_a_person_all_along(self) -> None:
        somebody = DAObject("quejosas[1]", vio_salud=True)
        es_una_persona(somebody)
        assert somebody.vio_salud
        assert not hasattr(somebody, "es_grupo")


class DescribeNamesInARow:
    def taken(self, *written: str) -> DAList:
        """The screen that asks who, sent once with each of these texts."""
        quejosas = DAList("quejosas", object_type=DAObject, auto_gather=False)
        quejosas.appendObject(nombre="Juan")
        for text in written:
            quejosas[0].mas_nombres = text
            tomar_a_las_demas(quejosas)
            for persona in quejosas.elements[1:]:
                persona.dicho = getattr(persona, "dicho", persona.nombre)
        return quejosas

    @pytest.mark.parametrize(
        ("then", "are", "they_were"),
        [
            ("Luz\nPedro", ["Luz", "Pedro"], ["Luz", "Pedro"]),
            ("Pedro\n\n Luz Díaz ", ["Luz Díaz", "Pedro"], ["Luz", "Pedro"]),
            ("Luz\nPedro\nLuz", ["Luz", "Pedro", "Luz"], ["Luz", "Pedro", "Luz"]),
            ("Pedro", ["Pedro"], ["Pedro"]),
            ("", [], []),
        ],
    )
    def it_keeps_what_was_said_of_whoever_stays(self, then: str, are: list[str], they_were: list[str]) -> None:
        made = self.taken("Luz\nPedro", then)
        assert names_of_the_others(made).splitlines() == are
        assert [persona.dicho for persona in made.elements[1:]] == they_were
        assert [persona.instanceName for persona in made.elements] == [
            f"quejosas[{n}]" for n in range(len(made.elements))
        ]

    def it_leaves_alone_whoever_was_added_by_herself(self) -> None:
        made = self.taken("Luz")
        made.appendObject(nombre="Rosa")
        tomar_a_las_demas(made)
        assert [persona.nombre for persona in made.elements] == ["Juan", "Rosa"]

    def it_leaves_nobody_to_the_community(self) -> None:
        made = self.taken("Luz\nPedro")
        es_toda_la_comunidad(made)
        assert len(made.elements) == 1


class DescribeAnAuthorityApart:
    def added(self, *codes: str) -> DAList:
        made = authorities(*codes)
        append_to(made)
        return made

    def it_stays_whatever_is_ticked(self) -> None:
        made = self.added("policia_municipal")
        made[1].corporacion = "policia_municipal"
        for boxes in (("policia_municipal", "fgr"), ("fgr",), ("policia_municipal",)):
            poner_autoridades(made, boxes)
            assert [is_apart(authority) for authority in made.elements].count(True) == 1

    def it_takes_the_place_of_somebody_unknown_when_something_was_said_of_it(self) -> None:
        made = self.added()
        poner_autoridades(made, ())
        assert [getattr(authority, "corporacion", None) for authority in made.elements] == ["desconocida", None]
        made[1].nombre = "Guardia del rancho El Carmen"
        poner_autoridades(made, ())
        assert [authority_name(authority) for authority in made.elements] == ["<bdi>Guardia del rancho El Carmen</bdi>"]

    def it_may_be_of_a_kind_that_is_on_the_list(self) -> None:
        made = self.added("policia_municipal")
        (made[1].corporacion,) = next(entry for entry in agency_list() if entry.get("ejercito"))
        assert authority_name(made[1]).startswith("Ejército")
