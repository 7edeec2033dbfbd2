"""Citations: from the notation of the data to the words of a petition, and how sure they are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from docassemble.rightsforms.errors import LawError
from docassemble.rightsforms.law import Ley, article_words, jurisdiccion
from docassemble.rightsforms.law.citas import Cita, cite, merge
from docassemble.rightsforms.law.leyes import Version

TODAY = date(2026, 11, 22)
LEYES = jurisdiccion("mx_chiapas").leyes


def invented(**changes: object) -> dict[str, Ley]:
    ley = Ley(
        nombre="Ley de Prueba",
        articulo="la",
        ultima_reforma=date(2020, 1, 1),
        vigente_desde=date(2020, 1, 1),
        vigente_hasta=None,
        fuente="inventada",
        verificado_el=date(2026, 1, 1),
        leidos=("1", "2", "20"),
        por_confirmar=("3",),
    )
    return {"LP": ley.model_copy(update=changes)}


class DescribeArticleWords:
    @pytest.mark.parametrize(
        ("notation", "words"),
        [
            ("15", "15"),
            ("2", "2o."),
            ("10", "10"),
            ("12 Bis", "12 Bis"),
            ("17-IV", "17, fracción IV"),
            ("79-II,III,VII", "79, fracciones II, III y VII"),
            ("2.A-XI", "2o., apartado A, fracción XI"),
            ("20.B-II,VIII", "20, apartado B, fracciones II y VIII"),
            ("20.C", "20, apartado C"),
            ("97-I-b", "97, fracción I, inciso b)"),
            ("XI", "XI"),
        ],
    )
    def it_reads_the_notation(self, notation, words):
        assert article_words(notation) == words

    def it_gives_treaties_no_ordinals(self):
        assert article_words("7", ordinals=False) == "7"

    @pytest.mark.parametrize("notation", ["", "art. 15", "15-", "15-4", "2A-XI", "15 ", "15,20", "-IV", "20.b"])
    def it_refuses_what_is_none(self, notation):
        with pytest.raises(LawError, match="forma de citar"):
            article_words(notation)


class DescribeCite:
    @pytest.mark.parametrize(
        ("codigo", "articulos", "words"),
        [
            ("LAmp", ["15"], "artículo 15 de la Ley de Amparo"),
            ("LAmp", ["15", "20", "109"], "artículos 15, 20 y 109 de la Ley de Amparo"),
            ("LAmp", ["1", "17-IV"], "artículos 1o.; y 17, fracción IV, de la Ley de Amparo"),
            ("LAmp", ["79-III"], "artículo 79, fracción III, de la Ley de Amparo"),
            ("CNPP", ["45"], "artículo 45 del Código Nacional de Procedimientos Penales"),
            ("CADH", ["7", "8"], "artículos 7 y 8 de la Convención Americana sobre Derechos Humanos"),
        ],
    )
    def it_writes_what_a_lawyer_would(self, codigo, articulos, words):
        assert cite(LEYES, codigo, articulos, TODAY).text == words

    def it_is_silent_about_a_text_that_was_read_and_is_in_force(self):
        assert cite(LEYES, "LAmp", ["15"], TODAY).warning == ""

    def it_tells_the_attorney_which_text_was_not_read(self):
        warning = cite(invented(), "LP", ["1", "3"], TODAY).warning
        assert "no se leyó el texto de 3o., Ley de Prueba" in warning
        assert "1o." not in warning

    @pytest.mark.parametrize(("days", "warned"), [(-1, False), (0, False), (1, True)])
    def it_tells_the_attorney_that_a_text_has_expired(self, days, warned):
        leyes = invented(vigente_hasta=TODAY - timedelta(days=days))
        assert ("dejó de regir" in cite(leyes, "LP", ["1"], TODAY).warning) is warned

    @pytest.mark.parametrize(("days", "warned"), [(-1, False), (0, False), (1, True)])
    def it_tells_the_attorney_that_a_text_is_newer_than_the_filing(self, days, warned):
        leyes = invented(vigente_desde=TODAY + timedelta(days=days))
        assert ("rige desde" in cite(leyes, "LP", ["1"], TODAY).warning) is warned

    def it_refuses_a_law_that_the_data_does_not_hold(self):
        with pytest.raises(LawError, match="«LX»"):
            cite(LEYES, "LX", ["1"], TODAY)

    @pytest.mark.parametrize("articulo", ["4", "20.A-1", "2 Bis", "21-I"])
    def it_refuses_an_article_that_the_data_does_not_hold(self, articulo):
        with pytest.raises(LawError):
            cite(invented(), "LP", [articulo], TODAY)


BEFORE = Version(
    ultima_reforma=date(2010, 1, 1),
    vigente_desde=date(2010, 1, 1),
    vigente_hasta=date(2019, 12, 31),
    fuente="inventada",
    leidos=("1", "4"),
    por_confirmar=("2",),
)


class DescribeAnEarlierText:
    @pytest.mark.parametrize(
        ("day", "reform"),
        [
            (date(2010, 1, 1), 2010), (date(2019, 12, 31), 2010), (date(2020, 1, 1), 2020), (TODAY, 2020),
            (date(2009, 12, 31), 2020),
        ],
    )  # fmt: skip
    def it_is_the_one_that_was_in_force_that_day(self, day, reform):
        assert invented(versiones=(BEFORE,))["LP"].at(day).ultima_reforma == date(reform, 1, 1)

    def it_says_what_somebody_read_in_it(self):
        leyes = invented(versiones=(BEFORE,))
        assert cite(leyes, "LP", ["1", "4"], date(2015, 1, 1)) == Cita("artículos 1o. y 4o. de la Ley de Prueba")
        assert "no se leyó el texto de 2o." in cite(leyes, "LP", ["2"], date(2015, 1, 1)).warning
        assert cite(leyes, "LP", ["2"], TODAY).warning == ""

    def it_has_an_article_no_longer_once_it_is_repealed(self):
        with pytest.raises(LawError):
            cite(invented(versiones=(BEFORE,)), "LP", ["4"], TODAY)

    def it_is_not_made_up_of_an_article_that_only_the_newer_text_has(self):
        """Somebody needs her paper: the article is printed, and the attorney is told since when it is in force."""
        cita = cite(invented(versiones=(BEFORE,)), "LP", ["20"], date(2015, 1, 1))
        assert cita.text == "artículo 20 de la Ley de Prueba"
        assert "rige desde el 01/01/2020" in cita.warning


class DescribeMerge:
    @pytest.mark.parametrize(
        ("notations", "merged"),
        [
            (["20", "16", "20"], ("16", "20")),
            (["20.B-II", "20.B-II,VIII"], ("20.B-II,VIII",)),
            (["113-XII", "113-II,IV"], ("113-II,IV,XII",)),
            (["20", "20.B-II", "20.C"], ("20.B-II", "20.C")),
            (["2.A-XI", "2.A-II"], ("2.A-II,XI",)),
            (["X", "I", "XI"], ("I", "X", "XI")),
            (["109-CX,XCV", "109-L"], ("109-L,XCV,CX",)),
            (["100", "20", "3"], ("3", "20", "100")),
            ([], ()),
        ],
    )
    def it_names_each_article_once_in_order(self, notations, merged):
        for order in permutations(notations):
            assert merge(order) == merged
