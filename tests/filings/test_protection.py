"""Requests for protection: hours only when the danger is declared, nothing that people refused, no shelter in print."""

from __future__ import annotations

import re

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Text
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, QUEJA, caso, draft, folded
from tests.support.each import each

MECANISMO = "mecanismo_proteccion"
VICTIMAS = "medidas_victimas"
FULL = "comunidad_nuevo_jerusalen"

every_case = each("name", NAMES)
every_request = pytest.mark.parametrize("filing", [MECANISMO, VICTIMAS, QUEJA])


def defender(**more: object) -> Caso:
    """Somebody asks for a defender who is threatened; `more` says the rest."""
    person = {"nombre": "Alma", "es_defensora": True, **more.pop("quejosa", {})}
    return caso_from_data(
        {
            "informacion_hasta": "2026-05-20T10:00",
            "quejosas": [person],
            "promovente": {"nombre": "Berta"},
            "situaciones": ["amenazas"],
            **more,
        }
    )


def said(of: Caso, filing: str = MECANISMO) -> str:
    return folded(engine.write(engine.draft(of, filing), "txt").decode("utf-8"))


def notes(made: Document) -> str:
    return " ".join(i.comment for i in made.inlines() if isinstance(i, Text) and i.comment)


def lacking(of: Caso, filing: str = MECANISMO) -> list[str]:
    return [row.path for row in engine.gaps(of, filing) if row.nivel == "indispensable"]


class DescribeTheHoursOfTheMecanismo:
    """LPPDDHP, art. 26: three hours to issue and nine to carry out, when the petitioner declares imminent danger."""

    @pytest.mark.parametrize(
        ("peligro_ahora", "peligro_inminente", "declared"),
        [
            (None, True, True),
            (True, None, False),  # who says that there is danger has declared nothing under oath
            (True, True, True),
            (True, False, False),
            (False, False, False),
            (None, None, False),
        ],
    )
    def it_counts_them_only_with_the_declaration(self, peligro_ahora, peligro_inminente, declared):
        words = said(defender(peligro_ahora=peligro_ahora, proteccion={"peligro_inminente": peligro_inminente}))
        for of_the_declaration in ("DECLARO", "tres horas", "nueve horas", "procedimiento extraordinario"):
            assert (of_the_declaration in words) is declared
        assert ("diez días naturales" in words) is not declared

    def it_asks_whether_the_danger_is_declared_when_nobody_said(self):
        assert "proteccion.peligro_inminente" in lacking(defender())
        assert "proteccion.peligro_inminente" in lacking(defender(peligro_ahora=True))

    def it_tells_the_attorney_that_the_start_of_the_nine_hours_can_be_read_two_ways(self):
        assert "sin precisar desde cuándo" in notes(draft(FULL, MECANISMO))

    def it_tells_the_attorney_that_the_urgent_remedy_has_less_than_thirty_days(self):
        made = notes(draft(FULL, MECANISMO))
        assert "un plazo más corto contra el procedimiento extraordinario" in made
        assert "TREINTA días naturales" in made


class DescribeConsent:
    """LPPDDHP, art. 25: no consent, no procedure, unless something grave prevents it."""

    def it_is_indispensable_when_somebody_else_asks(self):
        assert "quejosas.0.consentimiento.informada" in lacking(defender())

    def it_is_given_by_who_asks_for_herself(self):
        alone = defender(promovente={"nombre": "Alma", "es_la_quejosa": True, "es_defensora": True})
        assert "quejosas.0.consentimiento.informada" not in lacking(alone)
        assert "por decisión propia" in said(alone)

    def it_is_said_to_be_given_only_for_this_purpose(self):
        told = {"informada": True, "finalidades": ["proteccion"]}
        assert "Alma: conoce esta solicitud" in said(defender(quejosa={"consentimiento": told}))
        for finalidades in ([], ["queja"]):
            other = said(defender(quejosa={"consentimiento": {"informada": True, "finalidades": finalidades}}))
            assert "Alma: falta recabar su consentimiento" in other
            assert "dio su consentimiento" not in other

    def it_may_come_later_from_who_cannot_give_it_now(self):
        kept = defender(quejosa={"consentimiento": {"imposible": "está en el hospital"}})
        assert "impedida por causa grave para dar su consentimiento: está en el hospital" in said(kept)
        assert "quejosas.0.consentimiento.informada" not in lacking(kept)

    def it_is_not_asked_of_somebody_who_is_held(self):
        held = defender(actos=[{"tipo": "libertad_fuera_proc"}])
        assert "pues está privada de su libertad" in said(held)
        assert "quejosas.0.consentimiento.informada" not in lacking(held)


