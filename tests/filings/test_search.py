"""The papers of a search: nothing but the person to look for is required, and nobody is told to wait."""

from __future__ import annotations

import re

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Gap, Table, Text
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, caso, draft, folded, text
from tests.support.each import each

REPORTE, BITACORA, VISITA, NEGATIVA = "reporte_busqueda", "bitacora_busqueda", "acta_visita", "acta_negativa"
SEARCH = (REPORTE, BITACORA, VISITA, NEGATIVA)
FULL = "joven_del_reten_ocosingo"
CURP = "No podrá condicionarse el procedimiento de búsqueda a la presentación de este requisito"
# LGMDFP, art. 12 Duodecies: what a search notice holds at least, and the leaf that says it.
MINIMUM = {
    "quejosas.0.nombre",
    "quejosas.0.edad",
    "quejosas.0.genero",
    "quejosas.0.foto",
    "quejosas.0.senas",
    "quejosas.0.salud.padecimientos",
    "detencion.momento.fecha",
    "detencion.lugar.municipio",
    "promovente.telefono",
}
every_case = each("name", NAMES)
every_paper = pytest.mark.parametrize("filing", SEARCH)


def case(**parts: object) -> Caso:
    return caso_from_data({"informacion_hasta": "2026-05-17T12:00", **parts})


def blocking(of: Caso, filing: str = REPORTE) -> list[str]:
    return [row.path for row in engine.gaps(of, filing) if row.nivel == "indispensable"]


def shown(of: Caso) -> set[str]:
    return {inline.path for inline in engine.draft(of, REPORTE).inlines() if isinstance(inline, Gap)}


def written(of: Caso, filing: str = REPORTE) -> str:
    return folded(engine.write(engine.draft(of, filing), "txt").decode("utf-8"))


def own_words(name: str, filing: str) -> str:
    return " ".join(i.text for i in draft(name, filing).inlines() if isinstance(i, Text))


class DescribeWhatBlocksAReport:
    @every_case
    def it_is_only_not_knowing_whom_to_look_for(self, name):
        assert set(blocking(caso(name))) <= {f"quejosas.{n}.nombre" for n in range(len(caso(name).quejosas) or 1)}

    @pytest.mark.parametrize("who", [{"nombre": "Ana"}, {"alias": "La Güera"}, {"descripcion": "una niña de trenzas"}])
    def it_is_nothing_once_somebody_is_named_or_described(self, who):
        assert blocking(case(quejosas=[who])) == []

    @pytest.mark.parametrize("curp", [None, {"se_ignora": True}, "XXXX000000XXXXXX00"])
    def it_is_never_the_curp(self, curp):
        of = case(quejosas=[{"nombre": "Ana", "curp": curp}])
        assert blocking(of) == []
        assert "quejosas.0.curp" not in shown(of)

    def it_is_not_the_name_of_who_reports(self):
        of = case(quejosas=[{"nombre": "Ana"}], promovente={"nombre": {"se_ignora": True}})
        assert "REPORTE ANÓNIMO" in written(of)
        assert "promovente.nombre" not in shown(of)


class DescribeAReportWithoutAName:
    def it_does_not_say_how_the_reporter_is_related_nor_what_they_speak(self):
        who = {"nombre": {"se_ignora": True}, "relacion": "su madrina", "lengua": "zoque"}
        assert not re.search("su madrina|zoque", written(case(quejosas=[{"nombre": "Ana"}], promovente=who)))


class DescribeTheCounter:
    @every_case
    def it_is_told_that_the_curp_is_no_condition(self, name):
        said = folded(text(name, REPORTE))
        assert "La fracción I Bis del artículo 85 de la Ley General en Materia de Desaparición Forzada" in said
        assert CURP in said

    @every_paper
    @every_case
    def it_hears_of_no_waiting(self, filing, name):
        """The clock of the day is an answer, not words of ours; the statute's own words forbid to wait."""
        said = own_words(name, filing).replace("ningún protocolo puede fijar plazos de espera", "")
        assert re.findall(r"(?i)\b(?:\d+|cuarenta y ocho|setenta y dos) (?:horas|días)\b|\besper[ae]\b", said) == []


