"""`rightsforms law compare`, as who read a newer text meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from docassemble.rightsforms.citing import citing, resting_on
from docassemble.rightsforms.cli import main
from docassemble.rightsforms.filings import catalogue
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.parse import MAX_BYTES
from tests.support.each import each
from tests.support.estatuto import FARO

ATLANTIDA = Path(__file__).parent / "law" / "jurisdicciones" / "atlantida_federal"

LEY = {
    "LF": {
        "nombre": "Ley del Faro", "articulo": "la", "ultima_reforma": "2013-04-02", "vigente_desde": None,
        "vigente_hasta": None, "fuente": "inventada", "verificado_el": "2026-01-01", "leidos": ["2", "2 Bis", "4"],
        "por_confirmar": ["9"],
    }
}  # fmt: skip
PLAZO = [
    {
        "id": "guardia", "desde": "detencion", "cantidad": 8, "unidad": "horas", "que": "-",
        "fundamento": {"LF": ["2-II"]},
    }
]  # fmt: skip


@pytest.fixture
def law(tmp_path):
    folder = tmp_path / "ley"
    shutil.copytree(ATLANTIDA, folder)
    for name, more in (("leyes.yml", LEY), ("plazos.yml", PLAZO)):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + yaml.safe_dump(more), encoding="utf-8")
    return folder


@pytest.fixture
def told(law, capsys):
    """What the command answers of a folder of texts, once the first text has been compared."""

    def run(folder: Path, *more: str) -> tuple[int, str]:
        code = main(["law", "compare", str(folder), "--law", str(law), *more])
        return code, capsys.readouterr().out

    return run


def texts(tmp_path: Path, name: str, text: str | bytes, file: str = "lf.txt") -> Path:
    folder = tmp_path / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / file).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


@pytest.fixture
def old(tmp_path):
    return texts(tmp_path, "old", FARO)


@pytest.fixture
def known(told, old):
    told(old, "--write", "2026-02-08")


class DescribeTheFirstTime:
    def it_says_which_articles_nobody_compared_yet(self, told, old):
        code, said = told(old)
        assert code == 0
        assert "No se habían comparado nunca: 2, 2 Bis, 4." in said

    def it_keeps_the_day_of_the_copy_and_no_word_of_the_text(self, told, old, law):
        told(old, "--write", "2026-02-08")
        kept = (law / "huellas.yml").read_text(encoding="utf-8")
        assert "copia: 2026-02-08" in kept
        assert "lámpara" not in kept
        assert list(yaml.safe_load(kept)["LF"]["articulos"]) == ["2", "2 Bis", "4"]

    def it_asks_for_a_day_as_it_is_written(self, told, old, capsys):
        with pytest.raises(SystemExit) as stop:
            told(old, "--write", "ayer")
        assert stop.value.code == 2
        assert "2026-11-22" in capsys.readouterr().err


@pytest.mark.usefixtures("known")
class DescribeANewerText:
    def it_is_the_same_text(self, told, old):
        code, said = told(old)
        assert (code, said.splitlines()) == (
            0,
            ["LF: artículos sin cambio: 3. Cambiaron: 0.", "Sin texto en la carpeta: CA, EM."],
        )

    @each("file", ["LF.TXT", "lf_020413.txt"])
    def it_is_found_however_its_name_is_written(self, told, tmp_path, file):
        assert told(texts(tmp_path, "new", FARO, file))[0] == 0

    def it_shows_what_is_new_and_who_cites_it(self, told, tmp_path):
        new = texts(tmp_path, "new", FARO.replace("cada barco", "cada bote"))
        code, said = told(new)
        assert code == 1
        assert said.splitlines()[1:-2] == [
            "",
            "LF, artículo 2: cambió.",
            "  Partes conocidas que ya no están: 1.",
            "  + II. Anotar cada bote, y",
            "  Lo citan:",
            "    plazos.yml guardia: 2-II",
        ]

    def it_shows_what_it_said_before_with_the_earlier_text(self, told, tmp_path, old):
        new = texts(tmp_path, "new", FARO.replace("cada barco", "cada bote"))
        code, said = told(new, "--before", str(old))
        assert code == 1
        assert "  - II. Anotar cada barco, y\n  + II. Anotar cada bote, y\n" in said
        assert "Partes conocidas" not in said

    def it_is_told_within_eighty_columns(self, told, tmp_path):
        new = texts(tmp_path, "new", FARO.replace("cada barco", "cada barco, bote o balsa " * 20))
        assert max(map(len, told(new)[1].splitlines())) <= 80

    def it_tells_what_is_repealed_what_is_gone_and_where_it_went(self, told, tmp_path):
        new = FARO.replace("Artículo 2o Bis. Hay dos guardias.", "Artículo 2o Bis. (Se deroga).")
        code, said = told(texts(tmp_path, "new", new.replace("Artículo 4o.", "Artículo 5.")))
        assert code == 1
        assert "LF, artículo 2 Bis: se derogó." in said
        assert "LF, artículo 4: ya no está en el texto.\n  Lo que decía está ahora en el artículo 5." in said

    def it_says_of_sentences_that_changed_places_that_they_did(self, told, tmp_path):
        swapped = FARO.replace("La niebla es blanca. El humo es gris.", "El humo es gris. La niebla es blanca.")
        assert "Dice lo mismo, en otro orden." in told(texts(tmp_path, "new", swapped))[1]

    def it_is_known_from_then_on_when_it_is_written(self, told, tmp_path, law):
        new = texts(tmp_path, "new", FARO.replace("cada barco", "cada bote"))
        told(new, "--write", "2026-09-01")
        assert told(new)[0] == 0
        assert "copia: 2026-09-01" in (law / "huellas.yml").read_text(encoding="utf-8")

    def it_leaves_what_is_known_of_the_other_laws(self, told, tmp_path, law):
        told(texts(tmp_path, "other", "Artículo 5. El mar sube.\n", "em.txt"), "--write", "2026-09-01")
        assert {
            code: str(row["copia"]) for code, row in yaml.safe_load((law / "huellas.yml").read_bytes()).items()
        } == {
            "EM": "2026-09-01",
            "LF": "2026-02-08",
        }


class DescribeWhatIsNoText:
    @each(
        "content",
        [b"", b"\xff\xfe\x00\x9c" * 200, b"%PDF-1.7 \xe2\xe3\xcf\xd3 Art", b"Lista de compras: pan, velas."],
        ids=["empty", "rubbish", "a PDF", "another text"],
    )
    def it_is_one_line_that_names_the_file(self, told, tmp_path, capsys, content):
        folder = texts(tmp_path, "new", content)
        assert main(["law", "compare", str(folder)]) == 2  # of no law that is ours
        capsys.readouterr()
        (folder / "lf.txt").rename(folder / "lamp.txt")
        assert main(["law", "compare", str(folder)]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert "lamp.txt: no es el texto de una ley" in line

    def it_is_a_folder_in_its_place(self, tmp_path, capsys):
        (tmp_path / "lamp.txt").mkdir()
        assert main(["law", "compare", str(tmp_path)]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert "lamp.txt: no es un archivo" in line

    def it_is_never_half_a_law(self, tmp_path, capsys):
        """The end of a text that is too long would be told as articles that are gone."""
        (tmp_path / "lamp.txt").write_text("Artículo 1. Uno.\n" + "Y dos.\n" * (MAX_BYTES // 7), encoding="utf-8")
        assert main(["law", "compare", str(tmp_path)]) == 2
        assert "lamp.txt: el archivo pesa" in capsys.readouterr().err

    @each("name", ["vacia", "no_hay"])
    def it_is_a_folder_without_any(self, told, tmp_path, capsys, name):
        (tmp_path / "vacia").mkdir(exist_ok=True)
        assert main(["law", "compare", str(tmp_path / name)]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert "no hay el texto de ninguna ley" in line

    def it_says_that_an_article_that_was_read_is_not_in_the_text(self, told, tmp_path):
        code, said = told(texts(tmp_path, "new", "Artículo 2. Dos.\n"))
        assert code == 1
        assert "No se hallan en el texto: 2 Bis, 4." in said


class DescribeWhatRestsOnAnArticle:
    def it_is_each_row_and_each_sentence_with_its_line(self):
        resting = resting_on(citing(jurisdiccion("mx_chiapas"), catalogue()))
        of_46 = [one.where for one in resting["LGPIST", "46"]]
        assert "plazos.yml examen_medico" in of_46
        places = [one.where for one in resting["CPEUM", "20"] if "hoja_reservada" in one.where]
        assert places == ["hojas/hoja_reservada.md, línea 5"]

    def it_keeps_the_fraction(self):
        resting = resting_on(citing(jurisdiccion("mx_chiapas"), catalogue()))
        assert {one.articulo for one in resting["LAmp", "17"]} >= {"17-IV"}

    def it_is_something_for_every_citation_of_the_templates(self):
        """No template cites by a way that is not seen: what follows `cita(` is a text."""
        for path in Path("templates").rglob("*.md"):
            for part in path.read_text(encoding="utf-8").split("cita(")[1:]:
                assert part.startswith('"'), path
