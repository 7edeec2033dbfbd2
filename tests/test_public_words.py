"""What goes out to everybody names no minor, no witness who asked for reserve, no shelter; and the test can fail."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.document import Document, Gap, Paragraph, Span, Text
from docassemble.rightsforms.assembly.text import write_text
from docassemble.rightsforms.filings import catalogue
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, caso_from_data, known
from tests.support.casos import NAMES, caso, draft, papers, text
from tests.support.each import each
from tests.support.estrategias import casos
from tests.support.secretos import data_kept, everything_in, leaks, names_kept, people, squeezed
from tests.support.texts import pdf_pages

PUBLIC = tuple(filing.id for filing in catalogue().values() if filing.publico)
INTERNAL = "accion_urgente_interna"
RICH = "defensor_desaparecido_altamirano"
RIVER = "comunidad_nuevo_jerusalen"
CORPORACIONES = tuple(jurisdiccion("mx_chiapas").corporaciones)

every_public_filing = pytest.mark.parametrize("filing", PUBLIC)
# The cases that keep most. A file is made of the document alone, and holds nothing that was not in that.
MOST = sorted(NAMES, key=lambda name: -len(names_kept(caso(name)) | data_kept(caso(name))))[:8]
every_case = each("name", NAMES)


def everything(made: Document) -> str:
    """The text, the gaps, the notes for the attorney, the paths, the first comment."""
    hung = [note for i in made.inlines() if isinstance(i, Text | Span | Gap) and (note := i.comment)]
    paths = [i.path for i in made.inlines() if isinstance(i, Span | Gap)]
    return "\n".join([engine.write(made, "txt").decode(), *hung, *paths, made.summary, made.title, made.footer])


class DescribeTheFilingsForThePublic:
    def it_has_some(self):
        assert set(PUBLIC) >= {"accion_urgente", "comunicado", "guion_audio"}

    @every_public_filing
    @every_case
    def it_leaks_nothing_in_any_word_of_the_document(self, filing, name):
        """What only the attorney reads included."""
        assert leaks(everything(draft(name, filing)), caso(name)) == []

    @every_public_filing
    @pytest.mark.parametrize("name", MOST)
    @pytest.mark.parametrize("fmt", ["txt", "docx", "pdf"])
    def it_leaks_nothing_in_any_part_of_any_file(self, filing, name, fmt):
        assert leaks(everything_in(engine.write(draft(name, filing), fmt), fmt), caso(name)) == []

    @pytest.mark.parametrize("name", [RICH, RIVER])
    @pytest.mark.parametrize("fmt", ["txt", "docx", "pdf"])
    def it_would_be_caught(self, name, fmt):
        """The version for those who work on the case holds it all: the net above has no holes there."""
        found = leaks(everything_in(engine.write(draft(name, INTERNAL), fmt), fmt), caso(name))
        assert squeezed(str(caso(name).promovente.nombre)) in found
        assert any(re.fullmatch(r"\d{10}", datum) for datum in found)
        assert any(re.fullmatch(r"[0-9a-f]{64}", datum) for datum in found)

    @every_public_filing
    @every_case
    def it_writes_minors_by_their_initials_at_most(self, filing, name):
        for person, said in people(caso(name)):
            if not said and known(person.nombre):
                assert squeezed(str(person.nombre)) not in squeezed(text(name, filing)) or len(str(person.nombre)) < 4

    def it_says_the_initials_of_a_minor_whose_family_allowed_it(self):
        assert "E. M. R., de 15 años" in text(RICH, "accion_urgente")

    @every_public_filing
    def it_names_nobody_when_nobody_allowed_it(self, filing):
        publication = caso(RICH).publicacion.model_copy(update={"permiso": None})
        silent = caso(RICH).model_copy(update={"publicacion": publication})
        said = everything(engine.draft(silent, filing))
        assert "Sebastián" not in said
        assert leaks(said, silent) == []


class DescribeTheDoor:
    @every_public_filing
    @every_case
    def it_is_shut_without_permission(self, filing, name):
        if caso(name).publicacion.permiso is not True:
            assert not engine.fits(caso(name), filing)
            assert any("permiso" in reason.motivo for reason in engine.exclusions(caso(name), filing))

    @every_public_filing
    def it_is_shut_when_a_community_authority_holds_the_person(self, filing):
        held = caso("comunidad_chapultenango")
        allowed = held.model_copy(update={"publicacion": held.publicacion.model_copy(update={"permiso": True})})
        assert [reason.motivo for reason in engine.exclusions(allowed, filing) if "comunidad" in reason.motivo]

    @every_public_filing
    @pytest.mark.parametrize("name", [RICH, RIVER])
    def it_is_open_with_permission(self, filing, name):
        assert engine.fits(caso(name), filing)


class DescribeTheUrgentAction:
    @pytest.mark.parametrize("name", [RICH, RIVER])
    def it_fits_on_two_pages(self, name):
        assert len(pdf_pages(engine.write(draft(name, "accion_urgente"), "pdf"))) <= 2

    @every_case
    def it_gives_a_letter_of_at_most_150_words(self, name):
        for paper in papers(name, "accion_urgente"):
            paragraphs = (b for b in paper.blocks if isinstance(b, Paragraph))
            told = ("".join(getattr(i, "text", "") for i in paragraph.inlines) for paragraph in paragraphs)
            (letter,) = (words for words in told if words.startswith("«A las autoridades"))
            assert len(letter.split()) <= 150

    @every_case
    def it_calls_nobody_guilty(self, name):
        words = " ".join(i.text for i in draft(name, "accion_urgente").inlines() if isinstance(i, Text))
        assert re.findall(r"(?i)\b(?:culpables?|delincuentes?|criminal(?:es)?|asesinos?)\b", words) == []
        assert "se presume inocente" in words

    def it_sends_copies_only_to_institutions_of_the_data(self):
        law = jurisdiccion("mx_chiapas")
        known_names = {c.nombre for c in law.corporaciones.values()}
        known_names |= {row.encabezado for rows in law.destinatarios.values() for row in rows}
        (line,) = re.findall(r"Envíe copia a la (.+)\. Puede copiar", text(RICH, "accion_urgente"))
        copies = re.split(r", a la | y a la ", line)
        assert len(copies) == 3
        assert {squeezed(name) for name in copies} <= {squeezed(name) for name in known_names}

    @every_case
    def it_gives_each_fact_its_source(self, name):
        said = write_text(papers(name, "accion_urgente")[0])
        told = [h for h in caso(name).hechos if known(h.texto) and h.origen in ("vi", "me_contaron", "documento")]
        assert sum(said.count(w) for w in ("Según quien lo", "Según un testimonio", "Según consta")) == len(told)


class DescribeTheScriptToRecord:
    @pytest.mark.parametrize("name", [RICH, RIVER])
    def it_is_said_in_a_minute(self, name):
        """130 words a minute, slowly."""
        spoken = re.search(r"«(.+)»", text(name, "guion_audio"), re.DOTALL)
        assert spoken
        assert len(spoken.group(1).split()) <= 130


def _unaccented(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", words) if unicodedata.category(c) != "Mn")


# The same words as somebody in a hurry, or somebody who means harm, may write them.
WAYS = {
    "as_it_is": str,
    "shouted": str.upper,
    "whispered": str.lower,
    "without_accents": _unaccented,
    "with_accents_apart": lambda words: unicodedata.normalize("NFD", words),
    "on_two_lines": lambda words: words.replace(" ", "\n"),
    "with_two_spaces": lambda words: words.replace(" ", "  "),
    "with_dashes": lambda words: words.replace(" ", "-"),
    "in_one_word": lambda words: words.replace(" ", ""),
    "with_joiners": "\u200b".join,
    "with_soft_hyphens": "\u00ad".join,
    "with_another_glottal_stop": lambda words: words.replace("'", "ʼ"),
}
GIVEN = ["Xunka'", "Emiliano", "Lucía", "José Ángel", "Petul", "Ma. Elena", "K'in"]
SURNAMES = ["Gómez", "de la Cruz", "Núñez", "Sántiz", "Pérez", "Ch'ul", "López"]
names = st.builds("{} {} {}".format, *map(st.sampled_from, (GIVEN, SURNAMES, SURNAMES)))
phones = st.integers(9_610_000_000, 9_679_999_999).map(str)
SHELTER = "la casa parroquial de Jitotol"
HASH = "0123456789abcdef" * 4


def told(*secrets: str) -> str:
    return f"Vimos a {' y a '.join(secrets)} esa noche, y gritaron"


@st.composite
def hostile(pick: st.DrawFn) -> Caso:
    """Every secret of the case stands again in every free text, each time written in another way."""
    child, witness, phone = pick(names), pick(names), pick(phones)
    way = [WAYS[pick(st.sampled_from(sorted(WAYS)))] for _ in range(3)]
    number = f"{phone[:3]}{pick(st.sampled_from([' ', '-', '', '.', ') ']))}{phone[3:6]} {phone[6:]}"
    free = told(
        way[0](child), way[1](witness), number, "16.73512, -92.63871", way[2](SHELTER), HASH, f"x{phone}@correo.mx"
    )
    return caso_from_data(
        {
            "informacion_hasta": "2026-03-14T12:00",
            "quejosas": [
                {"nombre": child, "edad": 11, "descripcion": free, "ocupacion": free},
                {
                    "nombre": "Anselmo Vera Solís",
                    "edad": 40,
                    "actividad": free,
                    "senas": free,
                    "salud": {"lesiones": free},
                },
            ],
            "promovente": {"nombre": "Berta Ozuna Lira", "telefono": phone, "relacion": free},
            "actos": [{"tipo": "desaparicion", "descripcion": free}],
            "hechos": [{"texto": free, "origen": "vi"}, {"texto": free, "origen": "documento", "fuente": free}],
            "gestiones": [{"institucion": "Fiscalía", "respuesta": free, "folio": free, "medio": free}],
            "testimonios": [{"declarante": {"nombre": witness, "nombre_reservado": True}}],
            "pruebas": [{"descripcion": free, "sha256": HASH, "coordenadas": "16.73512, -92.63871"}],
            "proteccion": {"medidas_deseadas": [free], "medidas_no_deseadas": [free]},
            "comunidad": {"refugio": SHELTER, "desplazadas": free},
            "publicacion": {"permiso": True, "organizacion": "Red", "titulo": free, "resumen": free, "contacto": phone},
        }
    )


class DescribeAnyCaseThereCanBe:
    @pytest.mark.parametrize("filing", PUBLIC)
    @given(hostile())
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def it_leaks_nothing_that_is_told_again_in_a_text(self, filing: str, any_case: Caso):
        said = everything(engine.draft(any_case, filing))
        assert leaks(said, any_case) == []
        assert "jitotol" not in squeezed(said)
        assert "1673512" not in squeezed(said)
        assert "correomx" not in squeezed(said)
        assert filing == "guion_audio" or "Anselmo Vera Solís" in said  # the script names nobody who has a summary

    @given(hostile())
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    def it_would_be_caught_in_any_of_them(self, any_case: Caso):
        found = leaks(everything(engine.draft(any_case, INTERNAL)), any_case)
        assert {squeezed(str(person.nombre)) for person, said in people(any_case) if not said} <= set(found)

    @pytest.mark.parametrize("filing", PUBLIC)
    @given(casos(st.sampled_from(["Zacarías Ek", "Yolotl Quen", "961 612 3344"]), CORPORACIONES))
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def it_leaks_no_name_whatever_field_holds_it(self, filing: str, any_case: Caso):
        assert names_kept(any_case) & set(leaks(everything(engine.draft(any_case, filing)), any_case)) == set()

    def it_looks_for_something(self):
        assert len(names_kept(caso(RICH))) > 5
        assert len(data_kept(caso(RICH))) > 8
