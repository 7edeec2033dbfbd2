"""What the register of evidence promises: the hash whole, the author as they wish, and no claim to be official."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import NAMES, caso, folded, text
from tests.support.each import each
from tests.support.inside import everything
from tests.support.texts import docx_text, pdf_text

REGISTRO = "registro_evidencia"
FULL = "evidencia_pantelho"
HASHES = [p.sha256 for p in caso(FULL).pruebas if isinstance(p.sha256, str)]


@cache
def drafted(name: str) -> Document:
    return engine.draft(caso(name), REGISTRO)


def said(**evidence: Any) -> str:
    data = {"informacion_hasta": "2026-08-20T11:00", "pruebas": [{"descripcion": "algo", **evidence}]}
    return engine.write(engine.draft(caso_from_data(data), REGISTRO), "txt").decode("utf-8")


class DescribeTheHash:
    @pytest.mark.parametrize("sha256", HASHES)
    def it_stands_whole_in_the_sheet_and_in_the_annex(self, sha256):
        assert len(sha256) == 64
        assert text(FULL, REGISTRO).count(sha256) == 2
        assert docx_text(engine.write(drafted(FULL), "docx")).count(sha256) == 2

    @pytest.mark.parametrize("sha256", HASHES)
    def it_stands_on_one_line_of_the_page(self, sha256):
        assert pdf_text(engine.write(drafted(FULL), "pdf")).count(sha256) == 2

    def it_is_asked_for_of_every_file_and_of_no_object(self):
        asked = [row.path for row in engine.gaps(caso("evidencia_suelta_chenalho"), REGISTRO) if "sha256" in row.path]
        kinds = {str(caso("evidencia_suelta_chenalho").pruebas[int(path.split(".")[1])].tipo) for path in asked}
        assert kinds == {"foto", "mensaje", "documento"}
        assert "Huella SHA-256" not in said(tipo="objeto")


class DescribeAReservedAuthor:
    @pytest.mark.parametrize("fmt", ["txt", "docx", "pdf"])
    def it_is_nowhere_in_the_file(self, fmt):
        inside = everything(drafted(FULL))[fmt]
        assert "cuya identidad se reserva" in folded(inside) or fmt == "docx"
        assert "Secretos" not in inside

    def it_is_named_when_not_reserved(self):
        assert "obtenido por Ana" in said(autoria="Ana")

    def it_is_not_called_reserved_when_merely_unknown(self):
        assert "se reserva" not in said(autoria={"se_ignora": True})


class DescribeThePrivateChain:
    @each("name", NAMES)
    def it_is_never_called_official(self, name):
        sentences = [s for s in re.split(r"(?<=[.])\s+", folded(text(name, REGISTRO))) if "oficial" in s]
        assert sentences == ["No sustituye la cadena de custodia oficial."]

    @each("name", NAMES)
    def it_is_not_called_custody(self, name):
        """Only the authority's is: the one that this does not replace, and the one that the annex asks for."""
        before = set(re.findall(r"(\w+ \w+) cadena de custodia", folded(text(name, REGISTRO))))
        assert before <= {"sustituye la", "a la"}

    def it_has_one_line_for_each_hand_and_two_to_write(self):
        log = said(bitacora=[{"quien": "Ana"}, {"quien": "Luis"}]).split("¿Misma huella? Firma")[1].split("\n\n")[0]
        assert [line.split("\t")[1] for line in log.splitlines()[1:]] == ["Ana", "Luis", "", ""]

    def it_says_when_the_hash_had_changed(self):
        log = said(bitacora=[{"quien": "Ana", "huella_igual": False}])
        assert "Ana\t\t\tNo\n" in log


class DescribeTheAnnexes:
    def it_numbers_them_as_the_petition_does(self):
        petition = dict(re.findall(r"([^\n]+?) \(Anexo (\d+)\)", text(FULL)))
        register = re.findall(r"«Anexo (\d+)\. .*? como (EV-\d+)", text(FULL, REGISTRO))
        described = re.findall(r"Qué se ve o se oye\t(.+)", text(FULL, REGISTRO))
        found = {described[int(item.removeprefix("EV-")) - 1]: number for number, item in register}
        assert found == {words.partition(") ")[2]: number for words, number in petition.items()}

    def it_leaves_the_number_open_for_what_is_no_annex(self):
        assert "«Anexo (número por asignar)." in said()


class DescribeWhatItMayBeUsedFor:
    def it_is_nothing_until_somebody_said(self):
        assert "Ninguno todavía" in said()

    def it_is_what_was_said(self):
        assert "Para qué se permite usarlo\tqueja, archivo del caso" in said(uso=["queja", "archivo"])


class DescribeAPieceOfWhichNobodyAllowedTheUse:
    @pytest.mark.parametrize("filing", ["amparo_art15", "queja_derechos_humanos", "denuncia"])
    def it_is_offered_nowhere_and_the_filing_says_that_it_was_not_asked(self, filing):
        alone, allowed = (
            caso_from_data(
                {
                    "informacion_hasta": "2026-08-20T11:00",
                    "pruebas": [{"descripcion": "el cuaderno azul", "anexo": True, "uso": uso}],
                }
            )
            for uso in ([], ["amparo", "queja", "denuncia"])
        )
        asked, still = ({row.path for row in engine.gaps(case, filing)} for case in (alone, allowed))
        assert asked - still == {"pruebas.0.uso"}
        shown = ["el cuaderno azul" in folded(write_text(engine.draft(case, filing))) for case in (alone, allowed)]
        assert shown == [False, True]
