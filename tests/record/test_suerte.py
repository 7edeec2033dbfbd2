"""Whose: keys that stay, and lots of people to whom the same happened."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.record import Caso, TipoActo, caso_from_data, dump_case, load_case, lots

UNTIL = "2026-05-31T20:00"
TAKEN = {"momento": {"fecha": "2026-05-29", "hora": "11:00"}, "lugar": {"descripcion": "la cancha"}}
APART = {"momento": {"fecha": "2026-05-29", "hora": "15:00"}}


def case(*people: dict[str, Any], **rest: Any) -> Caso:
    given = {"detencion": TAKEN, "actos": [{"tipo": "libertad_fuera_proc"}, {"tipo": "destierro"}]} | rest
    return caso_from_data({"informacion_hasta": UNTIL, "quejosas": list(people), **given})


class DescribeKeys:
    def it_gives_them_in_order(self):
        assert [q.clave for q in case({"nombre": "Ana"}, {"nombre": "Eva"}).quejosas] == ["p1", "p2"]
        assert [a.clave for a in case().actos] == ["a1", "a2"]

    def it_keeps_them_when_somebody_goes_and_the_rest_change_places(self):
        saved = case({"nombre": "Ana"}, {"nombre": "Eva"}, {"nombre": "Luz"})
        data = load_case(dump_case(saved).encode()).model_dump(mode="json", exclude_defaults=True)
        data["quejosas"] = [data["quejosas"][2], data["quejosas"][0], {"nombre": "Flor"}]
        again = caso_from_data(data | {"informacion_hasta": UNTIL})
        assert [(q.nombre, q.clave) for q in again.quejosas] == [("Luz", "p3"), ("Ana", "p1"), ("Flor", "p4")]

    def it_never_gives_one_again(self):
        data = case({"nombre": "Ana"}, {"nombre": "Eva"}).model_dump(mode="json", exclude_defaults=True)
        without_eva = caso_from_data({**data, "quejosas": data["quejosas"][:1], "informacion_hasta": UNTIL})
        later = without_eva.model_dump(mode="json", exclude_defaults=True)
        later["quejosas"].append({"nombre": "Flor"})
        assert caso_from_data({**later, "informacion_hasta": UNTIL}).quejosas[1].clave == "p3"

    def it_leaves_the_given_data_as_it_was(self):
        given = {"informacion_hasta": UNTIL, "quejosas": [{"nombre": "Ana"}]}
        caso_from_data(given)
        assert given == {"informacion_hasta": UNTIL, "quejosas": [{"nombre": "Ana"}]}

    @pytest.mark.parametrize("schema", [1, 2])
    def it_takes_no_pseudonym_of_an_older_file_for_one(self, schema):
        given = {"schema_version": schema, "informacion_hasta": UNTIL, "testimonios": [{"clave": "T-1"}, {}]}
        read = caso_from_data(given)
        assert [(t.seudonimo, t.clave) for t in read.testimonios] == [("T-1", "t1"), (None, "t2")]
        assert load_case(dump_case(read).encode()) == read

    def it_reads_the_first_schema(self):
        assert caso_from_data({"schema_version": 1, "informacion_hasta": UNTIL}) == caso_from_data(
            {"informacion_hasta": UNTIL}
        )


class DescribeLots:
    def it_is_one_for_one_person_and_for_nobody(self):
        assert [lot.quienes for lot in lots(case({"nombre": "Ana"}))] == [(0,)]
        assert [lot.caso for lot in lots(case())] == [case()]

    def it_is_one_when_the_same_befell_all(self):
        people = case({"nombre": "Ana"}, {"nombre": "Eva", "edad": 9})
        (lot,) = lots(people)
        assert lot.caso == people

    def it_tells_apart_who_has_a_block_of_her_own(self):
        first, second = lots(case({"nombre": "Ana"}, {"nombre": "Eva", "detencion": APART}, {"nombre": "Luz"}))
        assert (first.quienes, second.quienes) == ((0, 2), (1,))
        assert second.caso.detencion.momento.hora.hour == 15

    def it_takes_a_block_whole(self):
        (_, lot) = lots(case({"nombre": "Ana"}, {"nombre": "Eva", "detencion": APART}))
        assert lot.caso.detencion.lugar.descripcion is None

    def it_shares_the_block_of_who_went_the_same_way(self):
        people = case({"nombre": "Ana"}, {"nombre": "Eva", "detencion": APART}, {"nombre": "Luz", "como": "p2"})
        assert [lot.quienes for lot in lots(people)] == [(0,), (1, 2)]

    def it_says_an_act_of_those_only_to_whom_it_was_done(self):
        acts = [{"tipo": "destierro"}, {"tipo": "vida", "a_quienes": ["p2"]}]
        ana, eva = lots(case({"nombre": "Ana"}, {"nombre": "Eva"}, actos=acts))
        assert [a.tipo for a in ana.caso.actos] == [TipoActo.DESTIERRO]
        assert [a.tipo for a in eva.caso.actos] == [TipoActo.DESTIERRO, TipoActo.VIDA]

    def it_says_no_arrest_of_who_was_not_taken(self):
        (_, boy) = lots(case({"nombre": "Ana"}, {"nombre": "Abel", "detencion": {"ocurrio": False}}))
        assert [a.tipo for a in boy.caso.actos] == [TipoActo.DESTIERRO]

    def it_says_a_death_of_who_died(self):
        dead = {"nombre": "Noel", "paradero": {"estado": "fallecida"}}
        noel, bruno = lots(case(dead, {"nombre": "Bruno"}, situaciones=["muerte_en_custodia", "amenazas"]))
        assert [*noel.caso.situaciones] == ["muerte_en_custodia", "amenazas"]
        assert [*bruno.caso.situaciones] == ["amenazas"]

    def it_lets_nobody_sign_for_who_files_for_herself(self):
        filer = {"nombre": "Eva", "es_la_quejosa": True, "persona": "p2"}
        others, own = lots(case({"nombre": "Ana"}, {"nombre": "Eva"}, {"nombre": "Luz"}, promovente=filer))
        assert (others.quienes, others.caso.promovente.es_la_quejosa) == ((0, 2), False)
        assert (own.quienes, own.caso.promovente.es_la_quejosa) == ((1,), True)

    @pytest.mark.parametrize(
        ("path", "real"),
        [
            ("quejosas.0.nombre", "quejosas.1.nombre"),
            ("detencion.lugar.municipio", "quejosas.1.detencion.lugar.municipio"),
            ("paradero.estado", "paradero.estado"),
            ("actos.0.descripcion", "actos.1.descripcion"),
            ("promovente.nombre", "promovente.nombre"),
            ("actos", "actos"),
        ],
    )
    def it_knows_where_each_thing_is_written(self, path, real):
        acts = [{"tipo": "vida", "a_quienes": ["p1"]}, {"tipo": "destierro"}]
        (_, lot) = lots(case({"nombre": "Ana"}, {"nombre": "Eva", "detencion": APART}, actos=acts))
        assert lot.path(path) == real

    def it_lets_two_people_share_a_name(self):
        father, son = {"nombre": "Juan Pérez", "nacimiento": "1980-05-04"}, {"nombre": "Juan Pérez", "edad": 12}
        (lot,) = lots(case(father, son | {"nacimiento": "2013-06-01"}))
        assert lot.quienes == (0, 1)


class DescribeThoseWhoAreNotNamed:
    @pytest.mark.parametrize(
        ("second", "told"),
        [
            ({}, [((0, 1), 3, True)]),
            ({"detencion": {"estatus": "libre"}}, [((0,), 3, True), ((1,), None, None)]),
        ],
    )
    def it_is_with_those_to_whom_the_same_befell_as_to_all(self, second, told):
        of_two = {"quejosas": [{"nombre": "Ana"}, {"nombre": "Rosa", **second}]}
        more = {"informacion_hasta": "2026-05-20T10:00", "hay_mas_quejosas": True, "cuantas_mas": 3}
        found = lots(caso_from_data({**more, **of_two}))
        assert [(lot.quienes, lot.caso.cuantas_mas, lot.caso.hay_mas_quejosas) for lot in found] == told

    def it_knows_of_each_lot_who_the_others_are(self):
        apart = [{"nombre": "Ana"}, {"nombre": "Rosa", "detencion": {"estatus": "libre"}}]
        found = lots(caso_from_data({"informacion_hasta": UNTIL, "quejosas": apart}))
        assert [sorted(lot.otras) for lot in found] == [["/quejosas.1"], ["/quejosas.0"]]


class DescribeAKeyOfNobody:
    @pytest.mark.parametrize(
        ("told", "path"),
        [
            ({"proteccion": {"a_quienes": ["p9"]}}, "proteccion.a_quienes"),
            ({"situaciones": ["amenazas"], "situaciones_de": {"amenazas": ["p9"]}}, "situaciones_de"),
            ({"actos": [{"tipo": "vida", "a_quienes": ["p9"]}]}, "actos.0.a_quienes"),
        ],
    )
    def it_is_told_where_it_stands(self, told, path):
        with pytest.raises(RecordError, match=rf"^{re.escape(path)}: «p9» no es la clave"):
            caso_from_data({"informacion_hasta": UNTIL, "quejosas": [{"nombre": "Ana"}], **told})
