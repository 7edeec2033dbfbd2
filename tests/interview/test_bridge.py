"""The answers of the interview become a Caso in one place."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from docassemble.rightsforms.interview.bridge import caso_from
from docassemble.rightsforms.record import IGNORA, Caso, Detencion, Genero, Modalidad, Papel, Precision, TipoActo, lots

NOW = datetime(2026, 5, 17, 12, 0)


def case(**answers: Any) -> Caso:
    return caso_from(answers, NOW)


class DescribeAnAnswer:
    def it_is_not_asked_yet_until_somebody_asks(self) -> None:
        assert case(quejosas=[{}]).quejosas[0].nombre is None

    def it_is_not_asked_yet_when_the_field_was_left_empty(self) -> None:
        assert case(quejosas=[{"nombre": "  ", "vio_a_quien": True}]).quejosas[0].nombre is None

    def it_is_se_ignora_after_no_se_sabe_for_the_whole_screen(self) -> None:
        quejosa = case(quejosas=[{"nombre": "", "vio_a_quien": False}]).quejosas[0]
        assert (quejosa.nombre, quejosa.edad, quejosa.lengua) == (IGNORA, IGNORA, None)

    def it_is_se_ignora_after_no_se_sabe_for_one_field(self) -> None:
        momento = case(detencion={"momento": {"fecha": "2026-05-16", "ignora_hora": True}}).detencion.momento
        assert (momento.fecha, momento.hora) == (date(2026, 5, 16), IGNORA)

    def it_wins_over_no_se_sabe_when_something_was_typed(self) -> None:
        momento = case(detencion={"momento": {"hora": "21:30", "ignora_hora": True}}).detencion.momento
        assert momento.hora == time(21, 30)

    def it_is_se_ignora_when_that_is_the_choice(self) -> None:
        assert case(quejosas=[{"genero": "no_se"}]).quejosas[0].genero == IGNORA

    def it_never_makes_a_no_of_a_box_left_unticked(self) -> None:
        assert case(quejosas=[{"salud": {"embarazo": False}}]).quejosas[0].salud.embarazo is None

    def it_stays_text_when_somebody_is_called_like_a_choice(self) -> None:
        assert case(quejosas=[{"nombre": "no_se", "alias": "si"}]).quejosas[0].nombre == "no_se"

    @pytest.mark.parametrize(("said", "means"), [("si", True), ("no", False), ("no_se", IGNORA)])
    def it_is_a_yes_a_no_or_se_ignora(self, said: str, means: object) -> None:
        assert case(peligro_ahora=said).peligro_ahora == means

    def it_keeps_every_letter(self) -> None:
        typed = "<b>${ 1/0 }</b> {{ x }} *a* \\ \u202eabc 👍"
        assert case(quejosas=[{"nombre": typed}]).quejosas[0].nombre == typed


class DescribeAScreen:
    def it_names_the_fields_as_the_record_does(self) -> None:
        caso = case(
            quejosas=[{"nombre": "Juan", "genero": "hombre", "edad": 30, "salud": {"lesiones": "un golpe"}}],
            paradero={"estado": "negado", "fuente": "el comandante"},
            promovente={"nombre": "Ana", "firma": "huella", "es_la_quejosa": False},
        )
        assert caso.quejosas[0].genero is Genero.HOMBRE
        assert caso.quejosas[0].salud.lesiones == "un golpe"
        assert (caso.paradero.estado, caso.paradero.fuente) == ("negado", "el comandante")
        assert caso.promovente.firma == "huella"

    def it_gives_one_act_for_each_box_with_what_was_said_of_it(self) -> None:
        caso = case(
            tipos_de_acto={"vida": True, "art22": True, "destierro": False},
            descripcion_del_acto={"art22": "golpes", "destierro": "ya no"},
        )
        assert [(acto.tipo, acto.descripcion) for acto in caso.actos] == [
            (TipoActo.VIDA, None),
            (TipoActo.ART22, "golpes"),
        ]

    def it_takes_the_kind_of_punishment_and_what_else_happens(self) -> None:
        caso = case(
            tipos_de_acto={"art22": True, "multa_excesiva": True, "vida": True},
            descripcion_del_acto={"multa_excesiva": "veinte mil pesos"},
            situaciones={"amenazas": True},
        )
        assert [(acto.tipo, acto.modalidad, acto.descripcion) for acto in caso.actos] == [
            (TipoActo.ART22, Modalidad.TORMENTO, None),
            (TipoActo.ART22, Modalidad.MULTA_EXCESIVA, "veinte mil pesos"),
            (TipoActo.VIDA, None, None),
        ]
        assert caso.situaciones == ("amenazas",)

    def it_says_that_a_moment_is_approximate(self) -> None:
        assert case(detencion={"momento": {"aproximada": True}}).detencion.momento.precision is Precision.APROXIMADA
        assert case(detencion={"momento": {"aproximada": False}}).detencion.momento.precision is Precision.EXACTA

    def it_takes_an_authority_that_ordered_and_executed(self) -> None:
        both = {"corporacion": "policia_municipal", "papeles": {"ordenadora": True, "ejecutora": True}}
        none = {"corporacion": "fgr", "papeles": {"ordenadora": False, "ejecutora": False}}
        papeles = [autoridad.papeles for autoridad in case(autoridades=[both, none]).autoridades]
        assert papeles == [(Papel.ORDENADORA, Papel.EJECUTORA), (Papel.EJECUTORA,)]

    def it_reads_one_place_to_search_from_each_line(self) -> None:
        places = case(paradero={"lugares_a_buscar": "la comandancia\n\n  el hospital \r\n"}).paradero.lugares_a_buscar
        assert places == ("la comandancia", "el hospital")

    def it_knows_the_support_of_the_state_only_when_it_was_ticked(self) -> None:
        assert case(corporaciones={"grupo_armado_con_apoyo": True}).apoyo_del_estado is True
        assert case(corporaciones={"grupo_armado": True}).apoyo_del_estado is None


class DescribeAnAnswerThatIsNoLongerOnTheScreen:
    def it_says_nothing(self) -> None:
        before = {"paradero": {"estado": "conocido", "lugar": "la cárcel"}, "detencion": {"estatus": "libre"}}
        after = {**before, "paradero": {**before["paradero"], "estado": "fallecida"}}
        assert case(**before).paradero.lugar == "la cárcel"
        assert (case(**after).paradero.lugar, case(**after).detencion.estatus) == (None, None)


class DescribeAList:
    def it_drops_a_step_that_was_not_taken_yet(self) -> None:
        assert case(gestiones=[{"institucion": "", "vio_gestion": False}]).gestiones == ()

    def it_drops_evidence_of_which_nothing_was_said(self) -> None:
        assert case(pruebas=[{"descripcion": "", "anexo": True}]).pruebas == ()

    def it_keeps_a_person_of_whom_nobody_knows_anything(self) -> None:
        assert len(case(quejosas=[{"vio_a_quien": False}]).quejosas) == 1

    def it_keeps_the_order_of_the_facts(self) -> None:
        facts = [{"texto": "primero", "origen": "vi"}, {"texto": ""}, {"texto": "después"}]
        assert [hecho.texto for hecho in case(hechos=facts).hechos] == ["primero", "después"]


class DescribeWhatBefellEach:
    """ "No, le pasó otra cosa": from then on she has what is hers, whole, and nothing of what was told of the first."""

    def group(self, **her: Any) -> Caso:
        return case(
            quejosas=[{"nombre": "Ana"}, {"nombre": "Eva", **her}],
            detencion={"momento": {"fecha": date(2026, 5, 16)}, "lugar": {"municipio": "Chilón"}},
            paradero={"estado": "desconocido"},
            tipos_de_acto={"desaparicion": True, "vida": True},
        )

    def it_is_the_same_while_nobody_says_otherwise(self):
        assert len(lots(self.group())) == 1
        assert self.group().a_todas_igual is None

    @pytest.mark.parametrize("answer", ["si", "no_se"])
    def it_is_the_same_when_it_was(self, answer):
        both = self.group(igual=answer, detencion={"ocurrio": "no"}, paradero={"estado": "libre"})
        assert len(lots(both)) == 1
        assert both.a_todas_igual is (True if answer == "si" else None)

    def it_is_the_same_for_all_with_one_answer(self):
        """What was told of one of them before the answer is gone."""
        apart = {"igual": "no", "le_hicieron": {"destierro": True}, "paradero": {"estado": "libre"}}
        three = case(
            quejosas=[{"nombre": "Ana"}, {"nombre": "Eva", **apart}, {"nombre": "Luz"}],
            paradero={"estado": "desconocido"},
            tipos_de_acto={"vida": True},
            a_todas_igual="si",
        )
        assert len(lots(three)) == 1
        assert three.a_todas_igual is True
        assert [(str(acto.tipo), acto.a_quienes) for acto in three.actos] == [("vida", ())]

    def it_says_nothing_of_all_where_there_is_one(self):
        assert case(quejosas=[{"nombre": "Ana"}], a_todas_igual="si").a_todas_igual is None

    def it_takes_nothing_from_the_first(self):
        ana, eva = lots(self.group(igual="no", detencion={"ocurrio": "si", "momento": {"hora": time(7, 0)}}))
        assert ana.caso.detencion.lugar.municipio == "Chilón"
        assert (eva.caso.detencion.momento.fecha, eva.caso.detencion.lugar.municipio) == (None, None)
        assert eva.caso.paradero.estado is None

    def it_forgets_the_day_of_who_was_not_taken(self):
        told = {"ocurrio": "no", "momento": {"fecha": date(2026, 5, 15)}}
        (_, eva) = lots(self.group(igual="no", detencion=told, paradero={"estado": "libre"}))
        assert eva.caso.detencion == Detencion(ocurrio=False)
        assert [str(acto.tipo) for acto in eva.caso.actos] == ["vida"]

    def it_says_an_act_of_those_to_whom_it_was_done(self):
        both = self.group(igual="no", le_hicieron={"destierro": True, "vida": True, "art22": False})
        assert [(str(acto.tipo), acto.a_quienes) for acto in both.actos] == [
            ("desaparicion", ("p1",)),
            ("vida", ("p1", "p2")),
            ("destierro", ("p2",)),
        ]

    def it_keeps_of_whom_an_act_was_told_before(self):
        """A case that was loaded, to which a third person comes to whom the same befell as to the first."""
        three = case(
            quejosas=[{"nombre": "Ana"}, {"nombre": "Eva"}, {"nombre": "Luz", "igual": "si"}, {"nombre": "Flor"}],
            tipos_de_acto={"destierro": True, "vida": True},
            quienes_del_acto={"vida": "p1"},
        )
        assert [(str(acto.tipo), acto.a_quienes) for acto in three.actos] == [
            ("destierro", ("p1", "p2", "p3", "p4")),
            ("vida", ("p1", "p3")),
        ]

    def it_is_the_same_as_the_first_where_she_has_something_of_her_own(self):
        apart = {"detencion": {"momento": {"hora": time(7, 0)}}, "igual": "no"}
        ana, eva = case(quejosas=[{"nombre": "Ana", **apart}, {"nombre": "Eva", "igual": "si"}]).quejosas
        assert (eva.como, eva.detencion) == (ana.clave, None)
