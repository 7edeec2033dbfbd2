"""Whose: nothing is said of a person that the record does not say of her, and all that befell her is said somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.answers import written
from docassemble.rightsforms.assembly.document import Document, Gap
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.filings import catalogue, read, written_for
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Lot, caso_from_data, known, lots, of_all
from tests.support.casos import FILINGS, NAMES, caso, folded, papers, papers_of, text
from tests.support.each import each

UNTIL = "2026-06-02T18:00"
PEOPLE = (
    "Ambrosio Tovilla Rincón",
    "Benita Culebro Nangusé",
    "Crescencio Moguel Zúñiga",
    "Delfina Pola Utrilla",
)
ONE_FOR_EACH = tuple(filing for filing in FILINGS if not catalogue()[filing].junta)

# What may have befallen somebody, and the words of her own that tell it.
HELD = {
    "detencion": {
        "momento": {"fecha": "2026-06-01", "hora": "04:44"},
        "lugar": {"municipio": "Ocosingo", "descripcion": "la poza del sauce"},
        "estatus": "sin_explicacion",
    },
    "paradero": {"estado": "conocido", "lugar": "la bodega del molino", "fuente": "la tendera"},
}
HANDED_OVER = {
    "detencion": {
        "momento": {"fecha": "2026-05-30", "hora": "05:55"},
        "lugar": {"municipio": "Palenque", "descripcion": "el puente de hamaca"},
        "estatus": "ministerio_publico",
        "puesta_a_disposicion": {"fecha": "2026-05-30", "hora": "07:33"},
    },
    "paradero": {"estado": "conocido", "lugar": "la agencia del ministerio público"},
}
GONE = {
    "detencion": {"momento": {"fecha": "2026-05-28", "hora": "03:21"}, "lugar": {"municipio": "Tila"}},
    "paradero": {"estado": "desconocido", "lugares_a_buscar": ["la barranca honda"]},
}
FREE = {"detencion": {"ocurrio": False}, "paradero": {"estado": "libre"}}
DEAD = {"detencion": {"momento": {"fecha": "2026-05-27", "hora": "02:12"}}, "paradero": {"estado": "fallecida"}}
HIDDEN = {"detencion": {"ocurrio": False}, "paradero": {"estado": "resguardo", "refugio": "el convento de las rosas"}}
FATES = {"held": HELD, "handed": HANDED_OVER, "gone": GONE, "free": FREE, "dead": DEAD, "hidden": HIDDEN}
# Words that stand in a draft only because of one fate.
TELLING = {
    "held": ("04:44", "poza del sauce", "bodega del molino"),
    "handed": ("05:55", "puente de hamaca", "07:33", "agencia del ministerio"),
    "gone": ("03:21", "barranca honda"),
    "dead": ("02:12", "falleció"),
    "free": (),
    "hidden": (),
}


def group(fates: tuple[str, ...], ages: tuple[int, ...] = ()) -> Caso:
    """What befell the first is told as of all: whoever it befell otherwise has blocks of her own."""
    people = [
        {"nombre": name, **({"edad": ages[n]} if n < len(ages) else {}), **(FATES[fate] if n else {})}
        for n, (name, fate) in enumerate(zip(PEOPLE, fates, strict=False))
    ]
    taken = [f"p{n}" for n, fate in enumerate(fates, 1) if fate in ("held", "handed")]
    gone = [f"p{n}" for n, fate in enumerate(fates, 1) if fate == "gone"]
    dead = [f"p{n}" for n, fate in enumerate(fates, 1) if fate == "dead"]
    acts: list[dict[str, Any]] = [
        {"tipo": "libertad_fuera_proc", "a_quienes": taken},
        {"tipo": "desaparicion", "a_quienes": gone},
        {"tipo": "vida", "a_quienes": dead},
        {"tipo": "destierro"},
    ]
    return caso_from_data(
        {
            "informacion_hasta": UNTIL,
            **FATES[fates[0]],
            "quejosas": people,
            "actos": [act for act in acts if act.get("a_quienes", ["all"])],
            "autoridades": [{"corporacion": "policia_estatal"}],
            "promovente": {"nombre": "Wenceslao Farrera Ocaña", "domicilio": "la ermita de arriba"},
            "hechos": [{"texto": "Pasó lo que aquí se cuenta", "origen": "vi"}],
        }
    )


groups = st.lists(st.sampled_from(sorted(FATES)), min_size=2, max_size=4).map(tuple)
ages = st.lists(st.sampled_from([8, 15, 34, 71]), min_size=4, max_size=4).map(tuple)


def told(of: Caso, filing: str) -> Iterator[tuple[Lot, str]]:
    """Each paper of a filing, with those whom it is about."""
    written = written_for(read(of, jurisdiccion(of.jurisdiccion)), catalogue()[filing])
    made = papers_of(engine.draft(of, filing))
    yield from ((of_them.lot, folded(write_text(paper))) for of_them, paper in zip(written, made, strict=True))


def said_of_others(fates: tuple[str, ...], filing: str, of: Caso) -> list[str]:
    """Words of a fate that nobody had of those whom the paper is about, or, in a paper about all, not all of them.

    A text that tells lot by lot says of whom it is, in the same line.
    """
    if catalogue()[filing].por_grupos:
        return lines_of_nobody(fates, write_text(engine.draft(of, filing)))
    return [
        word
        for lot, words in told(of, filing)
        for fate, telling in TELLING.items()
        if {fates[place] for place in lot.quienes} != {fate}
        for word in telling
        if word in words
    ]


def lines_of_nobody(fates: tuple[str, ...], words: str) -> list[str]:
    """Lines that tell a fate, and name nobody who had it (or, where names are kept, nobody at all)."""
    found = []
    for fate, word in ((fate, word) for fate, telling in TELLING.items() for word in telling):
        theirs = [name for name, had in zip(PEOPLE, fates, strict=False) if had == fate]
        others = [name for name, had in zip(PEOPLE, fates, strict=False) if had != fate]
        for line in (line for line in words.splitlines() if word in line and len(set(fates)) > 1):
            said = any(name in line for name in theirs) or "nombre se reserva" in line or "nombres se reservan" in line
            found += [] if theirs and said and not any(name in line for name in others) else [line]
    return found


class DescribeAGroup:
    @pytest.mark.parametrize("filing", FILINGS)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fates=groups, years=ages)
    def it_is_said_of_nobody_what_befell_somebody_else(self, filing, fates, years):
        assert said_of_others(fates, filing, group(fates, years)) == []

    @pytest.mark.parametrize("filing", ONE_FOR_EACH)
    def it_asks_nothing_of_whoever_it_does_not_speak(self, filing):
        nameless = caso_from_data({"informacion_hasta": UNTIL, "quejosas": [{}, {"nombre": PEOPLE[1], **FREE}], **HELD})
        for place, (lot, _words) in enumerate(told(nameless, filing)):
            paths = [i.path for i in papers_of(engine.draft(nameless, filing))[place].inlines() if isinstance(i, Gap)]
            assert [path for path in paths if path.startswith("quejosas.") and int(path[9]) not in lot.quienes] == []

    @settings(max_examples=40, deadline=None)
    @given(fates=groups)
    def it_is_one_paper_for_each_fate(self, fates):
        assert {tuple(fates[n] for n in lot.quienes) for lot in lots(group(fates))} == {
            (fate,) * fates.count(fate) for fate in fates
        }

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fates=groups)
    def it_asks_for_nobody_free_or_dead_to_be_brought(self, fates):
        for lot, words in told(group(fates), "amparo_art15"):
            if "hacerla comparecer" in words or "localización y comparecencia" in words:
                assert {fates[place] for place in lot.quienes} <= {"held", "handed", "gone"}

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fates=groups)
    def it_names_no_refuge(self, fates):
        of = group(fates)
        for filing in engine.offered(of):
            assert "convento de las rosas" not in folded(write_text(engine.draft(of, filing.id))), filing.id

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fates=groups)
    def it_says_of_nobody_that_she_died_in_custody(self, fates):
        """Nobody told it of these."""
        for filing in FILINGS:
            assert "murió bajo custodia" not in (words := folded(write_text(engine.draft(group(fates), filing))))
            assert "muerte bajo custodia de la autoridad" not in words

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fates=groups)
    def it_runs_a_limit_for_those_only_for_whom_it_began(self, fates):
        of = group(fates)
        for deadline in engine.deadlines(of):
            if deadline.desde == "puesta_a_disposicion" and deadline.inicia:
                assert deadline.inicia == datetime(2026, 5, 30, 7, 33)
                whose = deadline.quienes or tuple(q.clave for q in of.quejosas)
                assert {fates[int(clave[1:]) - 1] for clave in whose} == {"handed"}


class DescribeAFactOfSome:
    def it_is_told_in_their_paper_alone(self):
        fact = {"texto": "A Benita la jalaron del rebozo", "origen": "me_contaron", "fuente": "su tía"}
        whose = [{**fact, "a_quienes": ["p2"]}, {"texto": "Pasó lo que aquí se cuenta", "origen": "vi"}]
        people = [{"nombre": PEOPLE[0]}, {"nombre": PEOPLE[1], **GONE}]
        of = caso_from_data(
            {
                "informacion_hasta": UNTIL,
                **HELD,
                "quejosas": people,
                "hechos": whose,
                "actos": [{"tipo": "libertad_fuera_proc"}],
                "autoridades": [{"corporacion": "policia_estatal"}],
            }
        )
        (_, of_the_first), (_, of_the_second) = told(of, "amparo_art15")
        assert "rebozo" in of_the_second
        assert "rebozo" not in of_the_first
        assert "lo que aquí se cuenta" in of_the_first

    def it_is_so_of_a_visit_and_of_a_refusal_too(self):
        """The refusal to tell of one makes nobody else a missing person."""
        visits = [
            {"institucion": "la comandancia", "respuesta": "que no saben de él", "negaron": True, "a_quienes": ["p2"]}
        ]
        people = [{"nombre": PEOPLE[0]}, {"nombre": PEOPLE[1], **GONE}]
        acts = [{"tipo": "libertad_fuera_proc"}]
        of = caso_from_data(
            {
                "informacion_hasta": UNTIL,
                **HELD,
                "quejosas": people,
                "gestiones": visits,
                "actos": acts,
                "autoridades": [{"corporacion": "policia_estatal"}],
            }
        )
        (_, of_the_first), (_, of_the_second) = told(of, "amparo_art15")
        assert "no saben de él" in of_the_second
        assert "no saben de él" not in of_the_first
        assert [lot.quienes for lot, _words in told(of, "reporte_busqueda")] == [(1,)]

    def it_is_so_of_a_threat_and_of_who_makes_it_too(self):
        threats = {
            "situaciones": ["amenazas"],
            "situaciones_de": {"amenazas": ["p2"]},
            "proteccion": {"agresor": "quienes llaman de noche", "a_quienes": ["p2"]},
        }
        people = [{"nombre": PEOPLE[0]}, {"nombre": PEOPLE[1], **FREE}]
        of = caso_from_data({"informacion_hasta": UNTIL, **HELD, "quejosas": people, **threats})
        of_the_first, of_the_second = lots(of)
        assert of_the_first.caso.situaciones == ()
        assert of_the_first.caso.proteccion.agresor is None
        assert of_the_second.caso.situaciones == ("amenazas",)
        assert of_the_second.caso.proteccion.agresor == "quienes llaman de noche"
        assert (of_all(of).caso.situaciones, of_all(of).caso.proteccion.agresor) == ((), None)

    def it_is_not_asked_again_what_the_filer_is_to_them(self):
        people = [{"nombre": PEOPLE[0], "relacion": "mi primo"}, {"nombre": PEOPLE[1], **GONE}]
        filer = {"nombre": "Wenceslao", "relacion": "hermano de Benita"}
        of = caso_from_data({"informacion_hasta": UNTIL, **HELD, "quejosas": people, "promovente": filer})
        assert lots(of)[0].caso.promovente.relacion is None
        for filing in FILINGS:
            assert "promovente.relacion" not in {row.path for row in engine.gaps(of, filing)}

    def it_is_in_the_paper_of_those_to_whom_the_same_happened(self):
        fact = {"texto": "A Benita la jalaron del rebozo", "origen": "vi", "a_quienes": ["p2"]}
        people = [{"nombre": name} for name in PEOPLE[:2]]
        of = caso_from_data({"informacion_hasta": UNTIL, **HELD, "quejosas": people, "hechos": [fact]})
        ((lot, words),) = told(of, "amparo_art15")
        assert lot.quienes == (0, 1)
        assert "rebozo" in words


class DescribeEveryCase:
    @each("name", NAMES)
    def it_tells_each_recorded_act_and_harm_of_each_person_in_some_filing_to_begin_with(self, name: str) -> None:
        """By the words with which it was told, but for the names: an act that only the record holds helps nobody."""
        words = " ".join(folded(text(name, filing.id)) for filing in engine.recommended(caso(name)))
        named = re.compile("|".join(map(re.escape, _name_words(caso(name)))) or "(?!)")
        deeds = [folded(piece).strip(". ") for told in _deeds_and_harms(caso(name)) for piece in named.split(told)]
        assert [piece for piece in deeds if piece not in words] == []

    @each("name", NAMES)
    def it_calls_in_no_step_of_these_days_for_a_filing_that_is_closed(self, name: str) -> None:
        """What the advice asks for can be made; the last rank speaks of what may come later."""
        steps = [step for step in engine.advice(caso(name)).pasos if step.rango < 3 and step.escrito]
        assert [step.que for step in steps if not engine.fits(caso(name), str(step.escrito))] == []

    @each("name", NAMES)
    def it_has_every_limit_that_ran_out_in_the_petition(self, name: str) -> None:
        case = caso(name)
        now = case.informacion_hasta
        passed = [limit for limit in engine.deadlines(case) if limit.can_be_sworn and limit.has_passed(now)]
        if engine.fits(case, "amparo_art15"):
            said = text(name)
            assert [limit.id for limit in passed if f"venció el {written(limit.vence.date())}" not in said] == []  # type: ignore[union-attr]

    @each("name", [name for name in NAMES if len(lots(caso(name))) > 1])
    @pytest.mark.parametrize("filing", [filing for filing in ONE_FOR_EACH if not catalogue()[filing].publico])
    def it_writes_no_paper_twice(self, name, filing):
        found: tuple[Document, ...] = papers(name, filing)
        assert len({write_text(paper) for paper in found}) == len(found)


def _name_words(case: Caso) -> list[str]:
    names = [str(quejosa.nombre) for quejosa in case.quejosas if known(quejosa.nombre)]
    return sorted({word for name in names for word in name.split()}, key=len, reverse=True)


def _deeds_and_harms(case: Caso) -> Iterator[str]:
    told = [acto.descripcion for acto in case.actos]
    for quejosa in case.quejosas:
        salud = quejosa.salud
        told += [salud.padecimientos, salud.medicacion, salud.lesiones, salud.discapacidad]
    yield from (words for words in told if isinstance(words, str) and known(words))


class DescribeWhoFiles:
    """What is true of whoever files is no right of the people that was violated."""

    def petition(self, **of_the_filer: object) -> str:
        of = group(("held",))
        filer = of.promovente.model_copy(update=of_the_filer)
        return write_text(engine.draft(of.model_copy(update={"promovente": filer}), "amparo_art15"))

    def it_gives_them_no_people_and_no_trade(self) -> None:
        words = self.petition(pueblo="tseltal", lengua="tseltal", es_periodista=True)
        assert "79, fracción VII" not in words
        assert "6o. y 7o." not in words
        assert "persona intérprete" in words  # who files has a right to one

    def it_is_a_party_when_she_sues_too(self) -> None:
        assert "79, fracción VII" in self.petition(pueblo="tseltal", lengua="tseltal", tambien_quejosa=True)


class DescribeTwoOfOneName:
    def it_keeps_the_name_of_the_child_alone(self) -> None:
        names = {"nombre": "Domingo Pérez Pérez"}
        father, son = ({**names, "edad": 56}, {**names, "edad": 15, **FREE})
        of = caso_from_data(
            {"informacion_hasta": UNTIL, **HELD, "quejosas": [father, son], "actos": [{"tipo": "vida"}]}
        )
        assert "QUEJOSA: Domingo Pérez Pérez (de 56 años)" in write_text(engine.draft(of, "amparo_art15"))


class DescribeSeveralOfWhomNobodySaid:
    def lacks(self, **told: object) -> bool:
        of = group(("held", "held")).model_copy(update={"actos": (), **told})
        people = tuple(q.model_copy(update={"detencion": None, "paradero": None}) for q in of.quejosas)
        rows = engine.gaps(of.model_copy(update={"quejosas": people}), "amparo_art15")
        return "a_todas_igual" in {row.path for row in rows if row.nivel == "indispensable"}

    def it_asks_whether_the_same_befell_them(self) -> None:
        assert self.lacks()
        assert not self.lacks(a_todas_igual=True)


class DescribeAChildAmongOthers:
    def it_is_given_back_whoever_is_held_with_her(self) -> None:
        of = group(("held", "held"), (8, 15))
        people = (of.quejosas[0], of.quejosas[1].model_copy(update={"detencion": None, "paradero": None, "como": "p1"}))
        alike = of.model_copy(update={"quejosas": people, "a_todas_igual": True})
        assert "la niña o el niño sea entregado de inmediato a su familia" in write_text(
            engine.draft(alike, "amparo_art15")
        )


class DescribeASealedSheet:
    def it_tells_the_name_of_nobody_for_whom_the_filing_is_not_written(self) -> None:
        of = group(("held", "free"), (8, 15))
        acts = tuple(acto.model_copy(update={"a_quienes": ("p1",)}) for acto in of.actos)
        sheet = engine.sealed_sheet(of.model_copy(update={"actos": acts}), "amparo_art15")
        assert sheet
        told = write_text(sheet)
        assert (PEOPLE[0] in told, PEOPLE[1] in told) == (True, False)


class DescribeByWhom:
    """Two taken in two places by two corporations: each paper names her own, and goes to the judge of her own place."""

    def papers(self) -> dict[str, str]:
        of = group(("held", "handed"))
        police = of.autoridades[0].model_copy(
            update={"corporacion": "policia_municipal", "municipio": "Ocosingo", "a_quienes": ("p1",)}
        )
        migration = police.model_copy(update={"corporacion": "inm", "municipio": None, "a_quienes": ("p2",)})
        papers = told(of.model_copy(update={"autoridades": (police, migration)}), "amparo_art15")
        return {"".join(lot.claves): words for lot, words in papers}

    def it_names_in_each_paper_those_who_did_it(self) -> None:
        papers = self.papers()
        assert ("Policía Municipal" in papers["p1"], "Instituto Nacional de Migración" in papers["p1"]) == (True, False)
        assert ("Policía Municipal" in papers["p2"], "Instituto Nacional de Migración" in papers["p2"]) == (False, True)

    def it_goes_where_each_was_taken(self) -> None:
        papers = self.papers()
        assert ("Ocosingo" in papers["p1"], "Palenque" in papers["p1"]) == (True, False)
        assert ("Ocosingo" in papers["p2"], "Palenque" in papers["p2"]) == (False, True)

    def it_knows_nobody_by_a_key_that_nobody_has(self) -> None:
        with pytest.raises(RecordError, match=r"autoridades\.0\.a_quienes"):
            caso_from_data({"informacion_hasta": UNTIL, "autoridades": [{"corporacion": "fgr", "a_quienes": ["p9"]}]})
