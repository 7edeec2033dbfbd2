"""The front matter of a template: what the filing is, what it asks for, and how a broken one is told."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from docassemble.rightsforms.errors import TemplateError
from docassemble.rightsforms.filings import TEMPLATES, catalogue, gaps, read, read_filing
from docassemble.rightsforms.filings.catalogue import DATOS, FINALIDADES, PROPIAS, Clase, Pide
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Finalidad, caso_from_data
from docassemble.rightsforms.words import own_yaml
from tests.support.each import each

CHIAPAS = jurisdiccion("mx_chiapas")
AMPARO = catalogue()["amparo_art15"]
every_filing = each("filing", catalogue().values())
FRONT = (
    "---\nid: x\ntitulo: X\nllano: X\nresumen: X\narchivo: x\nfundamento: {}\nclase: amparo\nquien: x\nforma: x\n"
    "verificado_el: 2026-01-01\nlector: juzgado\ndestinatario: amparo\ncuando: {}\ndatos: []\n---\nHola"
)


def missing(pide: dict[str, object], **parts: object) -> list[str]:
    rule = Pide.model_validate(
        {
            "etiqueta": "x",
            "nivel": "opcional",
            "fundamento": {"LAmp": ["15"]},
            "pregunta": "¿?",
            **pide,
        }
    )
    filing = AMPARO.model_copy(update={"datos": (rule,)})
    return [
        row.path
        for row in gaps(read(caso_from_data({"informacion_hasta": "2026-05-17T12:00", **parts}), CHIAPAS), filing)
    ]


class DescribeACatalogue:
    def it_has_words_for_each_fact_that_a_filing_asks_for_and_for_no_other(self):
        """`templates/datos.yml`: a filing says a fact in its own words only where they are others."""
        said = own_yaml(DATOS.read_text(encoding="utf-8"))
        asked = {pide.path for filing in catalogue().values() for pide in filing.datos}
        assert said.keys() == asked, DATOS.name
        assert [path for path, words in said.items() if not {"etiqueta", "pregunta"} <= words.keys()] == []

    def it_says_nothing_twice_that_is_said_for_all(self):
        said = own_yaml(DATOS.read_text(encoding="utf-8"))
        for path in TEMPLATES.glob("*.md"):
            for row in own_yaml(path.read_text(encoding="utf-8").split("---\n", 2)[1])["datos"]:
                assert not said[row["path"]].items() & row.items(), f"{path.name}: {row['path']}"

    def it_finds_every_template(self):
        assert set(catalogue()) == {path.stem for path in TEMPLATES.glob("*.md")}

    def it_names_files_without_a_person_or_a_space(self):
        assert all(re.fullmatch(r"[a-z0-9_]+", filing.archivo) for filing in catalogue().values())

    @every_filing
    def it_gives_what_is_for_everybody_only_what_was_allowed_for_that(self, filing):
        """Without a purpose a paper stays inside, and shows everything."""
        assert (filing.finalidad is Finalidad.PUBLICACION) == filing.publico

    def it_has_a_purpose_only_for_classes_that_there_are(self):
        assert set(FINALIDADES) <= set(get_args(Clase))

    @every_filing
    def it_uses_every_note_it_holds(self, filing):
        assert set(filing.notas) <= set(re.findall(r'nota\(.*?"(\w+)"\)', _prose(filing.body)))

    @every_filing
    def it_names_time_limits_that_the_clock_has(self, filing):
        assert set(filing.plazos) <= {plazo.id for plazo in CHIAPAS.plazos}

    @every_filing
    def it_has_a_short_name_that_needs_no_lawyer(self, filing):
        assert len(filing.llano.split()) <= 12
        assert not re.search(r"artículo|indirecto|comparecencia|precautoria|cautelar|probable", filing.llano)
        assert len({other.llano for other in catalogue().values()}) == len(catalogue())

    @every_filing
    def it_says_what_it_is_for_in_one_short_sentence(self, filing):
        assert len(filing.para.split()) <= 20
        assert not re.search(r"(?i)cesen|SHA|relator|promov|quejos|de oficio|dictamen", f"{filing.para} {filing.quien}")

    @every_filing
    def it_says_who_may_file_it_and_how(self, filing):
        assert filing.quien.endswith(".")
        assert filing.forma.endswith(".")

    @every_filing
    def it_declares_the_tables_that_it_prints_and_no_other(self, filing):
        tables = rf"(?<!\.)\b({'|'.join([*PROPIAS, *jurisdiccion('mx_chiapas').tablas])})\b"
        named = set(re.findall(tables, _logic(filing.body)))
        assert named == set(filing.tablas)

    def it_opens_the_same_door_to_the_same_petition_said_aloud(self):
        aloud = catalogue()["comparecencia_verbal"]
        assert (aloud.cuando, aloud.excluye) == (AMPARO.cuando, AMPARO.excluye)

    def it_refuses_the_door_of_a_filing_that_is_not_there(self, tmp_path):
        (tmp_path / "x.md").write_text(FRONT.replace("cuando: {}", "misma_puerta: y"), encoding="utf-8")
        with pytest.raises(TemplateError, match="misma_puerta: y"):
            catalogue(tmp_path)

    @each("pide", [p for f in catalogue().values() for p in f.datos])
    def it_asks_only_for_what_the_record_can_hold(self, pide):
        full = {
            "quejosas": [{}],
            "autoridades": [{}],
            "hechos": [{"texto": "x", "origen": "documento"}],
            "actos": [{"tipo": "vida"}],
        }
        missing(pide.model_dump(exclude={"cuando", "solo"}), **full)

    @pytest.mark.parametrize(
        "broken",
        [
            "Hola",
            FRONT.replace("id: x\n", ""),
            FRONT.replace("id: x\n", "id: x\notra: 1\n"),
            FRONT.replace("datos: []", "datos: [{path: x}]"),
            FRONT.replace("2026-01-01", "ayer"),
            FRONT.replace("titulo: X", "titulo: ["),
        ],
    )
    def it_refuses_a_template_whose_head_is_wrong(self, tmp_path, broken):
        (tmp_path / "x.md").write_text(broken, encoding="utf-8")
        with pytest.raises(TemplateError, match=r"x\.md"):
            read_filing(tmp_path / "x.md")

    def it_reads_one_that_is_right(self, tmp_path):
        (tmp_path / "x.md").write_text(FRONT, encoding="utf-8")
        assert read_filing(tmp_path / "x.md").body == "Hola"


class DescribeWhatIsMissing:
    def it_is_what_nobody_was_asked(self):
        assert missing({"path": "imposibilidad"}) == ["imposibilidad"]
        assert missing({"path": "imposibilidad"}, imposibilidad="  ") == ["imposibilidad"]
        assert missing({"path": "imposibilidad"}, imposibilidad="presa") == []

    def it_is_not_what_nobody_knows_unless_the_law_insists(self):
        unknown = {"se_ignora": True}
        assert missing({"path": "imposibilidad"}, imposibilidad=unknown) == []
        assert missing({"path": "imposibilidad", "tolera_se_ignora": False}, imposibilidad=unknown) == ["imposibilidad"]

    def it_is_asked_of_every_person(self):
        people = [{"nombre": "Ana"}, {}, {"nombre": {"se_ignora": True}}]
        assert missing({"path": "quejosas.*.nombre"}, quejosas=people) == ["quejosas.1.nombre"]

    def it_is_asked_of_the_first_when_there_must_be_one(self):
        assert missing({"path": "quejosas.*.nombre"}) == []
        assert missing({"path": "quejosas.*.nombre", "al_menos_una": True}) == ["quejosas.0.nombre"]

    def it_can_be_answered_by_a_description(self):
        pide = {"path": "quejosas.*.nombre", "o_bien": ["alias"]}
        assert missing(pide, quejosas=[{"alias": "Mel"}]) == []
        assert missing(pide, quejosas=[{"alias": {"se_ignora": True}}]) == ["quejosas.0.nombre"]

    def it_is_asked_only_of_those_it_concerns(self):
        pide = {"path": "hechos.*.fuente", "solo": {"origen": ["me_contaron"]}}
        facts = [{"texto": "x", "origen": "vi"}, {"texto": "y", "origen": "me_contaron"}]
        assert missing(pide, hechos=facts) == ["hechos.1.fuente"]

    def it_is_not_filled_by_a_supposition(self):
        assert missing({"path": "hechos"}, hechos=[{"texto": "x", "origen": "supongo"}]) == ["hechos"]
        assert missing({"path": "hechos"}, hechos=[{"texto": "x", "origen": "vi"}]) == []

    def it_is_asked_only_when_the_facts_call_for_it(self):
        pide = {"path": "imposibilidad", "cuando": {"todos": ["menor"]}}
        assert missing(pide) == []
        assert missing(pide, quejosas=[{"edad": 10}]) == ["imposibilidad"]


def _prose(body: str) -> str:
    """A filing with its partials, and theirs."""
    named = re.findall(r'"(partials/\w+\.md)"', body)
    return " ".join([body, *(_prose((TEMPLATES / name).read_text(encoding="utf-8")) for name in dict.fromkeys(named))])


def _logic(body: str) -> str:
    """What stands between the marks of the template."""
    return " ".join(re.findall(r"\{[{%].*?[%}]\}", _prose(body)))
