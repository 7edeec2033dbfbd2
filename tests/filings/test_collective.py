"""Rights of a community: the working draft of its amparo, and the minutes of its assembly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Gap, PageBreak, Paragraph, Table, Text
from docassemble.rightsforms.record import Caso, Nucleo, caso_from_data, keeps_name
from docassemble.rightsforms.record.secretos import initials
from tests.support.casos import NAMES, caso, draft, folded, text
from tests.support.each import each

AMPARO, ACTA = "amparo_colectivo", "acta_asamblea"
COMMONERS = "bienes_comunales_venustiano_carranza"
ASSEMBLIES = (COMMONERS, "comunidad_nuevo_jerusalen", "consulta_mitontic", "tierras_salto_de_agua")
every_case = each("name", NAMES)
every_assembly = each("name", ASSEMBLIES)


def plain(made: Document) -> str:
    return folded(engine.write(made, "txt").decode("utf-8"))


def collective(**act: object) -> Caso:
    return caso_from_data(
        {
            "informacion_hasta": "2026-06-30T12:00",
            "comunidad": {"nombre": "Alfa", "nucleo": "ejido", "pueblo": "tseltal"},
            "acto_colectivo": {"descripcion": "Un permiso.", "conocimiento": {"fecha": "2026-06-01"}, **act},
        }
    )


def minutes(via: str, **asamblea: object) -> str:
    data = {"informacion_hasta": "2026-06-30T12:00", "asamblea": {"via": via, **asamblea}}
    return plain(engine.draft(caso_from_data(data), ACTA))


def notes(filing: str, name: str) -> str:
    inlines = draft(name, filing).inlines()
    return " ".join(i.comment for i in inlines if isinstance(i, Text | Gap) and i.comment)


class DescribeTheDeadline:
    @every_case
    def it_is_the_first_thing_on_the_first_page_in_the_style_of_an_alert(self, name):
        first, second, third, *_ = draft(name, AMPARO).blocks
        assert all(isinstance(block, Paragraph) and block.style == "alerta" for block in (first, second, third))
        assert text(name, AMPARO).startswith("PLAZO: QUINCE DÍAS HÁBILES (artículos 17 y 18 de la Ley de Amparo).")

    @every_case
    def it_says_that_the_last_day_was_not_computed(self, name):
        cover = folded(text(name, AMPARO).partition("BORRADOR DE TRABAJO")[0])
        assert "El último día no se calcula aquí: los días inhábiles varían" in cover
        assert "trabaje con quince días" in cover

    @pytest.mark.parametrize("priva", [True, False, None])
    def it_prints_no_day_that_the_clock_computed(self, priva):
        known = collective(priva_de_tierras=priva)
        (limit,) = [found for found in engine.deadlines(known) if found.id == "tierras_15_dias"]
        assert limit.vence is not None
        assert limit.tentativo
        for day in (limit.vence, limit.vence + timedelta(days=1)):
            assert f"{day.day} de junio" not in plain(engine.draft(known, AMPARO))

    def it_speaks_of_seven_years_only_as_something_to_confirm(self):
        cover = plain(engine.draft(collective(priva_de_tierras=True), AMPARO)).partition("BORRADOR DE TRABAJO")[0]
        assert "Puede ser de siete años" in cover
        assert cover.rstrip().endswith("Mientras no se confirme, trabaje con quince días.")


class DescribeTheWorkingDraft:
    @every_case
    def it_says_before_the_petition_that_it_is_not_ready(self, name):
        blocks = draft(name, AMPARO).blocks
        cover = " ".join(str(block) for block in blocks[: [type(b) for b in blocks].index(PageBreak)])
        assert "no está listo para presentarse" in cover

    def it_says_so_to_the_defender_who_chooses_it(self):
        assert "nunca se presenta sin ella" in engine.filing(AMPARO).resumen

    def it_names_every_fraction_of_the_article_and_a_section_that_is_there(self):
        made = draft(COMMONERS, AMPARO)
        (table,) = [block for block in made.blocks if isinstance(block, Table)]
        rows = [["".join(i.text for i in cell) for cell in row] for row in table.rows[1:]]
        assert [row[1] for row in rows] == ["I", "II", "III", "IV", "V", "VI y VII", "VIII"]
        written = engine.write(made, "txt").decode("utf-8")
        assert all(f"\n{part}. " in written for row in rows for part in row[2].split(" y "))

    @every_case
    def it_goes_to_a_district_court_and_to_no_other(self, name):
        assert "\nC. JUEZ(A) DE DISTRITO" in text(name, AMPARO)
        assert "EN AUXILIO DE LA JUSTICIA FEDERAL" not in text(name, AMPARO)

    @pytest.mark.parametrize(("nucleo", "plano"), [("ejido", True), ("bienes_comunales", True), ("sin_titulo", False)])
    def it_asks_for_suspension_ex_officio_only_for_a_nucleus_that_loses_its_land(self, nucleo, plano):
        data = collective(priva_de_tierras=True)
        held = data.model_copy(update={"comunidad": data.comunidad.model_copy(update={"nucleo": Nucleo(nucleo)})})
        assert ("SUSPENSIÓN DE OFICIO Y DE PLANO" in plain(engine.draft(held, AMPARO))) is plano
        assert "SUSPENSIÓN DE OFICIO Y DE PLANO" not in plain(engine.draft(collective(priva_de_tierras=False), AMPARO))

    def it_leaves_the_criterion_on_any_member_to_the_attorney(self):
        assert "cualquier integrante puede promover" in notes(AMPARO, COMMONERS)
        assert "integrante puede promover" not in text(COMMONERS, AMPARO)


class DescribeTheMinutes:
    @every_case
    def it_never_consents_for_a_victim(self, name):
        assert (
            "La asamblea no consiente en nombre de ninguna persona víctima de tortura, de violencia sexual o de "
            "desaparición." in folded(text(name, ACTA))
        )

    @every_assembly
    def it_keeps_the_attendance_on_a_page_of_its_own_without_a_name(self, name):
        blocks = draft(name, ACTA).blocks
        last = len(blocks) - 1 - [type(block) for block in blocks][::-1].index(PageBreak)
        (table,) = [block for block in blocks[last:] if isinstance(block, Table)]
        assert table.by_hand
        assert not any(cell for row in table.rows[1:] for cell in row)

    @every_assembly
    def it_has_a_row_with_room_for_a_fingerprint_for_each_who_represents(self, name):
        sheet = next(b for b in draft(name, ACTA).blocks if isinstance(b, Table) and b.by_hand)
        assert "".join(i.text for i in sheet.rows[0][-1]) == "Huella"
        first = ["".join(i.text for i in row[0]) for row in sheet.rows]
        kept = {str(q.nombre): initials(str(q.nombre)) for q in caso(name).quejosas if keeps_name(q)}
        names = [str(r.nombre) for r in caso(name).asamblea.representantes]
        assert {kept.get(each, each) for each in names} <= set(first)

    def it_holds_an_agrarian_assembly_to_the_agrarian_law_and_no_other(self):
        assert "Ley Agraria" in minutes("agraria")
        assert "Ley Agraria" not in minutes("indigena")
        assert "propio sistema normativo" in minutes("indigena")
        assert "propio sistema normativo" not in minutes("agraria")

    @pytest.mark.parametrize(
        ("segunda", "words"), [(True, "cualquier número de asistentes"), (False, "la mitad más uno")]
    )
    def it_states_how_many_must_be_there(self, segunda, words):
        assert words in minutes("agraria", segunda=segunda)

    def it_says_that_suing_needs_no_notary(self):
        assert "no se requieren fedatario público" in minutes("agraria")
        assert "fedatario" not in minutes("indigena")

    def it_grants_only_the_powers_that_were_given(self):
        said = minutes("indigena", facultades=["presentar"], representantes=[{"nombre": "Alfa"}])
        assert "presentar escritos." in said
        assert "hacer públicos" not in said

    def it_allows_no_name_or_image_when_nobody_knows_what_was_allowed(self):
        said = minutes("indigena", nombres_e_imagenes={"se_ignora": True})
        assert "No se autoriza el uso de nombres ni de imágenes" in said

    def it_is_a_form_to_fill_in_while_the_assembly_was_not_held(self):
        assert "Esta hoja se llena durante la asamblea." in minutes("agraria")
        assert "se llena durante" not in minutes("agraria", inicio={"fecha": "2026-06-02"})

    @every_assembly
    def it_does_not_say_where_those_who_fled_are(self, name):
        refugio = caso(name).comunidad.refugio
        assert not isinstance(refugio, str) or refugio not in text(name, ACTA)
