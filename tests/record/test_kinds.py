"""What a field holds is said by its type: on the day it is born, others read of it only what they may."""

from __future__ import annotations

import re

import pytest

from docassemble.rightsforms.record import Kind, caso_from_data, for_the_public
from tests.support.campos import case_with, fields
from tests.support.each import each
from tests.support.secretos import squeezed

FIELDS = dict(fields())
WORDS = {f"reserva_{what}": f"({what})" for what in ("persona", "nombre", "dato", "lugar", "relato")}
SECRETS = {
    Kind.NAME: "Zacarías Ek Quintal",
    Kind.WHO: "la vecina Zacarías Ek Quintal",
    Kind.CONTACT: "961 612 33 44",
    Kind.DATUM: "QX-88231-ZT",
    Kind.REFUGE: "la ermita de Yolotl",
}
SECRET = [path for path, kind in FIELDS.items() if kind in SECRETS]
# The organization's own, and the name of whoever acted or runs an office, are hidden from nobody.
SAID = {Kind.NOTED, Kind.SHORT, Kind.STORY, Kind.DETAIL}
# A village, a trade, an illness, where somebody may be held: what hides these is not the kind of the text alone.
ELSE = re.compile(r"comunidad$|ocupacion|actividad|salud|paradero.lugar")


def told_again(path: str, words: str) -> str:
    """What the public reads of a fact that tells what the field holds."""
    data = case_with(path, words)
    data["hechos"] = [*data.get("hechos", []), {"texto": f"Se dijo {words}, y nada más", "origen": "vi"}]
    return str(for_the_public(caso_from_data(data), WORDS).hechos[-1].texto)


class DescribeTheFields:
    def it_finds_them_all(self):
        assert len(FIELDS) > 190
        assert {"quejosas.0.nombre", "quejosas.0.paradero.refugio", "testimonios.0.interprete.nombre"} <= set(FIELDS)

    @pytest.mark.parametrize("kind", Kind)
    def it_has_some_of_each_kind(self, kind):
        assert kind in FIELDS.values()

    def it_calls_what_says_how_to_reach_somebody_by_its_kind(self):
        named = {path for path in FIELDS if re.search(r"(telefono|correo|domicilio|curp|sha256|refugio)$", path)}
        told = {path for path in named if FIELDS[path] not in SECRETS}
        assert told == set(), (
            "its type in docassemble/rightsforms/record/ says nothing of its kind: see record/kinds.py"
        )


class DescribeWhatAStoryTellsAgain:
    @each("path", SECRET)
    def it_is_hidden_whatever_field_holds_it(self, path):
        words = SECRETS[FIELDS[path]]
        seen = told_again(path, words)
        assert squeezed(words.removeprefix("la vecina ")) not in squeezed(seen)
        assert seen.startswith("Se dijo")
        assert seen.endswith("y nada más")

    @each("path", [path for path, kind in FIELDS.items() if kind in SAID and not ELSE.search(path)])
    def it_stays_when_it_is_no_secret(self, path):
        assert told_again(path, "Quintal Yolotl") == "Se dijo Quintal Yolotl, y nada más"

    @pytest.mark.parametrize("path", ["quejosas.0.ocupacion", "quejosas.0.salud.medicacion", "promovente.actividad"])
    def it_is_hidden_when_it_tells_who_it_is(self, path):
        assert told_again(path, "Quintal Yolotl") == "Se dijo (dato), y nada más"
