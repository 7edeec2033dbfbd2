"""The case as the public may see it: what is held back, how a name is said, what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from docassemble.rightsforms.record import Caso, Part, caso_from_data, dump_case, for_the_public, uso_del_nombre
from docassemble.rightsforms.record.paths import walk
from docassemble.rightsforms.record.reserva import PUBLICO

WORDS = {
    "reserva_persona": "NADIE",
    "reserva_nombre": "(nombre)",
    "reserva_dato": "(dato)",
    "reserva_lugar": "(lugar)",
    "reserva_relato": "(relato)",
}
ADULT = {"nombre": "Julián Méndez Trejo", "edad": 40}
CHILD = {"nombre": "Emiliano Méndez Ruiz", "edad": 9}


def case(**fields: Any) -> Caso:
    permission = {"publicacion": {"permiso": True}}
    return caso_from_data({"informacion_hasta": "2026-05-20T10:00", **permission, **fields})


def public(**fields: Any) -> Caso:
    return for_the_public(case(**fields), WORDS)


def told(text: str, **fields: Any) -> str:
    """What the public reads of a fact told in these words."""
    (fact,) = public(hechos=[{"texto": text, "origen": "vi"}], **fields).hechos
    return str(fact.texto)


def name_of(persona: dict[str, Any], **fields: Any) -> str:
    return str(public(quejosas=[persona], **fields).quejosas[0].nombre)


class DescribeTheName:
    @pytest.mark.parametrize(
        ("persona", "said"),
        [
            (ADULT, "Julián Méndez Trejo"),
            (CHILD, "E. M. R."),
            ({**ADULT, "edad": None, "nacimiento": "2010-01-01"}, "J. M. T."),
            ({**ADULT, "edad": None, "menor_de_edad": True}, "J. M. T."),
            ({**ADULT, "nombre": "María de los Ángeles de la Cruz y Gómez", "edad": 8}, "M. Á. C. G."),
            ({**ADULT, "nombre": "maría gómez", "edad": 8}, "M. G."),
            ({**ADULT, "nombre_reservado": True}, "NADIE"),
            ({**CHILD, "nombre_reservado": True}, "NADIE"),
            ({**ADULT, "consentimiento": {"nombre": "reservado"}}, "NADIE"),
            ({**ADULT, "consentimiento": {"nombre": "iniciales"}}, "J. M. T."),
            ({**ADULT, "consentimiento": {"nombre": "completo", "finalidades": ["queja"]}}, "NADIE"),
            ({**ADULT, "consentimiento": {"finalidades": ["publicacion"], "informada": False}}, "NADIE"),
            ({**CHILD, "consentimiento": {"finalidades": ["publicacion"], "nombre": "completo"}}, "E. M. R."),
            ({**CHILD, "nombre": None}, "NADIE"),
        ],
    )
    def it_is_said_as_the_person_may_be_named(self, persona, said):
        assert name_of(persona) == said

    def it_is_not_said_without_permission(self):
        assert name_of(ADULT, publicacion={}) == "NADIE"

    def it_is_said_when_the_person_allowed_it_although_nobody_else_did(self):
        allowed = {"finalidades": ["publicacion"], "informada": True}
        assert name_of({**ADULT, "consentimiento": allowed}, publicacion={"permiso": False}) == ADULT["nombre"]

    def it_is_not_said_of_the_filer_who_asked_for_reserve(self):
        filer = {**ADULT, "tambien_quejosa": True, "pide_resguardo": True}
        assert public(promovente=filer).promovente.nombre == "NADIE"

    def it_is_held_back_everywhere_when_the_same_person_stands_twice(self):
        seen = public(quejosas=[ADULT], promovente={**ADULT, "es_la_quejosa": True, "pide_resguardo": True})
        assert "Julián" not in dump_case(seen)

    def it_says_of_each_person_how_the_name_may_be_used(self):
        of_case = case(quejosas=[CHILD])
        assert uso_del_nombre(of_case.quejosas[0], of_case) == "iniciales"


class DescribeANameInAText:
    @pytest.mark.parametrize(
        ("text", "seen"),
        [
            ("Vimos a Emiliano Méndez Ruiz.", "Vimos a E. M. R."),
            ("Vimos a EMILIANO MENDEZ RUIZ, solo", "Vimos a E. M. R., solo"),
            ("Vimos a emiliano\nméndez", "Vimos a E. M. R."),
            ("Vimos a Emi\u00adliano Méndez", "Vimos a E. M. R."),
            ("Vimos a Emiliano", "Vimos a E. M. R."),
            ("la familia Méndez Ruiz", "la familia (nombre)"),
            ("Ruiz Méndez, Emiliano", "(nombre), E. M. R."),
            ("la cuenta emilianomendez99", "la cuenta E. M. R.99"),
        ],
    )
    def it_is_found_however_it_is_written(self, text, seen):
        assert told(text, quejosas=[CHILD]) == seen

    @pytest.mark.parametrize(
        ("name", "text", "seen"),
        [
            ("Petrona Gómez", "Vimos a Petronita", "Vimos a P. G."),
            ("Domingo Luna", "a Mingo y a Dominguito", "a D. L. y a D. L."),
            ("Francisco Luna", "Francisquito gritó", "F. L. gritó"),
            ("María Guadalupe Luna", "vino Lupita", "vino (nombre)"),
            ("Domingo Luna", "Domingo 7 de junio, Domingo pasado", "Domingo 7 de junio, Domingo pasado"),
            ("Petrona Gómez", "Petrona 3 veces gritó", "P. G. 3 veces gritó"),
            ("Julio Luna", "el 3 de Julio de 2026 vino Julio", "el 3 de Julio de 2026 vino J. L."),
        ],
    )
    def it_is_found_as_people_say_it_and_is_no_date(self, name, text, seen):
        assert told(text, quejosas=[{"nombre": name, "edad": 6}]) == seen

    def it_is_found_whatever_the_glottal_stop(self):
        child = {"nombre": "Xunka' Ch'ul Pérez", "edad": 7}
        assert told("Xunkaʼ Chʼul y Xunkꞌa", quejosas=[child]).startswith("X. C. P.")

    def it_leaves_the_name_that_may_be_said(self):
        people = [ADULT, {"nombre": "Luis Méndez Trejo", "edad": 5}]
        assert (
            told("Julián Méndez Trejo llevaba a Luis Méndez", quejosas=people)
            == "Julián Méndez Trejo llevaba a L. M. T."
        )

    def it_hides_a_longer_name_that_begins_like_one_that_may_be_said(self):
        people = [{"nombre": "Luis Méndez", "edad": 40}, {"nombre": "Luis Méndez Trejo", "edad": 5}]
        assert told("vino Luis Méndez Trejo ayer", quejosas=people) == "vino L. M. T. ayer"

    def it_leaves_common_words_and_places_alone(self):
        child = {"nombre": "Rosa Cruz Juan", "edad": 5, "municipio": "San Juan Cancuc"}
        words = "la casa rosa, en San Juan Cancuc, junto a la cruz"
        assert told(words, quejosas=[child]) == words

    @pytest.mark.parametrize(
        "fields",
        [
            {"testimonios": [{"declarante": {"nombre": "Tomás Vera Solís"}}]},
            {"interprete": {"nombre": "Tomás Vera Solís"}},
            {"autorizadas": [{"nombre": "Tomás Vera Solís"}]},
            {"promovente": {"nombre": "Tomás Vera Solís"}},
            {"promovente": {"firma_a_ruego": "Tomás Vera Solís"}},
            {"paradero": {"fuente": "el vecino Tomás Vera Solís"}},
            {"gestiones": [{"testigos": "Tomás Vera Solís y otros"}]},
            {"proteccion": {"acude_a_proteger": ["la familia de Tomás Vera Solís"]}},
            {"poder": {"testigos": ["Tomás Vera Solís"]}},
            {"asamblea": {"representantes": [{"nombre": "Tomás Vera Solís"}]}},
            {"pruebas": [{"autoria": "Tomás Vera Solís"}]},
        ],
        ids=lambda fields: next(iter(fields)),
    )
    def it_is_hidden_of_whoever_stands_in_the_case(self, fields):
        assert told("lo dijo Tomas Vera", **fields) == "lo dijo (nombre)"

    def it_is_not_taken_from_the_name_of_a_document(self):
        facts = [{"texto": "Lo dice el Oficio Siete Norte", "origen": "documento", "fuente": "el Oficio Siete Norte"}]
        assert public(hechos=facts).hechos[0].texto == "Lo dice el Oficio Siete Norte"


class DescribeADatumInAText:
    @pytest.mark.parametrize(
        "secret",
        [
            "961 123 4567",
            "+52 (961) 123-45-67",
            "961.123.4567",
            "9 6 1 1 2 3 4 5 6 7",
            "９６１１２３４５６７",
            "tel. 612 3344",
            "yo.mismo+x@correo.example.mx",
            "https://maps.example/x?q=16.7,-92.6",
            "@cuenta_de_alguien",
            "16.7370, -92.6376",
            "16.7370 -92.6376",
            "16°44'13.2\"N",
            "METS800211HCSNRB07",
            "mets800211hcsnrb07",
            "9f2c4e8b7a6d5c3f1e0b9a8d7c6f5e4b3a2918070f6e5d4c3b2a19087f6e5d4c",
            "calle Real de Guadalupe núm. 14",
        ],
    )
    def it_is_hidden(self, secret):
        assert told(f"Dijo: {secret} y se fue") == "Dijo: (dato) y se fue"

    @pytest.mark.parametrize(
        "plain",
        [
            "el 14/03/2026 a las 21:30 horas",
            "el 2026-05-16 21:30",
            "folio 2609-0147. 14 policías",
            "15,000 pesos y 20,000 más",
            "carpeta 114/2026, RB-0417/2026",
            "con 38.5 °C de fiebre",
            "el artículo 2° y el 1° de mayo",
            "unas 30 personas, 64 familias, 312 habitantes",
            "patrulla 0417, placas CP-0417",
        ],
    )
    def it_is_not_seen_where_there_is_none(self, plain):
        assert told(plain) == plain

    def it_is_hidden_without_doubling_the_parentheses(self):
        assert told("estaba ahí (16.7370, -92.6376).") == "estaba ahí (dato)."

    @pytest.mark.parametrize("text", ["el 12 de marzo de 2015", "12/03/2015", "2015-03-12"])
    def it_is_hidden_when_it_is_the_day_somebody_was_born(self, text):
        child = {"nombre": "Emiliano Ruiz", "nacimiento": "2015-03-12"}
        assert "(dato)" in told(f"nació {text} ahí", quejosas=[child])

    def it_is_hidden_when_the_record_knows_a_short_telephone(self):
        assert told("marque 612-33-44", promovente={"telefono": "612 3344"}) == "marque (dato)"

    def it_leaves_the_telephone_of_the_organization(self):
        publication = {"permiso": True, "contacto": "967 555 0100, red@example.org"}
        assert public(publicacion=publication).publicacion.contacto == "967 555 0100, red@example.org"

    def it_hides_it_when_it_is_that_of_a_person(self):
        publication = {"permiso": True, "contacto": "967 555 0100"}
        seen = public(publicacion=publication, promovente={"telefono": "9675550100"})
        assert seen.publicacion.contacto == "(dato)"


class DescribeAPlace:
    @pytest.mark.parametrize(
        "text",
        [
            "en la escuela primaria de Santa Lucía",
            "en Santa Lucía",
            "en la PRIMARIA",
            "en Santa\u200b Lucia Buenavista",
        ],
    )
    def it_is_hidden_when_people_hide_there(self, text):
        refuge = {"refugio": "la escuela primaria de la ranchería Santa Lucía Buenavista"}
        assert "(lugar)" in told(text, comunidad=refuge)
        assert "uc" not in told(text, comunidad=refuge)

    def it_leaves_the_municipality_where_all_happened(self):
        seen = told(
            "en Las Margaritas", comunidad={"municipio": "Las Margaritas", "refugio": "Las Margaritas, en la capilla"}
        )
        assert seen == "en Las Margaritas"

    def it_is_said_of_somebody_whom_an_authority_holds(self):
        held = {"paradero": {"estado": "conocido", "lugar": "la cárcel"}, "detencion": {"estatus": "sin_explicacion"}}
        assert public(**held).paradero.lugar == "la cárcel"

    @pytest.mark.parametrize("fields", [{"estado": "negado"}, {"estado": "conocido"}])
    def it_is_not_said_of_somebody_who_is_looked_for_or_free(self, fields):
        where = {**fields, "lugar": "la bodega del rancho", "lugares_a_buscar": ["el cuartel viejo"]}
        seen = public(
            paradero=where, hechos=[{"texto": "está en la bodega del rancho o en el cuartel viejo", "origen": "vi"}]
        )
        assert seen.paradero.lugar is None
        assert seen.hechos[0].texto == "está en la (lugar) o en el (lugar)"


class DescribeTheCase:
    def it_holds_back_what_nobody_said_is_public(self):
        shown = {model: set(fields.split()) for model, fields in PUBLICO.items()}
        assert all(fields <= set(model.model_fields) for model, fields in shown.items())
        kept = {"testimonios", "pruebas", "autorizadas", "interprete", "poder", "amparo_previo", "atencion"}
        assert kept.isdisjoint(shown[Caso])

    def it_never_tells_who_told(self):
        seen = public(hechos=[{"texto": "pasó", "origen": "me_contaron", "fuente": "mi tía"}])
        assert seen.hechos[0].fuente is None
        assert seen.hechos[0].origen == "me_contaron"

    def it_keeps_a_supposition_marked_as_one(self):
        assert public(hechos=[{"texto": "creo que sí", "origen": "supongo"}]).hechos[0].origen == "supongo"

    def it_keeps_what_is_unknown_as_unknown(self):
        seen = public(paradero={"estado": {"se_ignora": True}}, quejosas=[{**ADULT, "edad": {"se_ignora": True}}])
        assert seen.paradero.estado == case(paradero={"estado": {"se_ignora": True}}).paradero.estado
        assert not seen.quejosas[0].edad

    def it_touches_no_code_of_the_law(self):
        seen = public(autoridades=[{"corporacion": "policia_municipal"}], quejosas=[{"nombre": "Policia", "edad": 4}])
        assert seen.autoridades[0].corporacion == "policia_municipal"

    def it_walks_every_leaf(self):
        whole = case(quejosas=[ADULT], paradero={"lugares_a_buscar": ["a", "b"]})
        paths = {found.path: found.value for found in walk(whole)}
        assert paths["quejosas.0.nombre"] == ADULT["nombre"]
        assert paths["paradero.lugares_a_buscar.1"] == "b"
        assert not any(isinstance(value, Part) and value.model_fields_set > {"se_ignora"} for value in paths.values())

    @pytest.mark.parametrize("stop", [".", ";", "!", "?", ""])
    def it_keeps_the_stop_of_a_sentence_of_which_it_keeps_back_the_words(self, stop):
        assert told(f"Mi hermano no volvió{stop}") == f"(relato){stop}"
