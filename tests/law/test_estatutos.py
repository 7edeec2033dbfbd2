"""An invented statute, as `pdftotext` would give it, and what a newer text of it changes."""

from __future__ import annotations

import re

from docassemble.rightsforms.law.estatutos import articles, changes, fingerprints
from tests.support.each import each
from tests.support.estatuto import FARO


def changed(old: str, new: str):
    return list(changes(fingerprints(articles(old)), articles(new)))


class DescribeTheArticlesOfAText:
    def it_finds_each_by_its_number(self):
        assert list(articles(FARO)) == ["1", "2", "2 Bis", "3", "4"]

    @each(
        ("heading", "number"),
        [
            ("Artículo 15. ", "15"), ("Artículo 1o. ", "1"), ("ARTÍCULO 5.- ", "5"), ("ARTICULO 5o.- ", "5"),
            ("Art. 7. ", "7"), ("Artículo 12 Bis. ", "12 Bis"), ("Artículo 12 Quáter.- ", "12 Quater"),
            ("Artículo 12 Duodecies. ", "12 Duodecies"), ("Artículo 9º. ", "9"), ("  Artículo 8.", "8"),
        ],
    )  # fmt: skip
    def it_reads_every_form_of_heading(self, heading, number):
        assert list(articles(f"{heading}La lámpara alumbra.")) == [number]

    @each(
        "line", ["artículo 9. Esto lo dice otra ley.", "Artículo 9 de la Carta, que dice otra cosa.", "Artículo 2. X."]
    )
    def it_is_not_led_astray_by_an_article_that_is_named_in_passing(self, line):
        found = articles(f"Artículo 5. La lámpara se prende conforme al\n{line}\nArtículo 6. Es blanca.")
        assert list(found) == ["5", "6"]

    def it_cuts_at_each_sentence_and_each_fraction(self):
        assert articles(FARO)["2"] == (
            "Quien cuida el faro deberá:",
            "I. Prender la lám-para, sin demora;",  # nobody knows whether that hyphen belongs to the word
            "II. Anotar cada barco, y",
            "III. Avisar de la niebla, del humo y del hielo.",
            "La guardia dura ocho horas.",
        )

    def it_cuts_fractions_with_a_dash_too(self):
        assert articles("Artículo 1. Debe: I.- Mirar, y II.- Avisar.")["1"] == ("Debe:", "I.- Mirar, y", "II.- Avisar.")

    def it_leaves_out_what_stands_between_the_lines(self):
        said = " ".join(piece for pieces in articles(FARO).values() for piece in pieces)
        assert not re.search(r"DOF|de 9|CÁMARA|Secretar|LEY DEL FARO|CAPÍTULO|guardias y su relevo", said)

    def it_keeps_a_line_of_fractions_though_it_is_all_capitals(self):
        assert articles("Artículo 1. Se castigan las fracciones\nII, IV, VI,\nXI y XII.")["1"] == (
            "Se castigan las fracciones II, IV, VI, XI y XII.",
        )

    def it_stops_at_what_is_transitory(self):
        assert articles(FARO)["1"] == ("El faro alumbra a todos los bar-cos.",)

    @each("heading", ["TRANSITORIOS", "T R A N S I T O R I O S", "Artículos Transitorios", "Transitorio"])
    def it_knows_the_headings_of_what_is_transitory(self, heading):
        assert list(articles(f"Artículo 1. Uno.\n{heading}\nArtículo 2. Entra en vigor mañana.")) == ["1"]

    def it_goes_on_where_a_sentence_happens_to_end_with_that_word(self):
        text = "Artículo 1. No hay disposiciones\ntransitorias.\nArtículo 2. Dos."
        assert list(articles(text)) == ["1", "2"]

    @each("text", ["", "Lista de compras: pan, velas.", "\x00\ufffd\ufffd\x01" * 50])
    def it_finds_none_in_a_text_that_is_no_law(self, text):
        assert articles(text) == {}


class DescribeAChange:
    def it_is_none_when_only_the_pages_changed(self):
        moved = FARO.replace("1 de 9\n", "").replace("La guardia dura", "3 de 9\nLEY DEL FARO\nLa guardia\ndura")
        assert moved != FARO
        assert changed(FARO, moved) == []

    def it_is_none_when_lines_end_elsewhere(self):
        assert changed(FARO, FARO.replace("sin demora", "sin\nde-\nmora").replace("lám-\npara", "lámpara")) == []

    @each(
        ("old", "new", "article", "gone"),
        [
            ("para, sin demora", "para sin demora", "2", 1),
            ("II. Anotar cada barco, y", "II. Anotar cada bote, y", "2", 1),
            ("La guardia dura ocho horas.", "La guardia dura ocho horas. Después descansa.", "2", 0),
        ],
        ids=["a comma", "a fraction", "a sentence more"],
    )
    def it_tells_what_is_new_and_how_much_is_gone(self, old, new, article, gone):
        [cambio] = changed(FARO, FARO.replace(old, new))
        assert (cambio.articulo, cambio.estado, len(cambio.nuevos), len(cambio.idos)) == (article, "cambio", 1, gone)

    def it_is_told_of_sentences_that_changed_places(self):
        swapped = FARO.replace("La niebla es blanca. El humo es gris.", "El humo es gris. La niebla es blanca.")
        [cambio] = changed(FARO, swapped)
        assert (cambio.articulo, cambio.nuevos, cambio.idos) == ("4", (), ())

    @each("said", ["(Se deroga).", "Se deroga.", "(Derogado)", ""])
    def it_tells_an_article_that_was_repealed(self, said):
        [cambio] = changed(FARO, FARO.replace("La niebla es blanca. El humo es gris.", said))
        assert (cambio.articulo, cambio.estado) == ("4", "derogado")

    def it_tells_an_article_that_is_gone_and_where_its_words_are_now(self):
        [cambio] = changed(FARO, FARO.replace("Artículo 4o.", "Artículo 5."))
        assert (cambio.articulo, cambio.estado, cambio.ahora_en) == ("4", "no_esta", "5")

    def it_is_not_told_of_what_is_transitory(self):
        assert changed(FARO, FARO.replace("mañana", "pasado mañana")) == []
