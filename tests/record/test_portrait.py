"""What tells who somebody is without a name: a trade, an illness, that a child is expected."""

from __future__ import annotations

from typing import Any

import pytest

from docassemble.rightsforms.record import caso_from_data, for_the_public
from docassemble.rightsforms.record.secretos import initials

WORDS = dict.fromkeys(("reserva_persona", "reserva_nombre", "reserva_dato", "reserva_lugar", "reserva_relato"), "(…)")
KEPT = {"nombre": "Rosa Díaz", "consentimiento": {"nombre": "reservado"}}
OPEN = {"nombre": "Ana Sántiz", "consentimiento": {"finalidades": ["publicacion"], "nombre": "completo"}}
STORY = "Una mujer embarazada, maestra, enferma de diabetes, pidió agua"


def told(*quejosas: dict[str, Any], story: str = STORY, **more: Any) -> str:
    fact = {"texto": story, "origen": "vi"}
    data = {"informacion_hasta": "2026-05-20T10:00", "publicacion": {"permiso": True}, "hechos": [fact], **more}
    return str(for_the_public(caso_from_data({**data, "quejosas": list(quejosas)}), WORDS).hechos[0].texto)


class DescribeThePortraitOfWhoeverIsNotNamed:
    @pytest.mark.parametrize(
        ("known", "hidden"),
        [
            ({"salud": {"embarazo": True}}, "embarazada"),
            ({"ocupacion": "maestra"}, "maestra"),
            ({"salud": {"padecimientos": "diabetes"}}, "diabetes"),
            ({"salud": {"medicacion": "diabetes"}}, "diabetes"),
            ({"salud": {"discapacidad": "diabetes"}}, "diabetes"),
            ({"actividad": "maestra"}, "maestra"),
        ],
    )
    def it_is_hidden_in_the_story_and_nothing_else_is(self, known, hidden):
        assert told({**KEPT, **known}) == STORY.replace(hidden, "(…)")

    def it_is_not_guessed_where_the_record_does_not_know_it(self):
        assert told({**KEPT, "salud": {"embarazo": False}}) == STORY

    def it_is_left_to_whoever_is_named(self):
        assert told({**OPEN, "ocupacion": "maestra", "salud": {"embarazo": True}}) == STORY


class DescribeANameWithoutItsSpaces:
    @pytest.mark.parametrize("written", ["rosadíazgómez", "rosadíaz", "DíazGómez"])
    def it_is_hidden_whole_or_in_part(self, written):
        assert told({**KEPT, "nombre": "Rosa Díaz Gómez"}, story=f"Preguntaron por {written} ayer") == (
            "Preguntaron por (…) ayer"
        )


class DescribeHowItWasTold:
    def it_leaves_out_the_sentences_that_tell_of_the_teller_and_keeps_their_stops(self):
        story = "Eran seis. Yo los vi pasar. ¿Me oyeron? Se fueron"
        assert told(KEPT, story=story) == "Eran seis. (…). (…)? Se fueron"

    def it_leaves_an_office_alone_unless_the_whole_name_stands_in_it(self):
        """Everybody knows the offices; one that is called after her would tell who she is."""
        offices = [{"institucion": "Oficina Rosa Díaz Gómez"}, {"institucion": "Casa Díaz"}]
        story = "Pasó en la Oficina Rosa Díaz Gómez y en la Casa Díaz"
        seen = told({**KEPT, "nombre": "Rosa Díaz Gómez"}, story=story, gestiones=offices)
        assert seen == "Pasó en la Oficina (…) y en la Casa Díaz"


class DescribeInitials:
    @pytest.mark.parametrize(
        ("name", "said"), [("María Gómez de Pérez", "M. G. P."), ("M. G. P.", "M. G. P."), ("Ana da Luz", "A. L.")]
    )
    def it_is_short_and_stays_short(self, name, said):
        assert initials(name) == said
