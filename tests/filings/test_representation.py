"""Who may act for whom: powers only with a licence, a defender whom the person accepts, a letter where it serves."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import Estatus, caso_from_data
from tests.support.casos import DRAFTS, NAMES, caso, folded, text
from tests.support.each import each

AUTORIZACION, DEFENSA, ASESORIA, PODER = "autorizacion_art12", "designacion_defensa", "asesoria_victima", "carta_poder"
WITH_LAWYERS = (AUTORIZACION, DEFENSA, ASESORIA)
UNLICENSED = [
    {"nombre": "Carmela"},
    {"nombre": "Delia", "cedula": {"se_ignora": True}},
    {"nombre": "Eva", "cedula": " "},
]

every_filing = pytest.mark.parametrize("filing", WITH_LAWYERS)


def said(filing: str, **parts: Any) -> str:
    made = engine.draft(caso_from_data({"informacion_hasta": "2026-09-10T09:30", **parts}), filing)
    return folded(engine.write(made, "txt").decode("utf-8"))


class DescribeALicence:
    @each(("filing", "name"), [key for key in DRAFTS if key[0] in WITH_LAWYERS])
    def it_is_never_printed_blank(self, filing, name):
        licences = {str(a.cedula) for a in caso(name).autorizadas}
        printed = re.findall(r"con cédula profesional (\S+?)[;.]\n", text(name, filing))
        assert len(printed) == text(name, filing).count("con cédula profesional")
        assert set(printed) <= licences

    @every_filing
    def it_is_not_mentioned_when_nobody_has_one(self, filing):
        assert "cédula" not in said(filing, autorizadas=UNLICENSED)

    @pytest.mark.parametrize("filing", [DEFENSA, ASESORIA])
    @pytest.mark.parametrize("name", ["Carmela", "Delia", "Eva"])
    def it_is_needed_to_defend_or_advise(self, filing, name):
        assert name not in said(filing, autorizadas=UNLICENSED)

    def it_is_needed_for_the_broad_powers_of_an_amparo(self):
        broad, _, narrow = said(AUTORIZACION, autorizadas=[*UNLICENSED, {"nombre": "Flor", "cedula": "777"}]).partition(
            "únicamente para oír notificaciones"
        )
        assert "Flor, con cédula profesional 777" in broad
        assert all(name in narrow and name not in broad for name in ("Carmela", "Delia", "Eva"))
        assert "Flor" not in narrow

    def it_gives_nobody_the_broad_powers_when_nobody_has_it(self):
        assert "términos amplios" not in said(AUTORIZACION, autorizadas=UNLICENSED)


class DescribeTheDefender:
    def it_is_appointed_by_the_person_herself(self):
        own = {"quejosas": [{"nombre": "Ana"}], "promovente": {"nombre": "Ana", "es_la_quejosa": True}}
        assert "designo como mi defensa particular" in said(
            DEFENSA, autorizadas=[{"nombre": "Flor", "cedula": "777"}], **own
        )

    def it_is_only_proposed_by_the_family(self):
        text = said(DEFENSA, autorizadas=[{"nombre": "Flor", "cedula": "777"}])
        assert "propongo como defensa particular de la persona detenida" in text
        assert "designo" not in text

    @each("name", NAMES)
    def it_is_a_public_one_meanwhile_or_instead(self, name):
        assert "una persona defensora pública" in text(name, DEFENSA)

    @pytest.mark.parametrize(
        ("status", "words"),
        [
            (Estatus.MINISTERIO_PUBLICO, "C. AGENTE DEL MINISTERIO PÚBLICO QUE CONOCE"),
            (Estatus.JUEZ_O_PRISION, "C. JUEZ(A) DE CONTROL QUE CONOCE DE LA CAUSA"),
            (Estatus.SIN_EXPLICACION, "C. AGENTE DEL MINISTERIO PÚBLICO O C. JUEZ(A) DE CONTROL QUE CONOZCA"),
        ],
    )
    def it_is_asked_of_whoever_holds_the_person(self, status, words):
        assert words in said(DEFENSA, detencion={"estatus": status})

    @pytest.mark.parametrize("filing", [DEFENSA, ASESORIA])
    def it_knows_the_language_of_whoever_speaks_another(self, filing):
        assert "conozca su lengua y cultura" in said(filing, quejosas=[{"lengua": "chuj", "habla_espanol": "bien"}])
        assert "lengua y cultura" not in said(filing, quejosas=[{"lengua": "español"}])


class DescribeTheLetterOfPower:
    @each("name", NAMES)
    def it_says_where_it_is_not_needed(self, name):
        words = text(name, PODER)
        assert "no hace falta para pedir amparo por quien no puede hacerlo (artículo 15 de la Ley de Amparo)" in words
        assert "Tampoco para presentar una queja" in words
        assert "ni para denunciar un delito" in words

    @pytest.mark.parametrize("witnesses", [[], ["Uno"], ["Uno", "Dos"]])
    def it_has_room_for_two_witnesses(self, witnesses):
        letter = said(PODER, poder={"otorga": "Ana", "recibe": "Luz", "testigos": witnesses})
        assert letter.count("Testigo: ") + letter.count("Testigos: ") == 2

    def it_gives_only_what_is_written(self):
        letter = said(PODER, poder={"otorga": "Ana", "recibe": "Luz", "facultades": ["recoger un acta"]})
        assert "solo para esto, pueda: a) recoger un acta." in letter
        assert "Lo que aquí no se escribe no se permite." in letter

    def it_was_read_to_whoever_gives_it_only_if_that_is_known(self):
        read = {"interprete": {"leido_en_lengua": True}, "promovente": {"nombre": "Ana"}}
        assert "leída y explicada" in said(PODER, poder={"otorga": "Ana"}, **read)
        assert "leída y explicada" not in said(PODER, poder={"otorga": "Berta"}, **read)