class DescribeTheNotice:
    def it_shows_each_of_its_minimum_data_as_a_gap_when_nobody_was_asked(self):
        assert shown(case()) >= MINIMUM

    def it_says_what_each_gap_changes_and_that_the_report_goes_on(self):
        rows = {row.path: row.efecto for row in engine.gaps(case(quejosas=[{"alias": "Mel"}]), REPORTE)}
        about_it = [efecto for path, efecto in rows.items() if path in MINIMUM - {"promovente.telefono"}]
        assert len(about_it) == len(MINIMUM) - 1
        assert all("no se genera" in efecto for efecto in about_it)

    def it_lacks_nothing_in_a_full_case(self):
        assert shown(caso(FULL)) == set()

    @pytest.mark.parametrize("photo", [None, {"se_ignora": True}])
    def it_has_a_gap_where_the_photo_goes(self, photo):
        assert "quejosas.0.foto" in shown(case(quejosas=[{"nombre": "Ana", "foto": photo}]))

    def it_says_so_when_there_is_no_photo(self):
        assert "FALTA. Hoy no hay una fotografía reciente" in written(case(quejosas=[{"nombre": "Ana", "foto": False}]))

    def it_is_not_what_an_amparo_asks_for(self):
        asked = {row.path for row in engine.gaps(case(quejosas=[{"nombre": "Ana"}]), "amparo_art15")}
        assert "quejosas.0.foto" not in asked

    def it_takes_the_last_contact_when_the_day_of_the_events_is_unknown(self):
        of = case(detencion={"momento": {"fecha": {"se_ignora": True}}, "ultimo_contacto": {"fecha": "2026-05-10"}})
        assert "Cuándo se le vio, o se supo de la persona, por última vez 10 de mayo de 2026" in written(of)


class DescribeTheLog:
    def it_leaves_room_to_write_by_hand(self):
        tables = [block for block in engine.draft(case(), BITACORA).blocks if isinstance(block, Table)]
        by_hand = [table for table in tables if table.by_hand]
        assert len(by_hand) == 6
        assert all(any(cell == () for cell in row) for table in by_hand for row in table.rows[1:])

    @pytest.mark.parametrize(("negaron", "said"), [(False, "ya se denunció"), (True, "denuncie y pida el número")])
    def it_takes_a_step_as_done_only_when_it_was_not_refused(self, negaron, said):
        step = {"clase": "denuncia", "institucion": "fiscalía", "negaron": negaron}
        assert said in written(case(gestiones=[step]), BITACORA)


class DescribeTheRecords:
    def refused(self, *refusals: object) -> str:
        steps = [{"institucion": f"oficina {n}", "negaron": said} for n, said in enumerate(refusals)]
        return written(case(gestiones=steps), NEGATIVA)

    def it_writes_one_for_each_refusal_and_none_for_the_rest(self):
        said = self.refused(True, False, None, True)
        assert said.count("ACTA DE NEGATIVA") == 2
        assert re.findall(r"oficina \d", said) == ["oficina 0", "oficina 3"]

    def it_leaves_a_gap_when_nothing_was_written_down(self):
        assert blocking(case(), NEGATIVA) == ["gestiones"]

    def it_writes_one_for_each_visit_and_none_for_calls(self):
        steps = [{"institucion": f"oficina {n}", "clase": clase} for n, clase in enumerate(("visita", "llamada"))]
        said = written(case(gestiones=steps), VISITA)
        assert "oficina 0" in said
        assert "oficina 1" not in said

    def it_asks_the_details_only_of_what_was_refused(self):
        steps = [{"institucion": "a", "negaron": True}, {"institucion": "b", "negaron": False}]
        asked = {row.path for row in engine.gaps(case(gestiones=steps), NEGATIVA)}
        assert "gestiones.0.respuesta" in asked
        assert "gestiones.1.respuesta" not in asked

    def it_lets_the_attorney_doubt_that_the_words_are_exact(self):
        notes = [i.comment for i in draft(FULL, NEGATIVA).inlines() if isinstance(i, Text) and i.comment]
        assert any("palabras exactas" in note for note in notes)
