"""What each reader of a filing may read: an address, a refuge, a name that is kept, found anew in every draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Span
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.context.owners import fields
from docassemble.rightsforms.filings import catalogue
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Kind, Lector, Persona, UsoDelNombre, caso_from_data, texts
from tests.support.campos import fields as fields_of_the_record
from tests.support.casos import FILING, NAMES, caso, draft, rasgos, rasgos_de_cada_quien, text
from tests.support.estrategias import casos
from tests.support.secretos import everything_in, is_minor, squeezed

LAW = jurisdiccion("mx_chiapas")
TODAY = date(2026, 11, 26)
WITHIN = [filing.id for filing in catalogue().values() if filing.lector is Lector.CASA]
OUTSIDE = [f.id for f in catalogue().values() if f.lector not in (Lector.CASA, Lector.PUBLICO)]
ABROAD = [filing.id for filing in catalogue().values() if filing.lector is Lector.INTERNACIONAL]
CONTACT = {f"promovente.{field}" for field in ("domicilio", "telefono", "correo", "usuario_psl")}
FILINGS = tuple(catalogue())
REPORT = "reporte_busqueda"

every_filing = pytest.mark.parametrize("filing", FILINGS)
every_filing_that_goes_out = pytest.mark.parametrize("filing", OUTSIDE)


def printed(filing: str, name: str, words: object) -> bool:
    return isinstance(words, str) and len(squeezed(words)) > 3 and squeezed(words) in letters(name, filing)


@cache
def letters(name: str, filing: str) -> str:
    return squeezed(text(name, filing))


def paths(name: str, filing: str) -> set[str]:
    return {inline.path for inline in draft(name, filing).inlines() if isinstance(inline, Span)}


def keeps(persona: Persona, of: Caso) -> bool:
    """A child, and whoever asked for it or allowed no more than initials."""
    asked = persona.consentimiento.nombre in (UsoDelNombre.INICIALES, UsoDelNombre.RESERVADO)
    return persona.nombre_reservado or asked or is_minor(persona, of)


def names_kept(of: Caso, *, sought: bool = False) -> set[str]:
    """Names, nicknames and all; with `sought`, of whom is searched for the name is said."""
    people = [of.promovente, *of.quejosas, *of.copromoventes, *(t.declarante for t in of.testimonios)]
    said = names(p for p in people if not keeps(p, of) or (sought and p in of.quejosas))
    said |= {found.value for found in texts(of) if found.kind is Kind.NOTED}
    return {name for name in names(p for p in people if keeps(p, of)) - said if len(squeezed(name)) > 4}


def names(people: Iterable[Persona]) -> set[str]:
    return {str(n) for p in people for n in (p.nombre, p.alias, p.nombre_en_lengua) if isinstance(n, str)}


def told(name: str, filing: str) -> str:
    """The draft without the names that may be said, in which a hidden one may stand by chance."""
    of, found = caso(name), letters(name, filing)
    for person in (*of.quejosas, of.promovente):
        if isinstance(person.nombre, str) and not keeps(person, of):
            found = found.replace(squeezed(person.nombre), "·")
    return found


class DescribeTheRefuge:
    @every_filing
    def it_stands_in_no_filing(self, filing):
        assert [name for name in NAMES if printed(filing, name, caso(name).comunidad.refugio)] == []

    @every_filing
    def it_is_not_told_as_the_place_where_somebody_is(self, filing):
        """Only of somebody who is held is a place told: a free person is not looked for by an actuary with soldiers."""
        free = [name for name in NAMES if "en_sus_manos" not in rasgos(name)]
        assert [name for name in free if printed(filing, name, caso(name).paradero.lugar)] == []

    def it_is_looked_for_in_some_case(self):
        assert any(isinstance(caso(name).comunidad.refugio, str) for name in NAMES)
        assert sum("en_sus_manos" not in rasgos(n) and isinstance(caso(n).paradero.lugar, str) for n in NAMES) >= 3

    @every_filing
    @pytest.mark.parametrize("path", [path for path, kind in fields_of_the_record() if kind is Kind.REFUGE])
    def it_is_told_by_no_story_either(self, filing, path):
        assert "yolotl" not in squeezed(write_text(engine.draft(hiding(path), filing)))

    def it_is_masked_whole_where_a_story_tells_it_without_its_article(self):
        of = hiding("quejosas.0.paradero.refugio")
        told = of.model_copy(
            update={"hechos": (of.hechos[-1].model_copy(update={"texto": "Se fueron a ermita de Yolotl."}),)}
        )
        assert "ermita" not in squeezed(write_text(engine.draft(told, "queja_derechos_humanos")))

    @every_filing_that_goes_out
    def it_is_on_the_sheet_for_those_to_whom_she_allows_it(self, filing):
        asked = hiding("quejosas.0.paradero.refugio", lo_sabe=[catalogue()[filing].lector])
        sheet = engine.sealed_sheet(asked, filing)
        assert ("la ermita de Yolotl" in write_text(sheet) if sheet else False) is bool(
            catalogue()[filing].destinatario
        )
        assert "yolotl" not in squeezed(write_text(engine.draft(asked, filing)))

    @every_filing
    def it_is_on_no_sheet_unless_she_said_so(self, filing):
        sheet = engine.sealed_sheet(hiding("quejosas.0.paradero.refugio", lo_sabe=[]), filing)
        assert sheet is None or "yolotl" not in squeezed(write_text(sheet))


def hiding(path: str, lo_sabe: list[str] | None = None) -> Caso:
    """Somebody hides, and the story tells it again."""
    of = caso("amenazas_en_la_trinitaria").model_dump(mode="json", exclude_defaults=True)
    below = of
    *steps, last = path.split(".")
    for step in steps:
        below = below[int(step)] if step.isdigit() else below.setdefault(step, {})
    below |= {last: "la ermita de Yolotl", **({"refugio_lo_sabe": lo_sabe} if lo_sabe is not None else {})}
    if "estado" not in below and "paradero" in path:
        below["estado"] = "resguardo"
    of["hechos"] = [*of["hechos"], {"texto": "Se fueron a la ermita de Yolotl esa noche.", "origen": "vi"}]
    return caso_from_data(of | {"informacion_hasta": "2026-10-08T10:00"})


class DescribeANameThatIsKept:
    @every_filing_that_goes_out
    def it_is_in_no_paper_that_goes_out(self, filing):
        assert {name: said for name in NAMES if (said := self.said(name, filing))} == {}

    def said(self, name: str, filing: str) -> set[str]:
        sought = filing == REPORT and bool({"posible_desaparicion", "no_informan"} & rasgos(name))
        found = told(name, filing)
        return {kept for kept in names_kept(caso(name), sought=sought) if squeezed(kept) in found}

    def it_is_looked_for_in_some_case(self):
        assert sum(bool(names_kept(caso(name))) for name in NAMES) > 10

    def it_would_be_caught(self):
        """Those who work on the case read it: the net above has no holes there."""
        assert squeezed("Emiliano Méndez Ruiz") in letters("defensor_desaparecido_altamirano", "accion_urgente_interna")

    @pytest.mark.parametrize("fmt", ["docx", "pdf", "txt"])
    @pytest.mark.parametrize("filing", [FILING, "denuncia", "queja_derechos_humanos"])
    def it_is_in_no_part_of_any_file(self, filing, fmt):
        name = "defensor_desaparecido_altamirano"
        found = squeezed(everything_in(engine.write(draft(name, filing), fmt), fmt))
        assert {kept for kept in names_kept(caso(name)) if squeezed(kept) in found} == set()

    def it_is_said_by_initials(self):
        assert "E. M. R., de 15 años de edad" in text("defensor_desaparecido_altamirano")

    def it_is_said_of_a_child_whom_a_search_looks_for(self):
        """A search needs the name and the face (LGMDFP, art. 12 Duodecies)."""
        assert "Emiliano Méndez Ruiz" in text("defensor_desaparecido_altamirano", REPORT)

    def it_is_kept_of_one_who_is_the_filer_too(self):
        of = {"nombre": "Zacarías Ek Quintal", "edad": 16}
        asked = caso_from_data(
            {
                "informacion_hasta": "2026-05-20T10:00",
                "quejosas": [of],
                "promovente": {"nombre": of["nombre"], "es_la_quejosa": True},
                "actos": [{"tipo": "libertad_fuera_proc"}],
            }
        )
        assert "zacarias" not in squeezed(write_text(engine.draft(asked, FILING)))

    @pytest.mark.parametrize("filing", [FILING, REPORT, "denuncia", "acta_testimonio", "cidh_medidas_cautelares"])
    @given(casos(st.sampled_from(["Zacarías Ek", "Yolotl Quen", "Citlali Uc"]), tuple(LAW.corporaciones)))
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    def it_is_in_no_paper_whatever_case_there_can_be(self, filing, any_case):
        kept = names_kept(any_case, sought=filing == REPORT)
        found = squeezed(write_text(engine.draft(any_case, filing)))
        assert {name for name in kept if squeezed(name) in found} == set()


class DescribeWhoeverAskedForReserve:
    @pytest.mark.parametrize("filing", [filing for filing in FILINGS if filing not in WITHIN])
    def it_is_not_given_away_by_an_address(self, filing):
        """Whatever way there is to reach them, it is handed in apart."""
        asked = [name for name in NAMES if "resguardo" in rasgos(name)]
        assert {name: found for name in asked if (found := CONTACT & paths(name, filing))} == {}

    @every_filing_that_goes_out
    def it_is_not_given_away_by_a_story_that_tells_it_again(self, filing):
        asked = [name for name in NAMES if "resguardo" in rasgos(name)]
        values = {name: [getattr(caso(name).promovente, path.split(".")[1]) for path in CONTACT] for name in asked}
        assert {name for name in asked for value in values[name] if printed(filing, name, value)} == set()

    def it_is_written_for_whoever_did_not_ask(self):
        open_cases = [name for name in NAMES if "resguardo" not in rasgos(name)]
        assert {path for name in open_cases for path in paths(name, FILING) & CONTACT} >= CONTACT - {
            "promovente.usuario_psl"
        }

    @pytest.mark.parametrize("filing", ABROAD)
    def it_is_kept_from_the_state_unless_the_filer_said_that_it_may_be_known(self, filing):
        filers = {name: caso(name).promovente for name in NAMES if isinstance(caso(name).promovente.nombre, str)}
        hidden = [name for name, filer in filers.items() if filer.pide_resguardo is not False]
        assert [name for name in hidden if squeezed(str(filers[name].nombre)) in letters(name, filing)] == []
        said = [
            name for name, filer in filers.items() if filer.pide_resguardo is False and not keeps(filer, caso(name))
        ]
        assert [name for name in said if squeezed(str(filers[name].nombre)) not in letters(name, filing)] == []
        assert hidden
        assert said


@cache
def sealed(name: str, filing: str) -> Document | None:
    return engine.sealed_sheet(caso(name), filing)


@cache
def sheet(name: str, filing: str) -> str:
    found = sealed(name, filing)
    return write_text(found) if found else ""


@cache
def sealing(name: str) -> frozenset[str]:
    return engine.sealing(caso(name))


class DescribeTheSealedSheet:
    @every_filing
    def it_is_announced_by_the_paper_that_it_goes_with(self, filing):
        announced = {name: "en sobre cerrado una hoja reservada" in text(name, filing) for name in NAMES}
        assert announced == {name: filing in sealing(name) for name in NAMES}

    @pytest.mark.parametrize("filing", [*WITHIN, "comunicado", "accion_urgente", "guion_audio"])
    def it_goes_with_nothing_that_stays_or_that_everybody_reads(self, filing):
        assert [name for name in NAMES if filing in sealing(name)] == []

    def it_says_whose_and_what_and_the_datum_itself(self):
        said = sheet("defensor_desaparecido_altamirano", "denuncia")
        assert "E. M. R.\tnombre\tEmiliano Méndez Ruiz" in said
        assert "Rosaura Ruiz Bautista\tteléfono\t919 555 0188" in said

    @every_filing_that_goes_out
    def it_holds_nothing_that_the_paper_tells_as_well(self, filing):
        for name in (name for name in NAMES if sheet(name, filing)):
            found = sealed(name, filing)
            values = {i.text for i in found.inlines() if isinstance(i, Span) and i.text not in text(name, filing)}
            shown = {i.text for i in found.inlines() if isinstance(i, Span)}
            assert values, (name, shown)

    def it_speaks_only_of_those_for_whom_the_paper_is(self):
        """The boy is free: nobody asks a judge to have him brought, and nobody tells the judge his name."""
        assert "Emiliano" not in sheet("tres_detenidos_por_separado_cancuc", FILING)

    @every_filing
    def it_names_no_witness_who_asked_for_reserve(self, filing):
        for name in NAMES:
            kept = [t.declarante for t in caso(name).testimonios if t.declarante.nombre_reservado]
            parties = {p.nombre for p in (*caso(name).quejosas, caso(name).promovente)}
            assert [p for p in kept if p.nombre not in parties and str(p.nombre) in sheet(name, filing)] == []

    def it_has_a_neutral_name_beside_that_of_its_filing(self):
        found = engine.sealed_sheet(caso("defensor_desaparecido_altamirano"), FILING)
        assert engine.filename(found.filing_id, "pdf") == "demanda_de_amparo_articulo_15_hoja_reservada.pdf"


class DescribeTheTable:
    """`reserva.yml`"""

    def it_names_readers_that_there_are(self):
        assert {lector for row in LAW.reserva for lector in row.lectores} <= set(Lector) - {Lector.PUBLICO}

    def it_names_fields_and_kinds_that_there_are(self):
        there = {path.replace(".0.", ".*.") for path, _kind in fields_of_the_record()}
        people = ("quejosas.*", "promovente", "copromoventes.*", "testimonios.*.declarante")
        there |= {f"{of}.nacimiento" for of in people}
        assert {campo for row in LAW.reserva for campo in row.campos} <= there
        assert {row.clase for row in LAW.reserva if row.clase} <= set(Kind)

    @pytest.mark.parametrize("row", LAW.reserva, ids=lambda row: row.id)
    def it_cites_only_articles_that_were_read(self, row):
        cited = [LAW.cite(codigo, articulos, TODAY) for codigo, articulos in row.fundamento.items()]
        assert [cita.text for cita in cited if cita.warning] == []

    @pytest.mark.parametrize("row", LAW.reserva, ids=lambda row: row.id)
    def it_protects_something_in_some_case(self, row):
        assert any(True for name in NAMES for _ in fields(caso(name), row))

    @pytest.mark.parametrize("trait", ["menor", "reservada", "resguardo", "identidad_abierta"])
    def it_is_decided_both_ways(self, trait):
        held = [trait in each for name in NAMES for each in rasgos_de_cada_quien(name)]
        assert any(held)
        assert not all(held)

    def it_lets_no_outside_reader_read_a_child_by_name_but_in_a_search(self):
        (row,) = (row for row in LAW.reserva if row.id == "nombre_de_menor")
        assert set(row.lectores) == set(Lector) - {Lector.CASA, Lector.PUBLICO}
        assert set(row.lectores.values()) == {"iniciales"}