class DescribeWhatPeopleDoNotWant:
    @every_request
    def it_is_never_among_what_is_asked_for(self, filing):
        words = said(caso(FULL), filing)
        asked, refused = words.split("NO ACEPTAN", 1)
        assert "soldados" in refused
        assert "soldados" not in asked.partition("MEDIDAS QUE SE SOLICITAN")[2]

    @pytest.mark.parametrize(
        "refused", ["escolta", "polic", "soldado", "cámara", "evacua", "reubica", "militar", "blindad"]
    )
    def it_is_not_offered_by_the_law_data_either(self, refused):
        """What the table asks of the Mecanismo for everybody is what nobody is known to refuse."""
        words = said(defender(peligro_ahora=True)).partition("MEDIDAS QUE SE SOLICITAN")[2]
        assert refused not in words.casefold()

    @pytest.mark.parametrize("filing", [MECANISMO, VICTIMAS])
    def it_is_repeated_in_what_is_prayed_for(self, filing):
        assert re.search(r"sin imponer ninguna de las que no (?:se )?aceptan", said(caso(FULL), filing))

    def it_warns_that_the_police_of_the_state_may_be_the_aggressor(self):
        assert "medidas federales, o que no dependan de la policía" in notes(draft(FULL, MECANISMO))


class DescribeTheShelter:
    @pytest.mark.parametrize("filing", [row.id for row in engine.filings() if row.destinatario])
    def it_is_in_nothing_that_goes_to_an_office(self, filing):
        """Not in the text, not in a comment: a file is forwarded with both."""
        assert caso(FULL).comunidad.refugio
        made = draft(FULL, filing)
        assert "Santa Lucía Buenavista" not in said(caso(FULL), filing) + notes(made) + made.summary

    @pytest.mark.parametrize("filing", [MECANISMO, VICTIMAS])
    def it_is_told_in_private(self, filing):
        assert "se entregará en privado" in said(caso(FULL), filing)


class DescribeTheContact:
    @pytest.mark.parametrize("filing", [MECANISMO, VICTIMAS])
    def it_gives_no_other_telephone_or_address_when_a_safe_way_is_known(self, filing):
        home = {"nombre": "Berta", "telefono": "919 000 11 22", "correo": "b@ejemplo.test", "domicilio": "calle Uno"}
        safe = said(defender(promovente=home, proteccion={"contacto_seguro": "por la radio de la parroquia"}), filing)
        assert "por la radio de la parroquia" in safe
        assert [word for word in ("919 000 11 22", "b@ejemplo.test", "calle Uno") if word in safe] == []

    def it_never_gives_the_address(self):
        assert "calle Uno" not in said(defender(promovente={"nombre": "Berta", "domicilio": "calle Uno"}))


class DescribeWhoIsProtected:
    def it_is_the_defender_and_not_whoever_asks(self):
        assert "incorporar al Mecanismo a Alma." in said(defender())

    def it_is_both_when_who_asks_is_threatened_as_well(self):
        both = defender(promovente={"nombre": "Berta", "es_defensora": True, "tambien_quejosa": True})
        assert "incorporar al Mecanismo a Alma y Berta." in said(both)

    def it_is_whoever_asks_when_nobody_else_defends_rights(self):
        her = defender(quejosa={"es_defensora": False}, promovente={"nombre": "Berta", "es_defensora": True})
        assert "incorporar al Mecanismo a Berta." in said(her)

    @every_case
    def it_is_nobody_when_no_one_defends_rights(self, name):
        people = (*caso(name).quejosas, caso(name).promovente)
        if not any(person.es_defensora is True or person.es_periodista is True for person in people):
            assert not engine.fits(caso(name), MECANISMO)
            assert any("defender derechos" in reason.motivo for reason in engine.exclusions(caso(name), MECANISMO))
