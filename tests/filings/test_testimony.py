"""What the record of a testimony promises whoever tells: only what they allowed; their name only if they said so."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Text
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import caso, folded
from tests.support.inside import everything

ACTA = "acta_testimonio"
NAME = "Sebastiana Velasco Luna"  # the reserved witness of the case
ROWS = {
    "amparo": "Demanda de amparo",
    "queja": "Queja de derechos humanos",
    "denuncia": "Denuncia",
    "internacional": "Organismos internacionales",
    "publicacion": "Comunicación pública",
    "archivo": "Archivo del caso",
}
MINOR = ("quién autoriza", "quién acompaña", "si se avisó a la Procuraduría")


@cache
def drafted(name: str) -> Document:
    return engine.draft(caso(name), ACTA)


def of(**testimony: Any) -> Any:
    return caso_from_data({"informacion_hasta": "2026-06-14T18:00", "testimonios": [{"seudonimo": "T-1", **testimony}]})


def said(**testimony: Any) -> str:
    return folded(engine.write(engine.draft(of(**testimony), ACTA), "txt").decode("utf-8"))


def allowed(**consent: Any) -> dict[str, str]:
    """The answer that the sheet prints beside each purpose."""
    text = engine.write(engine.draft(of(declarante={"consentimiento": consent}), ACTA), "txt").decode("utf-8")
    cells = dict(line.split("\t", 1) for line in text.splitlines() if "\t" in line)
    return {purpose: cells[row] for purpose, row in ROWS.items()}


def lacking(**testimony: Any) -> list[str]:
    return [row.label for row in engine.gaps(of(**testimony), ACTA) if row.nivel == "indispensable"]


def asked_of_a_minor(**testimony: Any) -> list[str]:
    return [label for label in lacking(**testimony) if label.startswith(MINOR)]


class DescribeAReservedName:
    @pytest.mark.parametrize("fmt", ["txt", "docx", "pdf"])
    @pytest.mark.parametrize("word", [*NAME.split(), "Barrio La Reservada", "vendedora de atol"])
    def it_is_nowhere_in_the_file(self, fmt, word):
        inside = everything(drafted("testigos_san_juan_cancuc"))[fmt]
        assert "T-02" in inside
        assert word not in inside

    def it_would_have_been_found_by_this_search(self):
        inside = everything(drafted("testigos_san_juan_cancuc"))
        assert all("Petrona" in words for words in inside.values())

    def it_is_told_to_the_attorney_that_the_key_stays_apart(self):
        notes = [i.comment for i in drafted("testigos_san_juan_cancuc").inlines() if isinstance(i, Text) and i.comment]
        assert any("se guardan aparte, en sobre cerrado" in note for note in notes)

    @pytest.mark.parametrize(
        "reserve",
        [
            {"consentimiento": {"nombre": "reservado"}},
            {"nombre_reservado": True, "consentimiento": {"nombre": "completo"}},
            {"consentimiento": {}},
            {"consentimiento": {"nombre": {"se_ignora": True}}},
            {"consentimiento": {"imposible": "no se le encuentra", "nombre": "completo"}},
        ],
    )
    def it_does_not_print_unless_the_person_said_so(self, reserve):
        text = said(declarante={"nombre": NAME, **reserve})
        assert "Sebastiana" not in text
        assert "Se reserva. En esta acta se usa la clave T-1." in text

    def it_prints_in_full_when_the_person_said_so(self):
        text = said(declarante={"nombre": NAME, "consentimiento": {"nombre": "completo"}})
        assert text.count(NAME) == 2  # who tells, and where to sign

    def it_prints_initials_when_only_these_were_allowed(self):
        text = said(declarante={"nombre": NAME, "consentimiento": {"nombre": "iniciales"}})
        assert "S. V. L." in text
        assert "Sebastiana" not in text

    def it_is_never_more_than_initials_for_a_minor(self):
        text = said(declarante={"nombre": NAME, "edad": 12, "consentimiento": {"nombre": "completo"}})
        assert "S. V. L." in text
        assert "Sebastiana" not in text


class DescribeWhatIsAllowed:
    @pytest.mark.parametrize("purpose", ROWS)
    def it_is_what_was_said_and_nothing_else(self, purpose):
        expected = {name: "Sí" if name == purpose else "No" for name in ROWS}
        assert allowed(informada=True, finalidades=[purpose]) == expected

    @pytest.mark.parametrize(
        "consent", [{"informada": False}, {"informada": {"se_ignora": True}}, {"imposible": "murió"}]
    )
    def it_is_nothing_when_nobody_explained_or_could_ask(self, consent):
        assert set(allowed(**consent, finalidades=list(ROWS)).values()) == {"No"}

    def it_is_to_be_answered_by_hand_on_a_blank_sheet(self):
        assert set(allowed().values()) == {"Sí / No"}

    def it_says_that_silence_is_a_no(self):
        assert "Lo que no dice «Sí» no está autorizado." in said()

    def it_is_no_recording_and_no_copy_for_attorneys_unless_said(self):
        text = said(declarante={"consentimiento": {"informada": True}})
        assert "Grabar audio, video o fotografía No" in text
        assert "Compartirlo con las personas abogadas No" in text


class DescribeAMinor:
    def it_is_never_alone(self):
        assert len(asked_of_a_minor(declarante={"edad": 17})) == len(MINOR)
        assert "No se tome este testimonio a solas." in said(declarante={"menor_de_edad": True})

    def it_needs_a_known_companion(self):
        nobody_knows = {name: {"se_ignora": True} for name in ("autoriza", "acompana", "procuraduria_avisada")}
        assert len(asked_of_a_minor(declarante={"edad": 17}, **nobody_knows)) == len(MINOR)

    def it_lacks_nothing_once_accompanied(self):
        cared = {"autoriza": "su mamá", "acompana": "su mamá", "procuraduria_avisada": True}
        assert asked_of_a_minor(declarante={"edad": 17}, **cared) == []

    @pytest.mark.parametrize("adult", [{"edad": 18}, {"menor_de_edad": False}, {}])
    def it_is_not_taken_for_one_when_grown_or_when_nobody_said(self, adult):
        assert asked_of_a_minor(declarante=adult) == []

    def it_does_not_swear(self):
        assert "protesta" not in said(declarante={"edad": 17}, presencia="vio")
        assert "bajo protesta de decir verdad que lo anterior es lo que vi" in said(presencia="vio")


class DescribeTheInterpreter:
    def it_must_promise_when_there_is_one(self):
        assert "promesa de fiel interpretación" in lacking(interprete={"nombre": "Jacinto"})
        assert "promesa de fiel interpretación" not in lacking()

    def it_spoils_the_record_not_to_promise(self):
        text = said(interprete={"nombre": "Jacinto", "promete_fidelidad": False})
        assert "no ha prometido hacer fiel interpretación: el acta no debe usarse" in text

    def it_is_told_to_the_attorney_who_can_never_be_one(self):
        made = engine.draft(of(interprete={"nombre": "Jacinto"}), ACTA)
        notes = " ".join(i.comment for i in made.inlines() if isinstance(i, Text) and i.comment)
        assert "las partes y los testigos nunca pueden ser intérpretes" in notes


class DescribeTheSheet:
    def it_says_that_it_is_private_each_time(self):
        text = folded(engine.write(drafted("testigos_san_juan_cancuc"), "txt").decode("utf-8"))
        private = "Es un documento privado: no es una entrevista ni una declaración ante autoridad."
        assert text.count(private) == len(caso("testigos_san_juan_cancuc").testimonios)

    def it_prints_the_tale_as_it_was_told(self):
        tale = caso("testigos_san_juan_cancuc").testimonios[0].relato
        assert isinstance(tale, str)
        assert tale in engine.write(drafted("testigos_san_juan_cancuc"), "txt").decode("utf-8")

    def it_keeps_the_danger_and_the_safe_contact_to_itself(self):
        text = said(riesgo="vive con su tía en Betania", contacto="domingos en la capilla")
        assert "Betania" not in text
        assert "capilla" not in text

    def it_asks_for_the_danger_when_nobody_weighed_it(self):
        assert "el riesgo y cómo se cuidará" in lacking()

    def it_claims_to_have_seen_only_what_was_seen(self):
        assert "lo que vi y sé" not in said(presencia="le_contaron") + said(presencia="oyo") + said()

    def it_needs_no_more_people_who_know_of_a_reserved_witness(self):
        assert "Testigo de la firma" not in said()
        assert "Testigo de la firma" in said(declarante={"consentimiento": {"nombre": "completo"}})

    def it_carries_the_rules_of_the_interview_only_while_blank(self):
        assert "ANTES DE EMPEZAR" not in said()
        blank = engine.draft(caso("apenas_empezado"), ACTA)
        assert "ANTES DE EMPEZAR" in engine.write(blank, "txt").decode("utf-8")
