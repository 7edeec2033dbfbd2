"""The clock: when each time limit ends (Ley de Amparo, arts. 15, 19 and 22; the rest stands in law/mx/plazos.yml)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.context import Citations
from docassemble.rightsforms.context.rows import law_rows
from docassemble.rightsforms.filings import Deadline, catalogue, clock, read
from docassemble.rightsforms.filings.clock import business_days
from docassemble.rightsforms.law import Jurisdiccion, jurisdiccion
from docassemble.rightsforms.law.leyes import Version
from docassemble.rightsforms.law.models import Vigencia
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, caso
from tests.support.each import each
from tests.support.estrategias import casos

ROOT = Path(__file__).parents[2]
CHIAPAS = jurisdiccion("mx_chiapas")
ATLANTIDA = Jurisdiccion(ROOT / "tests" / "law" / "jurisdicciones" / "atlantida")
AMPARO = CHIAPAS.calendarios["amparo"]
PLAZOS = {plazo.id: plazo for plazo in CHIAPAS.plazos}
IN_WORDS = {2: "dos", 3: "tres", 5: "cinco", 184: "seis meses", 365: "año"}
every_case = each("name", NAMES)
every_limit = each("plazo", PLAZOS.values())


def limits(law: Jurisdiccion = CHIAPAS, **parts: object) -> dict[str, Deadline]:
    taken = {"actos": [{"tipo": "libertad_fuera_proc"}], "autoridades": [{"corporacion": "policia_municipal"}]}
    caso = caso_from_data({"informacion_hasta": "2026-05-20T12:00", **taken, **parts})
    return {deadline.id: deadline for deadline in clock(read(caso, law))}


def taken_at(hora: str | None = "21:30", **more: object) -> dict[str, object]:
    return {"momento": {"fecha": "2026-05-16", **({"hora": hora} if hora else {}), **more}}


class DescribeHours:
    def it_counts_from_moment_to_moment(self):
        assert limits(detencion=taken_at())["examen_medico"].vence == datetime(2026, 5, 17, 9, 30)

    def it_counts_through_nights_holidays_and_weekends(self):
        held = {"momento": {"fecha": "2025-12-24", "hora": "23:45"}, "estatus": "falta_administrativa"}
        assert limits(detencion=held)["arresto_36_horas"].vence == datetime(2025, 12, 26, 11, 45)

    def it_counts_from_the_moment_the_prosecutor_received_the_person(self):
        held = {**taken_at(), "puesta_a_disposicion": {"fecha": "2026-05-17", "hora": "02:10"}}
        found = limits(detencion={**held, "estatus": "ministerio_publico"})
        assert found["ministerio_publico_48_horas"].vence == datetime(2026, 5, 19, 2, 10)
        assert found["ministerio_publico_96_horas"].vence == datetime(2026, 5, 21, 2, 10)
        assert not found["ministerio_publico_48_horas"].tentativo
        assert found["ministerio_publico_96_horas"].tentativo

    def it_is_sure_of_an_exact_hour(self):
        assert not limits(detencion=taken_at())["examen_medico"].tentativo

    def it_is_tentative_when_the_hour_is_approximate(self):
        assert limits(detencion=taken_at(precision="aproximada"))["examen_medico"].tentativo

    def it_counts_a_missing_hour_from_midnight_and_says_that_it_is_tentative(self):
        found = limits(detencion=taken_at(None))["examen_medico"]
        assert (found.vence, found.tentativo) == (datetime(2026, 5, 16, 12), True)

    def it_counts_from_the_last_contact_when_nobody_knows_when(self):
        last = {"momento": {"fecha": {"se_ignora": True}}, "ultimo_contacto": {"fecha": "2026-05-15", "hora": "08:00"}}
        found = limits(detencion=last)["examen_medico"]
        assert (found.vence, found.tentativo) == (datetime(2026, 5, 15, 20), True)

    def it_prefers_the_detention_to_the_last_contact(self):
        both = {**taken_at(), "ultimo_contacto": {"fecha": "2026-05-15", "hora": "08:00"}}
        assert limits(detencion=both)["examen_medico"].vence == datetime(2026, 5, 17, 9, 30)


class DescribeWhatAPetitionMayClaim:
    def held(self, **moment: object) -> Deadline:
        return limits(detencion={**taken_at(**moment), "estatus": "falta_administrativa"})["arresto_36_horas"]

    def it_is_a_limit_on_the_authority_from_a_known_hour(self):
        assert self.held().can_be_sworn
        assert self.held().has_passed(datetime(2026, 5, 20))

    @pytest.mark.parametrize("moment", [{"hora": None}, {"precision": "aproximada"}])
    def it_is_never_sworn_from_an_hour_that_nobody_is_sure_of(self, moment):
        assert not self.held(**moment).can_be_sworn

    def it_is_no_limit_of_the_family(self):
        sworn = {name for name, deadline in limits(detencion=taken_at()).items() if deadline.can_be_sworn}
        assert sworn <= {"arresto_36_horas", "ministerio_publico_48_horas"}


class DescribeNaturalDays:
    def it_counts_every_day_and_ends_with_the_day(self):
        assert limits(detencion=taken_at())["queja_un_anio"].vence == datetime(2027, 5, 16, 23, 59)

    @pytest.mark.parametrize("acts", [[], [{"tipo": "art22"}]])
    def it_counts_a_complaint_of_a_prisoner_from_what_is_complained_of(self, acts):
        """The detention, by order of a judge, is long past, and nobody complains of it."""
        care = {"situaciones": ["sin_atencion_medica"], "atencion": {"desde": {"fecha": "2026-05-10"}}}
        told = limits(detencion={**taken_at(), "estatus": "juez_o_prision"}, actos=acts, **care)
        assert told["queja_un_anio"].vence == datetime(2027, 5, 10, 23, 59)

    def it_starts_no_earlier_than_the_last_word_of_her(self):
        gone = {"momento": {"fecha": "2026-03"}, "ultimo_contacto": {"fecha": "2026-03-11", "hasta": "2026-03-14"}}
        told = limits(actos=[{"tipo": "desaparicion"}], detencion=gone)["queja_un_anio"]
        assert told.vence == datetime(2027, 3, 11, 23, 59)
        called = {**taken_at(), "ultimo_contacto": {"fecha": "2026-05-17", "hora": "08:00"}}
        assert limits(detencion=called)["examen_medico"].vence == datetime(2026, 5, 17, 9, 30)

    def it_counts_a_complaint_from_the_first_fact_where_nobody_was_taken(self):
        told = [
            {"momento": {"fecha": "2026-05-10"}, "texto": "Volvieron.", "origen": "vi"},
            {"momento": {"fecha": "2026-05-04"}, "texto": "Dispararon.", "origen": "vi"},
            {"momento": {"fecha": "2026-05-01"}, "texto": "Quizá antes.", "origen": "supongo"},
        ]
        assert limits(hechos=told)["queja_un_anio"].vence == datetime(2027, 5, 4, 23, 59)

    def it_reminds_of_a_disappearance_from_the_day_the_amparo_was_handed_in(self):
        found = limits(
            paradero={"estado": "negado"}, presentacion={"presentado": {"fecha": "2026-05-17", "hora": "13:00"}}
        )
        assert found["amparo_24_horas"].vence == datetime(2026, 5, 18, 13)
        ends = {days: found[f"apersonarse_{days}"] for days in (30, 180, 330)}
        assert {days: str(end.vence) for days, end in ends.items()} == {
            30: "2026-06-16 23:59:00",
            180: "2026-11-13 23:59:00",
            330: "2027-04-12 23:59:00",
        }
        assert all(end.recordatorio for end in ends.values())
        assert not found["apersonarse_un_anio"].recordatorio


class DescribeBusinessDays:
    """Ley de Amparo, art. 19: fixed dates, which do not move to a Monday; and weekends."""

    @pytest.mark.parametrize(
        ("start", "days"),
        [
            ("2026-09-11", ["2026-09-15", "2026-09-17", "2026-09-18"]),  # Monday 14 and Wednesday 16
            ("2026-10-09", ["2026-10-13", "2026-10-14", "2026-10-15"]),  # Monday 12
            ("2026-11-18", ["2026-11-19", "2026-11-23", "2026-11-24"]),  # Friday 20
            ("2026-11-13", ["2026-11-16", "2026-11-17", "2026-11-18"]),  # Monday 16 is a holiday elsewhere, not here
            ("2026-12-24", ["2026-12-28", "2026-12-29", "2026-12-30"]),
            ("2026-12-31", ["2027-01-04", "2027-01-05", "2027-01-06"]),
        ],
    )
    def it_skips_what_the_statute_lists(self, start, days):
        assert [str(day) for day in islice(business_days(date.fromisoformat(start), AMPARO), 3)] == days

    def it_knows_the_ten_days_of_the_statute(self):
        assert len(set(AMPARO.dias)) == 10
        assert all(date.fromisoformat(f"2028-{day}") for day in AMPARO.dias)

    def it_ends_with_the_last_of_them_and_is_always_tentative(self):
        """Sunday 17 and the holiday of the 18th do not count: Tuesday 19 and Wednesday 20 do."""
        found = limits(ATLANTIDA, detencion=taken_at(), autoridades=[{"corporacion": "tritones"}])["abrir_la_concha"]
        assert (found.vence, found.tentativo) == (datetime(2026, 5, 20, 23, 59), True)


class DescribeTheLimitOfACollectiveAmparo:
    """Ley de Amparo, arts. 17 and 18: it may be fifteen business days from when the community knew."""

    def it_runs_from_when_the_community_knew_and_is_tentative(self):
        act = {"descripcion": "Un permiso.", "conocimiento": {"fecha": "2026-03-27"}}
        found = limits(acto_colectivo=act)["tierras_15_dias"]
        assert (found.vence, found.tentativo) == (datetime(2026, 4, 17, 23, 59), True)

    def it_has_no_end_while_nobody_knows_the_day(self):
        assert limits(situaciones=["tierras"])["tierras_15_dias"].vence is None


def reformed() -> Jurisdiccion:
    """As if a reform of 16 May 2026 had made 20 hours of the 36 of an arrest, in an article of another number."""
    law = Jurisdiccion(CHIAPAS.folder)
    row, carta = PLAZOS["arresto_36_horas"], law.leyes["CPEUM"]
    after = row.model_copy(
        update={"cantidad": 20, "fundamento": {"CPEUM": ("901",)}, "vigente": Vigencia(desde=date(2026, 5, 16))}
    )
    before = row.model_copy(update={"vigente": Vigencia(hasta=date(2026, 5, 15))})
    version = Version(
        ultima_reforma=carta.ultima_reforma,
        vigente_desde=carta.vigente_desde,
        vigente_hasta=date(2026, 5, 15),
        fuente="inventada",
        leidos=carta.leidos,
    )
    newer = {"leidos": ("901",), "vigente_desde": date(2026, 5, 16), "versiones": (version,)}
    vars(law)["plazos"] = (before, after)
    vars(law)["leyes"] = {**law.leyes, "CPEUM": carta.model_copy(update=newer)}
    return law


class DescribeAReform:
    @pytest.mark.parametrize(
        ("day", "hours", "article"), [("2026-05-15", 36, "21"), ("2026-05-16", 20, "901")], ids=["before", "after"]
    )
    def it_counts_what_was_in_force_when_the_limit_began(self, day, hours, article):
        custody = {"momento": {"fecha": day, "hora": "21:30"}, "estatus": "falta_administrativa"}
        limit = limits(reformed(), detencion=custody)["arresto_36_horas"]
        assert limit.vence - limit.inicia == timedelta(hours=hours)
        assert limit.porque.startswith(f"artículo {article} de la Constitución")

    def it_is_what_is_in_force_on_the_day_of_the_case_where_nobody_knows_the_start(self):
        limit = limits(reformed(), detencion={"estatus": "falta_administrativa"})["arresto_36_horas"]
        assert (limit.vence, limit.porque.split()[1]) == (None, "901")

    @pytest.mark.parametrize(("day", "article"), [("2026-05-15", "21"), ("2026-05-16", "901")])
    def it_is_claimed_by_the_article_of_its_day(self, day, article):
        custody = {"momento": {"fecha": day, "hora": "21:30", "precision": "exacta"}, "estatus": "falta_administrativa"}
        data = {"informacion_hasta": "2026-05-20T12:00", "actos": [{"tipo": "libertad_fuera_proc"}]}
        taken = {**data, "autoridades": [{"corporacion": "policia_municipal"}], "detencion": custody}
        reading = read(caso_from_data(taken), reformed())
        only_limits = catalogue()["amparo_art15"].model_copy(update={"tablas": ("limites",)})
        [row] = law_rows(reading, only_limits, Citations(reading))["limites"]
        assert row["fundamento"].text.startswith(f"artículo {article} de la Constitución")


class DescribeAnUnknownStart:
    def it_has_no_end_and_says_from_what_it_would_run(self):
        found = limits(detencion={"momento": {"fecha": {"se_ignora": True}}})["examen_medico"]
        assert (found.inicia, found.vence, found.desde) == (None, None, "detencion")

    def it_never_passes(self):
        assert not limits()["examen_medico"].has_passed(datetime(2099, 1, 1))

    @every_limit
    def it_has_words_for_every_start(self, plazo):
        assert CHIAPAS.inicios[plazo.desde].startswith("Corre desde ")


class DescribeALimitThatHasPassed:
    def it_is_told_as_passed_a_minute_later_and_not_before(self):
        found = limits(detencion=taken_at())["examen_medico"]
        assert not found.has_passed(datetime(2026, 5, 17, 9, 30))
        assert found.has_passed(datetime(2026, 5, 17, 9, 31))


class DescribeWhoIsHeldByWhom:
    def it_gives_no_limit_of_an_authority_to_an_armed_group(self):
        found = limits(detencion=taken_at(), autoridades=[{"corporacion": "grupo_armado"}])
        assert {"examen_medico", "ministerio_publico_48_horas", "amparo_24_horas"} & set(found) == set()

    def it_only_argues_the_36_hours_of_a_community(self):
        found = limits(detencion=taken_at(), autoridades=[{"corporacion": "autoridad_comunitaria"}])
        assert found["arresto_36_horas_comunitario"].tentativo
        assert "arresto_36_horas" not in found


class DescribeTheClock:
    @every_case
    def it_is_sorted_by_the_end_and_keeps_the_unknown_for_last(self, name):
        ends = [deadline.vence for deadline in clock(read(caso(name), CHIAPAS))]
        known = [end for end in ends if end]
        assert ends == [*sorted(known), *[None] * (len(ends) - len(known))]

    @given(casos(st.sampled_from(["alfa"]), tuple(CHIAPAS.corporaciones)))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def it_stands_for_any_case_there_can_be(self, any_case: Caso):
        for deadline in clock(read(any_case, CHIAPAS)):
            assert deadline.porque.startswith("artículo")
            assert (deadline.inicia is None) == (deadline.vence is None)
            if deadline.vence and deadline.inicia:
                assert deadline.vence - deadline.inicia >= timedelta(hours=3)


class DescribeTheTable:
    def it_names_each_limit_once(self):
        assert len(PLAZOS) == len(CHIAPAS.plazos)

    @every_limit
    def it_counts_business_days_by_a_calendar_that_exists(self, plazo):
        assert (plazo.unidad == "habiles") == (plazo.calendario is not None)
        assert plazo.calendario is None or plazo.calendario in CHIAPAS.calendarios

    @every_limit
    def it_is_decided_both_ways_by_some_case(self, plazo):
        held = [plazo.cuando.fits(read(caso(name), CHIAPAS).traits) for name in NAMES]
        assert any(held)
        assert not all(held)

    @every_limit
    def it_says_how_long_in_words(self, plazo):
        assert str(plazo.cantidad) in plazo.que or IN_WORDS[plazo.cantidad] in plazo.que


class DescribeAClaimOfALimit:
    def it_does_not_swear_away_the_exception_of_the_rule(self):
        """Sixty hours before the prosecutor: too long, but for a case of organized crime (CPEUM, art. 16)."""
        kept = caso_from_data(
            {
                "informacion_hasta": "2026-05-19T08:00",
                "quejosas": [{"nombre": "Tomás Luna Cruz", "edad": 30}],
                "actos": [{"tipo": "libertad_fuera_proc"}],
                "autoridades": [{"corporacion": "policia_estatal"}],
                "detencion": {
                    "momento": {"fecha": "2026-05-16", "hora": "19:00"},
                    "puesta_a_disposicion": {"fecha": "2026-05-16", "hora": "20:00"},
                    "estatus": "ministerio_publico",
                },
            }
        )
        said = write_text(engine.draft(kept, "amparo_art15"))
        claim = (
            "por lo que, si no se trata de un caso de delincuencia organizada, la privación de la libertad es ilegal"
        )
        assert claim in said
