"""What follows from a piece of the record is worked out once, and goes with it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from weakref import ref

import pytest

from docassemble.rightsforms.context.owners import _told
from docassemble.rightsforms.filings import read
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Hecho, Quejosa, lots, once

NOW = datetime(2026, 5, 17, 12, 0)


class DescribeOnce:
    def it_works_out_once_what_is_asked_of_the_same_piece(self) -> None:
        done: list[str] = []
        length = once(lambda hecho, more: done.append(hecho.texto) or len(done))
        hecho, more = Hecho(texto="Se lo llevaron"), object()
        assert [length(hecho, more), length(hecho, more)] == [1, 1]

    def it_asks_anew_of_an_equal_piece_and_with_another_law(self) -> None:
        done: list[object] = []
        asked = once(lambda hecho, law: done.append(law))
        hecho, law = Hecho(texto="Se lo llevaron"), object()
        for piece, other in ((hecho, law), (hecho.model_copy(), law), (hecho, object()), (hecho, law)):
            asked(piece, other)
        assert len(done) == 4

    def it_follows_a_piece_that_was_made_of_another(self) -> None:
        alone = Caso(informacion_hasta=NOW, quejosas=(Quejosa(nombre="Juan"),))
        together = alone.model_copy(update={"quejosas": (*alone.quejosas, Quejosa(es_grupo=True))})
        assert [len(lots(alone)), len(lots(together)), len(lots(alone))] == [1, 2, 1]


class DescribeWhatIsKept:
    @pytest.mark.parametrize("asked", [lots, lambda caso: read(caso, jurisdiccion(caso.jurisdiccion)).traits, _told])
    @pytest.mark.parametrize("people", [(), (Quejosa(nombre="Juan"),)])
    def it_keeps_no_case_that_nobody_has_any_more(
        self, asked: Callable[[Caso], object], people: tuple[Quejosa, ...]
    ) -> None:
        caso = Caso(informacion_hasta=NOW, quejosas=people)
        asked(caso)
        there = [ref(caso), *(ref(lot.caso) for lot in lots(caso))]
        del caso
        gc.collect()
        assert [case for case in there if case() is not None] == []
