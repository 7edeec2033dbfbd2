"""Whom an interpreter is asked for."""

from __future__ import annotations

from itertools import permutations

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import folded

SPEAKERS = (
    {"nombre": "Ana Sántiz", "pueblo": "tseltal", "lengua": "tseltal", "habla_espanol": "poco"},
    {
        "nombre": "Rosa Díaz",
        "pueblo": "tseltal",
        "lengua": "Tseltal",
        "variante": "Bachajón",
        "habla_espanol": "poco",
    },
)


class DescribeTheInterpreter:
    def it_is_asked_for_once_and_of_the_variant_that_is_known_whoever_was_told_first(self):
        for quejosas in permutations(SPEAKERS):
            case = caso_from_data(
                {
                    "informacion_hasta": "2026-05-17T12:00",
                    "actos": [{"tipo": "libertad_fuera_proc"}],
                    "quejosas": list(quejosas),
                }
            )
            said = folded(write_text(engine.draft(case, "queja_derechos_humanos")))
            assert "con persona intérprete en lengua Tseltal, variante Bachajón, en" in said
