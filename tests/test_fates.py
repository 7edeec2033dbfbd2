"""Of several people the public is told first who is gone: who does not appear, who died, and the rest."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.record import caso_from_data
from docassemble.rightsforms.record.suerte import called
from tests.support.casos import folded, text

AMATAN = "dos_muertos_y_una_ausente_amatan"


class DescribeTheFirstLine:
    def it_tells_the_missing_and_the_dead_apart(self):
        told = (
            "se ignora dónde está una persona cuyo nombre se reserva; murieron dos personas cuyos nombres se reservan"
        )
        assert told in folded(text(AMATAN, "comunicado"))


class DescribeWhatSomebodyIsCalled:
    @pytest.mark.parametrize(
        ("known", "said"),
        [
            ({"nombre": "Ana", "alias": "Anita"}, "Ana"),
            ({"nombre": {"se_ignora": True}, "alias": "Anita"}, "Anita"),
            ({"nombre": " ", "relacion": "hermana"}, "hermana"),
            ({"descripcion": "la de la blusa roja"}, "la de la blusa roja"),
            ({}, "p1"),
        ],
    )
    def it_is_the_first_thing_that_is_known(self, known, said):
        case = caso_from_data({"informacion_hasta": "2026-05-17T12:00", "quejosas": [known]})
        assert called(case, ["p1"]) == (said,)
