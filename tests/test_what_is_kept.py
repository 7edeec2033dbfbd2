"""Whose name is kept, of several people; and a refuge that somebody tells in other words."""

from __future__ import annotations

from typing import Any

from docassemble.rightsforms.context import Reader
from docassemble.rightsforms.context.owners import Owners
from docassemble.rightsforms.filings import house_words, read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Lector, caso_from_data
from docassemble.rightsforms.record.reserva import for_the_public

LAW = jurisdiccion("mx_chiapas")


def case(**parts: Any) -> Caso:
    return caso_from_data({"informacion_hasta": "2026-05-17T12:00", **parts})


class DescribeAName:
    def it_is_kept_of_a_child_though_nobody_asked(self) -> None:
        people = [{"nombre": "Ana Ruiz", "edad": 9}, {"nombre": "Luis Ruiz", "edad": 40}]
        reader = Reader(read(case(quejosas=people), LAW), Lector.JUZGADO, house_words())
        assert [reader.is_kept(f"quejosas.{place}.nombre") for place in range(2)] == [True, False]

    def it_is_kept_of_the_one_who_asked_and_not_of_her_namesake(self) -> None:
        people = [{"nombre": "Ana Ruiz", "edad": 30, "nombre_reservado": True}, {"nombre": "Ana Ruiz", "edad": 50}]
        owners = Owners(read(case(quejosas=people), LAW))
        kept = ["reservada" in owners.traits(f"quejosas.{place}.nombre") for place in range(2)]
        assert kept == [True, False]

    def it_is_kept_everywhere_of_one_who_asked_in_one_place(self) -> None:
        asked = case(
            quejosas=[{"nombre": "Ana Ruiz", "edad": 30}],
            promovente={"nombre": "Ana Ruiz", "nombre_reservado": True},
        )
        assert "reservada" in Owners(read(asked, LAW)).traits("quejosas.0.nombre")


class DescribeARefuge:
    def it_is_hidden_without_the_small_words_it_begins_with(self) -> None:
        told = case(
            paradero={"estado": "resguardo", "refugio": "en la bodega de la loma"},
            hechos=[{"texto": "Supieron que duerme por aquella bodega de la loma", "origen": "vi"}],
        )
        public = for_the_public(told, house_words(), [])
        assert "bodega de la loma" not in str(public.hechos[0].texto)
        assert "Supieron que duerme" in str(public.hechos[0].texto)
