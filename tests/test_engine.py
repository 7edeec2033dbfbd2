"""Whole cases, from the record to the words of the filing. What each must say is in tests/cases/espera_*.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Gap, Heading, Signature, Span, Text
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.errors import RecordError, RightsformsError
from docassemble.rightsforms.filings import TEMPLATES
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, Detencion, Origen, caso_from_data
from tests.support.casos import (
    DRAFTS,
    EXPECTED,
    FILING,
    FILINGS,
    NAMES,
    SHAPES,
    caso,
    draft,
    folded,
    papers,
    text,
    wrong,
)
from tests.support.citas import articles_cited
from tests.support.each import each
from tests.support.estrategias import casos
from tests.support.formas import JUDGED, shapes

CHIAPAS = jurisdiccion("mx_chiapas")
TAME = [name for name in NAMES if name != "marcas_hostiles"]
SIGNED = [filing for filing in FILINGS if SHAPES[filing].get("se_firma", True)]

every_case = each("name", NAMES)
# One test for each filing looks at all its cases, and names those that fail: `wrong`.
every_filing = pytest.mark.parametrize("filing", FILINGS)
every_signed_filing = pytest.mark.parametrize("filing", SIGNED)
every_expectation = each(("filing", "name"), EXPECTED)


class DescribeTheCases:
    def it_says_of_each_what_to_expect(self):
        assert {name for _, name in EXPECTED} == set(NAMES)

    @pytest.mark.parametrize("filing", FILINGS)
    def it_has_a_full_one_a_bare_one_and_one_of_which_nothing_is_known(self, filing):
        expected = {name for of, name in EXPECTED if of == filing}
        assert expected >= {SHAPES[filing]["completo"], "apenas_empezado", "todo_se_ignora"}

    @every_expectation
    def it_finds_the_right_door(self, filing, name):
        assert engine.fits(caso(name), filing) is EXPECTED[filing, name]["sirve"]

    @every_expectation
    def it_lists_what_is_indispensable_and_missing(self, filing, name):
        found = [row.label for row in engine.gaps(caso(name), filing) if row.nivel == "indispensable"]
        assert found == EXPECTED[filing, name]["huecos"]

    @every_expectation
    def it_says_what_it_must(self, filing, name):
        draft_text = folded(text(name, filing))
        missing = [words for words in EXPECTED[filing, name].get("contiene", []) if folded(words) not in draft_text]
        assert missing == []

    @every_expectation
    def it_does_not_say_what_it_must_not(self, filing, name):
        draft_text = folded(text(name, filing))
        assert [words for words in EXPECTED[filing, name].get("no_contiene", []) if folded(words) in draft_text] == []

    @each(("filing", "name"), [key for key, words in EXPECTED.items() if "orden" in words])
    def it_says_things_in_order(self, filing, name):
        rest = folded(text(name, filing))
        for words in EXPECTED[filing, name]["orden"]:
            before, found, rest = rest.partition(folded(words))
            assert found, f"{words!r} is not there after {before[:80]!r}"


# The attorney's own pages have their test in test_expediente.
OF_FILINGS = sorted(path for path in TEMPLATES.rglob("*.md") if path.parent.name != "expediente")


class DescribeTheTemplates:
    @pytest.mark.parametrize("path", OF_FILINGS, ids=lambda path: path.name)
    def it_says_every_sentence_in_some_case(self, path):
        sentences = _sentences(path.read_text(encoding="utf-8"))
        assert [words for words in sentences if words.upper() not in all_that_is_said()] == []

    def it_shows_every_shape_of_a_document_to_the_judges_of_files(self):
        """They are slow: what they see is chosen, and here it is seen that nothing is left out."""
        judged = frozenset[object]().union(*(shapes(draft(name, filing)) for filing, name in JUDGED))
        assert [key for key in DRAFTS if not shapes(draft(key[1], key[0])) <= judged] == []


@cache
def all_that_is_said() -> str:
    sheets = (engine.sealed_sheet(caso(name), filing) for name in NAMES for filing in (FILING, "medidas_victimas"))
    said = [*(text(name, filing) for filing, name in DRAFTS), *(write_text(sheet) for sheet in sheets if sheet)]
    return folded(" ".join(said)).upper()


class DescribeADraft:
    @every_filing
    def it_says_that_it_is_a_draft(self, filing):
        foot = "Borrador generado para revisión de persona abogada. Versión "
        assert [name for name in NAMES if not draft(name, filing).draft_mark] == []
        assert [name for name in NAMES if not draft(name, filing).footer.startswith(foot)] == []

    def it_is_marked_as_practice_when_the_case_is_made_up(self):
        assert "PRÁCTICA" in draft("firma_a_ruego_tenejapa").draft_mark
        assert "BORRADOR" in draft("minimo").draft_mark

    @every_filing
    def it_comes_out_the_same_twice(self, filing):
        """What a first draft leaves behind for a second one it leaves in any case: the telling ones are asked."""
        again = {name: engine.draft(caso(name), filing) for of, name in EXPECTED if of == filing}
        assert [name for name, made in again.items() if made != draft(name, filing)] == []

    @every_filing
    def it_has_the_headings_in_the_order_of_the_trade(self, filing):
        order, sometimes = SHAPES[filing]["secciones"], SHAPES[filing].get("a_veces", [])
        found = {name: [headings(paper) for paper in papers(name, filing)] for name in NAMES}
        assert found == {name: [[h for h in order if h in each] for each in found[name]] for name in NAMES}
        assert (
            wrong(lambda name: [lack for each in found[name] if (lack := set(order) - set(sometimes) - set(each))])
            == {}
        )

    @every_signed_filing
    def it_ends_with_the_place_to_sign(self, filing):
        each = [(name, [type(block) for block in paper.blocks]) for name in NAMES for paper in papers(name, filing)]
        assert [name for name, kinds in each if Signature not in kinds] == []
        assert [name for name, kinds in each if Heading in kinds[kinds.index(Signature) :]] == []

    @every_filing
    def it_holds_no_leftovers_of_a_template(self, filing):
        marks = ("{", "}", "TODO", "XXXX", "[U]", "[ARG]", "None", "()", "[]", "«»")
        assert wrong(lambda name: [mark for mark in marks if mark in text(name, filing)], TAME) == {}

    @every_filing
    def it_is_punctuated(self, filing):
        assert wrong(lambda name: list(_slips(text(name, filing))), TAME) == {}

    @every_filing
    def it_never_asks_anybody_to_wait(self, filing):
        assert [name for name in NAMES if "72 horas" in text(name, filing)] == []

    @every_filing
    def it_hangs_every_note_for_the_attorney_outside_the_words(self, filing):
        assert wrong(lambda name: [note for note in notes(draft(name, filing)) if note in text(name, filing)]) == {}

    @every_filing
    def it_cites_nothing_that_the_law_data_does_not_hold(self, filing):
        known = {ley.nombre: {*ley.leidos, *ley.por_confirmar} for ley in CHIAPAS.leyes.values()}

        def unknown(name: str) -> set[tuple[str, str]]:
            cited = articles_cited(words_of_template(draft(name, filing)), list(known))
            assert filing != FILING or len(cited["Ley de Amparo"]) > 10, name
            return {(ley, a) for ley, articles in cited.items() for a in articles - known.get(ley, set())}

        assert wrong(unknown) == {}


class DescribeWhatTheTellerKnows:
    @every_signed_filing
    def it_says_me_consta_only_of_what_was_seen(self, filing):
        seen = {name: sum(h.origen is Origen.VI for h in caso(name).hechos) for name in NAMES}
        said = {name: {write_text(p).count("me consta porque") for p in papers(name, filing)} for name in NAMES}
        assert said == {name: {count} for name, count in seen.items()}

    @every_filing
    def it_prints_no_supposition(self, filing):
        supposed = {name: [str(h.texto) for h in caso(name).hechos if h.origen is Origen.SUPONGO] for name in NAMES}
        assert any(supposed.values())
        assert wrong(lambda name: [words for words in supposed[name] if words in text(name, filing)]) == {}

    def it_tells_the_attorney_how_many_suppositions_stayed_out(self):
        assert "no se imprimieron: 1" in draft("desaparicion_larrainzar").summary


class DescribeTheLawInADraft:
    @every_filing
    def it_says_in_the_mark_of_when_the_oldest_copy_of_its_laws_is(self, filing):
        """Where nothing but treaties is cited there is no copy, and no day."""
        for name in NAMES:
            cited = articles_cited(text(name, filing), [ley.nombre for ley in CHIAPAS.leyes.values()])
            days = [CHIAPAS.cotejos[code].copia for code in CHIAPAS.cotejos if CHIAPAS.leyes[code].nombre in cited]
            told = f". Leyes comparadas al {min(days):%d/%m/%Y} o después." if days else ""
            assert draft(name, filing).draft_mark.endswith(told), name
            assert ("comparadas" in draft(name, filing).draft_mark) == bool(days), name

    def it_says_it_in_the_mark_alone_which_goes_when_an_attorney_signs(self):
        written = draft("desaparicion_larrainzar")
        assert "comparadas al" not in write_text(written) + written.footer
        assert written.watermark == "BORRADOR"

    def it_says_it_of_a_sealed_sheet_too(self):
        assert "comparadas al" in engine.sealed_sheet(caso("desaparicion_larrainzar"), FILING).draft_mark

    def it_warns_the_attorney_of_a_text_that_was_not_read(self):
        notes = _notes(caso("desaparicion_larrainzar"))
        assert any("no se leyó el texto" in note and "Desapariciones Forzadas" in note for note in notes)

    def it_warns_of_a_text_that_is_newer_than_the_filing(self):
        old = caso("minimo").model_copy(update={"informacion_hasta": datetime(2025, 1, 1), "detencion": Detencion()})
        assert any("Ley de Amparo rige desde el 16/10/2025" in note for note in _notes(old))
        assert not any("rige desde" in note for note in _notes(caso("minimo")))

    def it_counts_the_doubtful_citations_in_the_summary(self):
        assert "Citas por confirmar: 3." in draft("deportacion_tapachula").summary

    def it_marks_an_argument_as_one(self):
        assert any(note.startswith("Argumento, no criterio firme") for note in _notes(caso("comunidad_chapultenango")))

    def it_says_that_extradition_has_a_time_limit(self):
        assert any("la extradición tiene plazo" in note for note in _notes(caso("extradicion_tuxtla")))

    @every_case
    def it_names_the_reform_of_each_text_it_relies_on(self, name):
        assert "Ley de Amparo (última reforma leída: DOF 16-10-2025)" in text(name)


class DescribeGaps:
    @every_filing
    def it_explains_each_to_the_attorney_once(self, filing):
        for name in NAMES:
            for paper in papers(name, filing):
                gaps = [inline for inline in paper.inlines() if isinstance(inline, Gap)]
                assert all(gap.label for gap in gaps), name
                explained = [gap.path for gap in gaps if gap.comment]
                assert sorted(explained) == sorted({gap.path for gap in gaps}), name

    @every_filing
    def it_names_the_article_behind_each_and_asks(self, filing):
        for name in NAMES:
            for row in engine.gaps(caso(name), filing):
                assert row.porque.startswith("artículo"), (name, row)
                assert row.pregunta.endswith(("?", ".")), (name, row)

    def it_never_blocks_on_what_the_law_does_not_ask(self):
        soft = {"domicilio para notificaciones", "lengua que habla", "personas autorizadas para recibir avisos"}
        levels = {row.label: row.nivel for row in engine.gaps(caso("minimo"), FILING)}
        assert {levels[label] for label in soft} <= {"recomendado", "opcional"}


class DescribeExclusions:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("excluido_juez", "juez"),
            ("excluido_libre", "libre"),
            ("excluido_grupo_armado", "autoridad"),
            ("excluido_duplicado", "otro amparo"),
        ],
    )
    def it_gives_the_reason_and_the_article_and_warns_the_attorney(self, name, words):
        (reason,) = engine.exclusions(caso(name), FILING)
        assert words in reason.motivo
        assert reason.porque.endswith("de la Ley de Amparo")
        assert reason.motivo in draft(name).summary


class DescribeAnyCaseThereCanBe:
    """Every leaf known, unknown or not asked: the draft still stands, and reads as Spanish."""

    @pytest.mark.parametrize("filing", FILINGS)
    @given(casos(st.sampled_from(["alfa", "Beta", "gamma delta"]), tuple(CHIAPAS.corporaciones)))
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def it_is_drafted(self, filing: str, any_case: Caso):
        written = engine.write(engine.draft(any_case, filing), "txt").decode("utf-8")
        assert list(_slips(written)) == []
        assert SHAPES[filing]["al_final"] in written


class DescribeSentencesThatEndTwice:
    def it_adds_no_full_stop_to_an_answer_that_has_one(self):
        assert "pusieron una bolsa en la cabeza para que firmara.\n" in text("tortura_comitan")

    def it_adds_one_to_an_answer_that_has_none(self):
        assert "se llevó a Rosa del mercado.\n" in text("falta_administrativa_ocosingo")

    def it_leaves_the_answer_itself_alone(self):
        spans = [i.text for i in draft("falta_administrativa_ocosingo").inlines() if isinstance(i, Span)]
        assert "La policía se llevó a Rosa del mercado" in spans


class DescribeErrors:
    def it_names_the_filings_there_are(self):
        with pytest.raises(RightsformsError, match=FILING):
            engine.draft(caso("minimo"), "otro")

    def it_refuses_a_corporation_that_nobody_knows(self):
        odd = caso("minimo").autoridades[0].model_copy(update={"corporacion": "policia_lunar"})
        with pytest.raises(RecordError, match=r"autoridades\.0\.corporacion: «policia_lunar»"):
            engine.draft(caso("minimo").model_copy(update={"autoridades": (odd,)}), FILING)

    @pytest.mark.parametrize("name", ["marte", "../mx_chiapas", ""])
    def it_refuses_a_jurisdiction_that_is_not_ours(self, name):
        with pytest.raises(RightsformsError, match="jurisdicción"):
            engine.draft(caso("minimo").model_copy(update={"jurisdiccion": name}), FILING)


# Two marks that do not go together, a mark after a space, a doubled word or space.
_INITIAL = re.compile(r"(?<=\b[^\W\d_])\.(?=[:;,])")  # the stop of a name of which only the initials are said
_SLIP = re.compile(
    r"\S  +\S| [,.;:)]|\( |,\s*[,.;:]|;\s*[,.;:]|:\s*[,.;:]|(?<!\.)\.\.(?!\.)|(?<!\do)\.[;:]"
    r"|\b(?:de de|de el|a el(?! acceso)|en en|y y|del la)\b|\( ?\)"
)


def _slips(written: str) -> Iterator[str]:
    for line in written.splitlines():
        plain = _INITIAL.sub("", line.strip())
        for match in _SLIP.finditer(plain):
            yield plain[max(0, match.start() - 30) : match.end() + 30]


def notes(made: Document) -> list[str]:
    return [i.comment for i in made.inlines() if isinstance(i, Text) and i.comment]


def _notes(of: Caso) -> list[str]:
    return notes(engine.draft(of, FILING))


def headings(made: Document) -> list[str]:
    """Each once: a record of several testimonies has the same ones in each."""
    return list(dict.fromkeys(folded(words(block)) for block in made.blocks if isinstance(block, Heading)))


def _sentences(template: str) -> Iterator[str]:
    """What a template says, without its logic and its marks."""
    body = re.sub(r"\{#.*?#\}", "", template.rpartition("---\n")[2], flags=re.DOTALL)
    for piece in re.split(r"\{\{.*?\}\}|\{%.*?%\}|:::.*|\n\n|-{3,}|\|", body):
        yield folded(re.sub(r"(?m)^\s*(?:1\.|-|#+) |[*\\]", "", piece))


def words(heading: Heading) -> str:
    return "".join(inline.text for inline in heading.inlines if isinstance(inline, Text | Span))


def words_of_template(made: Document) -> str:
    """What the template and the law say; answers may speak of any article they like."""
    return " ".join(inline.text if isinstance(inline, Text) else "·" for inline in made.inlines())


class DescribeTheOrderOfTheFacts:
    def told(self, *facts: dict) -> list[str]:
        data = {"informacion_hasta": "2026-05-20T10:00", "detencion": {"momento": {"fecha": "2026-05-10"}}}
        document = engine.draft(caso_from_data({**data, "hechos": list(facts)}), FILING)
        return [i.text for i in document.inlines() if isinstance(i, Span) and i.path.endswith(".texto")]

    def it_is_that_of_the_calendar(self):
        assert self.told(on("2026-05-12", "b"), on("2026-05-01", "a")) == ["a", "b"]

    def it_puts_what_has_no_day_with_what_was_told_before_it(self):
        assert self.told(on("2026-05-12", "b"), {"texto": "luego"}, on("2026-05-01", "a")) == ["a", "b", "luego"]

    def it_puts_the_first_story_on_the_day_of_the_detention(self):
        assert self.told({"texto": "se lo llevaron"}, on("2026-05-09", "antes"), on("2026-05-11", "después")) == [
            "antes",
            "se lo llevaron",
            "después",
        ]


def on(day: str, text: str) -> dict:
    return {"momento": {"fecha": day}, "texto": text}


class DescribeACrowd:
    """A raid: a hundred and twenty people in one case."""

    @pytest.mark.parametrize("filing", FILINGS)
    def it_is_written_in_every_filing(self, filing):
        raid = caso("redada_tila")
        people = tuple(raid.quejosas[0].model_copy(update={"nombre": f"Persona {number}"}) for number in range(1, 121))
        made = engine.draft(raid.model_copy(update={"quejosas": people}), filing)
        assert engine.write(made, "txt")
        assert engine.write(made, "docx")
