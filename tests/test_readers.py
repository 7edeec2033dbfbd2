"""What each reader of a filing may read: an address, a refuge, a name that is kept, found anew in every draft."""

from __future__ import annotations

import pytest

from docassemble.rightsforms.assembly.document import Span
from docassemble.rightsforms.filings import catalogue
from tests.support.casos import FILING, NAMES, caso, draft, rasgos, text
from tests.support.secretos import squeezed

WITHIN = {"accion_urgente_interna", "bitacora_busqueda"}  # for those who work on the case
CONTACT = {f"promovente.{field}" for field in ("domicilio", "telefono", "correo", "usuario_psl")}
FILINGS = tuple(catalogue())

every_filing = pytest.mark.parametrize("filing", FILINGS)


def printed(filing: str, name: str, words: object) -> bool:
    return isinstance(words, str) and len(squeezed(words)) > 3 and squeezed(words) in squeezed(text(name, filing))


class DescribeTheRefuge:
    @every_filing
    def it_stands_in_no_filing(self, filing):
        assert [name for name in NAMES if printed(filing, name, caso(name).comunidad.refugio)] == []

    @every_filing
    def it_is_not_told_as_the_place_where_somebody_is(self, filing):
        """Only of somebody who is held is a place told: a free person is not looked for by an actuary with soldiers."""
        free = [name for name in NAMES if "en_sus_manos" not in rasgos(name)]
        assert [name for name in free if printed(filing, name, caso(name).paradero.lugar)] == []

    def it_is_looked_for_in_some_case(self):
        assert any(isinstance(caso(name).comunidad.refugio, str) for name in NAMES)
        assert sum("en_sus_manos" not in rasgos(n) and isinstance(caso(n).paradero.lugar, str) for n in NAMES) >= 3


class DescribeWhoeverAskedForReserve:
    @pytest.mark.parametrize("filing", [filing for filing in FILINGS if filing not in WITHIN])
    def it_is_not_given_away_by_an_address(self, filing):
        """Whatever way there is to reach them, it is handed in apart."""
        asked = [name for name in NAMES if "resguardo" in rasgos(name)]
        assert {name: found for name in asked if (found := CONTACT & paths(name, filing))} == {}

    def it_is_written_for_whoever_did_not_ask(self):
        open_cases = [name for name in NAMES if "resguardo" not in rasgos(name)]
        assert {path for name in open_cases for path in paths(name, FILING) & CONTACT} >= CONTACT - {
            "promovente.usuario_psl"
        }


def paths(name: str, filing: str) -> set[str]:
    return {inline.path for inline in draft(name, filing).inlines() if isinstance(inline, Span)}
