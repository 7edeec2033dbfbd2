"""The `rightsforms` command, as somebody at a keyboard meets it."""

from __future__ import annotations

import argparse
import inspect
import io
import json
import os
import re
import stat
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import pytest
from icalendar import Calendar

from docassemble.rightsforms import engine
from docassemble.rightsforms.cli import main
from docassemble.rightsforms.words import words
from tests.support.casos import FILING, GUION, NAMES, QUEJA, caso, path_of, text

FULL, GAPS, UNFIT = (
    str(path_of(name)) for name in ("desaparicion_larrainzar", "apenas_empezado", "excluido_duplicado")
)
OXCHUC = str(path_of("detencion_oxchuc"))
COMMUNITY = str(path_of("comunidad_chapultenango"))
_SCRIPT = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main(sys.argv[1:]))"
RIGHTSFORMS = [sys.executable, "-c", _SCRIPT]
TXT = "demanda_de_amparo_articulo_15.txt"


@pytest.fixture
def assemble(tmp_path: Path):
    def run(*arguments: str, case: str = FULL, fmt: str = "txt") -> int:
        filing = [] if "--filing" in arguments else ["--filing", FILING]
        return main(["assemble", case, "--format", fmt, "--out", str(tmp_path), *filing, *arguments])

    return run


# How many processes write the papers, on a machine with as many cores as is said; with a thread beside, or without.
_WRITERS = """
import os, sys, threading, time
from docassemble.rightsforms import engine
from docassemble.rightsforms.cli import main
cores, threads, *arguments = sys.argv[1:]
os.cpu_count, write = lambda: int(cores), engine.write
def noted(document, fmt):
    print(os.getpid(), file=sys.stderr, flush=True)
    return write(document, fmt)
engine.write = noted
for _ in range(int(threads)): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
sys.exit(main(arguments))
"""


def writers(out: Path, *, cores: int, threads: int = 0) -> int:
    filings = [part for filing in (FILING, GUION) for part in ("--filing", filing)]
    argv = [sys.executable, "-c", _WRITERS, str(cores), str(threads), "assemble", FULL, "--out", str(out), *filings]
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    return len(set(done.stderr.split()))


class DescribeSeveralPapersOfOneCase:
    def it_writes_the_same_on_one_core_and_on_several(self, tmp_path):
        assert writers(tmp_path / "one", cores=1) == 1
        assert writers(tmp_path / "three", cores=3) > 1
        one, three = (
            {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "three")
        )
        assert one == three

    def it_makes_no_copy_of_a_process_with_threads(self, tmp_path):
        assert writers(tmp_path, cores=3, threads=1) == 1


class DescribeTheVersion:
    def it_says_what_is_installed(self, capsys):
        with pytest.raises(SystemExit) as ended:
            main(["--version"])
        assert ended.value.code == 0
        assert capsys.readouterr().out == f"rightsforms {version('docassemble.rightsforms')}\n"

    def it_is_the_one_of_the_newest_section_of_the_changelog(self):
        changelog = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
        assert re.findall(r"^## \[(\d.*?)\]", changelog, re.MULTILINE)[0] == version("docassemble.rightsforms")


class DescribeAssemble:
    def it_writes_the_draft(self, assemble, tmp_path):
        assert assemble() == 0
        mark, body = (tmp_path / TXT).read_text(encoding="utf-8").split("\n\n", 1)
        assert mark == engine.draft(caso("desaparicion_larrainzar"), "amparo_art15").draft_mark
        assert mark.startswith("BORRADOR — REQUIERE REVISIÓN DE PERSONA ABOGADA. Leyes comparadas al ")
        assert body == text("desaparicion_larrainzar")

    def it_writes_what_the_attorney_and_the_counter_need_when_nobody_says_otherwise(self, tmp_path):
        assert main(["assemble", FULL, "--out", str(tmp_path)]) == 0
        assert (tmp_path / "demanda_de_amparo_articulo_15.docx").read_bytes().startswith(b"PK")
        assert (tmp_path / "demanda_de_amparo_articulo_15.pdf").read_bytes().startswith(b"%PDF-")

    def it_writes_those_to_begin_with_when_neither_the_case_nor_anybody_chooses(self, tmp_path):
        assert main(["assemble", OXCHUC, "--format", "txt", "--out", str(tmp_path)]) == 0
        assert {path.name for path in tmp_path.iterdir()} == {engine.filename(f, "txt") for f in (FILING, GUION)}

    def it_writes_only_those_that_fit(self, tmp_path):
        main(["assemble", UNFIT, "--format", "txt", "--out", str(tmp_path)])
        assert engine.filename(FILING, "txt") not in {path.name for path in tmp_path.iterdir()}

    def it_writes_the_one_that_is_chosen(self, assemble, tmp_path):
        assert assemble("--filing", QUEJA) == 0
        found = {path.name for path in tmp_path.iterdir()}
        assert found == {engine.filename(document, "txt") for document in (QUEJA, f"{QUEJA}{engine.SHEET}")}

    def it_writes_a_draft_with_gaps_and_says_so(self, assemble, tmp_path, capsys):
        assert assemble(case=GAPS) == 1
        assert (tmp_path / TXT).exists()
        assert "faltan 5 datos indispensables" in capsys.readouterr().out

    def it_warns_when_the_filing_is_not_the_right_door(self, assemble, capsys):
        assert assemble(case=UNFIT) == 0
        assert "ATENCIÓN: Ya se promovió otro amparo" in capsys.readouterr().out

    def it_names_no_person_in_the_name_of_a_file(self, assemble, tmp_path):
        assemble()
        assert {path.name for path in tmp_path.iterdir()} == {TXT, engine.filename(f"{FILING}{engine.SHEET}", "txt")}

    def it_keeps_the_files_for_their_owner(self, assemble, tmp_path):
        old = os.umask(0)
        try:
            assemble()
        finally:
            os.umask(old)
        assert stat.S_IMODE((tmp_path / TXT).stat().st_mode) == 0o600

    def it_makes_the_folder(self, assemble, tmp_path):
        assert assemble("--out", str(tmp_path / "a" / "b")) == 0
        assert (tmp_path / "a" / "b" / TXT).exists()

    def it_says_that_nothing_changed_the_second_time(self, assemble, capsys):
        assemble()
        assert assemble() == 0
        assert "sin cambios" in capsys.readouterr().out

    def it_never_writes_over_what_somebody_edited(self, assemble, tmp_path, capsys):
        (tmp_path / TXT).write_text("corregido por la abogada", encoding="utf-8")
        assert assemble() == 2
        assert "--force" in capsys.readouterr().err
        assert (tmp_path / TXT).read_text(encoding="utf-8") == "corregido por la abogada"

    def it_writes_over_it_when_told_to(self, assemble, tmp_path):
        (tmp_path / TXT).write_text("corregido por la abogada", encoding="utf-8")
        assert assemble("--force") == 0
        assert "corregido" not in (tmp_path / TXT).read_text(encoding="utf-8")

    def it_says_so_when_it_cannot_write(self, assemble, tmp_path, capsys):
        (tmp_path / "ocupado").write_text("", encoding="utf-8")
        assert assemble("--out", str(tmp_path / "ocupado")) == 2
        assert "no se puede escribir ahí" in capsys.readouterr().err

    def it_answers_a_machine(self, assemble, tmp_path, capsys):
        assert assemble("--json", case=GAPS) == 1
        assert json.loads(capsys.readouterr().out) == {"archivos": [str(tmp_path / TXT)]}

    @pytest.mark.parametrize("fmt", ["odt", "txt,odt", "", "txt,"])
    def it_knows_three_formats(self, assemble, tmp_path, capsys, fmt):
        assert assemble(fmt=fmt) == 2
        assert "docx, pdf y txt" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def it_takes_formats_with_spaces_and_capitals(self, assemble):
        assert assemble(fmt=" TXT ,txt") == 0

    @pytest.mark.parametrize("filing", ["otro", "../amparo_art15", ""])
    def it_knows_its_filings(self, assemble, capsys, filing):
        assert assemble("--filing", filing) == 2
        assert "amparo_art15" in capsys.readouterr().err


class DescribeStandardInput:
    def it_is_read_for_a_dash(self, assemble, tmp_path, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(FULL).read_bytes())))
        assert assemble(case="-") == 0
        assert (tmp_path / TXT).exists()

    def it_is_judged_like_a_file(self, assemble, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\xff")))
        assert assemble(case="-") == 2
        assert capsys.readouterr().err.startswith("-: ")


class DescribeCheck:
    def it_is_content_when_nothing_indispensable_is_missing(self, capsys):
        assert main(["check", FULL]) == 0
        assert "no falta nada indispensable" in capsys.readouterr().out

    def it_lists_what_is_missing_and_who_asks(self, capsys):
        assert main(["check", GAPS]) == 1
        said = capsys.readouterr().out
        assert "[indispensable] nombre de quien promueve: ¿Cómo se llama usted?" in said
        assert "(artículo 108, fracción I, de la Ley de Amparo)" in said
        assert not re.search(r"\S  ", said)

    def it_answers_a_machine(self, capsys):
        assert main(["check", GAPS, "--json"]) == 1
        rows = json.loads(capsys.readouterr().out)[FILING]
        assert rows[0]["path"] == "actos"
        assert rows[0]["pregunta"] == "¿Qué le hicieron?"


class DescribeTriage:
    def it_says_what_to_do_what_not_and_until_when(self, capsys):
        assert main(["triage", FULL]) == 0
        said = capsys.readouterr().out
        parts = re.split(r"QUÉ HACER AHORA\n|\n\nQUÉ NO HACER\n|\n\nEL RELOJ\n", said)
        assert len(parts) == 4
        assert re.search(r"Presente hoy mismo el amparo .*\n     Porque: Parece que se la", parts[1])
        assert "  - No acepte que digan que se fue." in parts[2]
        assert "YA PASÓ: 17/05/2026 09:30 (cálculo tentativo, confirme). El examen médico" in parts[3]
        assert "  Corre desde que se presenta el amparo. Por desaparición, el juzgado debe" in parts[3]

    def it_says_where_to_go_tonight(self, capsys):
        main(["triage", FULL])
        said = capsys.readouterr().out
        assert "Dónde pedir que la busquen esta noche: Comisión Estatal de Búsqueda de Personas." in said
        assert said.index("A DÓNDE IR ESTA NOCHE") < said.index("A QUIÉN LLAMAR")

    def it_numbers_the_steps(self, capsys):
        main(["triage", FULL])
        numbers = [int(n) for n in re.findall(r"(?m)^  (\d+)\. ", capsys.readouterr().out)]
        assert numbers == list(range(1, len(numbers) + 1))

    def it_marks_an_argument_and_a_citation_that_nobody_read(self, capsys):
        main(["triage", FULL])
        assert "acción urgente de las Naciones Unidas. [Cita por confirmar.]\n" in capsys.readouterr().out
        main(["triage", COMMUNITY])
        assert re.search(r"ante el juez local\. .*\[Es un argumento: decide la abogada\.\]\n", capsys.readouterr().out)

    def it_begins_with_what_presses_most(self, capsys):
        main(["triage", FULL])
        assert re.match(r"\d+ horas sin aparecer\. No espere", capsys.readouterr().out)

    def it_advises_somebody_who_has_hardly_begun(self, capsys):
        assert main(["triage", GAPS]) == 0
        said = capsys.readouterr().out
        assert "1. Llame a la persona abogada y mándele el borrador." in said
        assert "todavía no se puede decir qué plazos corren" in said

    @pytest.mark.parametrize("name", NAMES)
    def it_is_punctuated(self, name, capsys):
        main(["triage", str(path_of(name))])
        said = capsys.readouterr().out
        assert re.findall(r".{30}(?:[?.]\.|\S  +\S| [,.;:]|\( |\{)", said) == []

    def it_answers_a_machine(self, capsys):
        assert main(["triage", FULL, "--json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert "T2" in data["filas"]
        assert {"rango", "que", "tambien", "hechos", "citas", "escrito"} < data["pasos"][0].keys()
        assert data["titular"]["id"] == "sin_aparecer"
        assert {row["id"]: row["vence"] for row in data["reloj"]}["examen_medico"] == "2026-05-17 09:30:00"

    def it_writes_a_calendar(self, capsysbinary):
        assert main(["triage", FULL, "--ics"]) == 0
        assert len(Calendar.from_ical(capsysbinary.readouterr().out).walk("VEVENT")) == 2

    def it_reads_standard_input(self, monkeypatch, capsys):
        main(["triage", FULL])
        from_file = capsys.readouterr().out
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(FULL).read_bytes())))
        assert main(["triage", "-"]) == 0
        assert capsys.readouterr().out == from_file

    @pytest.mark.parametrize("option", [[], ["--json"], ["--ics"]])
    def it_refuses_a_bad_case_in_one_line(self, tmp_path, option, capsys):
        (tmp_path / "malo.yml").write_text("informacion_hasta: ayer", encoding="utf-8")
        assert main(["triage", str(tmp_path / "malo.yml"), *option]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "malo.yml" in said.err


class DescribeFilings:
    def it_lists_them(self, capsys):
        assert main(["filings"]) == 0
        assert capsys.readouterr().out.startswith("amparo_art15: Demanda de amparo indirecto")

    def it_answers_a_machine(self, capsys):
        assert main(["filings", "--json"]) == 0
        assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [filing.id for filing in engine.filings()]


class DescribeAWrongCommand:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["vuela"], "ORDEN no puede ser 'vuela'"),
            (["check"], "falta CASE"),
            (["check", FULL, "--nada"], "sobra --nada"),
            (["check", FULL, "--filing"], "--filing pide un valor"),
            (["serve", "--port", "x"], "--port pide un número entero"),
            (["thin", "--keep", "0"], "--keep pide un número entero"),
            (["serve", "--lan=3"], "--lan no lleva valor, y aquí trae '3'"),
            (["-hx"], "-h/--help no lleva valor, y aquí trae 'x'"),
            (["serve", "--data", ""], "--data pide un archivo o una carpeta"),
            (["assemble", FULL, "--out", ""], "--out pide un archivo o una carpeta"),
            (["expediente", FULL, "--out", " "], "--out pide un archivo o una carpeta"),
            (["directory", "--check", ""], "--check pide un archivo o una carpeta"),
        ],
    )
    def it_is_told_in_one_line_of_spanish(self, arguments, words, capsys):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        said = capsys.readouterr()
        assert left.value.code == 2
        assert said.err.startswith(f"no se entiende la orden: {words}. Vea «rightsforms")
        assert said.err.count("\n") == 1

    @pytest.mark.parametrize("sentence", words("cli")["argparse"])
    def it_is_told_in_the_place_of_what_argparse_says(self, sentence):
        """When this fails, Python has reworded it: copy the new sentence into `translations/es/cli.yml`."""
        assert re.search(rf"_\((['\"]){re.escape(sentence)}\1\)", inspect.getsource(argparse))

    @pytest.mark.parametrize("arguments", [["--help"], ["assemble", "-h"]])
    def it_is_helped_in_spanish(self, arguments, capsys):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("uso: ")
        assert "muestra esta ayuda" in said


class DescribeWhatIsTyped:
    """An argument, or a file, may hold what would colour, move or turn around what a terminal shows."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "{}"],
            ["check", FULL, "--filing", "{}"],
            ["assemble", FULL, "--format", "{}"],
            ["directory", "--municipio", "{}"],
            ["{}"],
            ["check", FULL, "--{}"],
        ],
    )
    def it_is_shown_without_what_a_terminal_obeys(self, arguments, capsys):
        hostile = "a\x01\x1b[31m\x9b\u202e\u2066z"
        with suppress(SystemExit):
            main([argument.format(hostile) for argument in arguments])
        shown = "".join(capsys.readouterr()).replace("\n", "")
        assert "z" in shown
        assert [letter for letter in shown if not letter.isprintable()] == []


class DescribeNoCommand:
    def it_is_told_in_one_line(self, capsys):
        with pytest.raises(SystemExit) as left:
            main([])
        assert left.value.code == 2
        assert capsys.readouterr().err.startswith("no se entiende la orden: falta ORDEN. ")


class DescribeTheProcess:
    """What a shell sees: exit code, one line, and nothing heavy loaded for it."""

    def it_exits_with_the_code(self, tmp_path):
        done = subprocess.run(
            [*RIGHTSFORMS, "check", str(tmp_path / "nada.yml")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1

    def it_is_silent_when_the_reader_has_read_enough(self):
        """`rightsforms directory | head -1`."""
        with subprocess.Popen([*RIGHTSFORMS, "directory"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    def it_says_in_one_line_that_its_answer_does_not_fit_on_the_disk(self):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*RIGHTSFORMS, "filings"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert done.returncode == 2
        assert done.stderr.startswith("no se pudo escribir la respuesta")
        assert done.stderr.count("\n") == 1

    def it_drafts_without_docassemble_or_a_writer_it_does_not_need(self, tmp_path):
        script = (
            "import sys; from docassemble.rightsforms.cli import main;"
            f"main(['assemble', {FULL!r}, '--format', 'txt', '--out', {str(tmp_path)!r}]);"
            "print(*sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded = set(done.stdout.split())
        assert {"docassemble.base", "docassemble.webapp", "weasyprint", "docx"} & loaded == set()
        assert (tmp_path / TXT).exists()


class DescribeManyCasesAtOnce:
    def it_writes_each_into_a_folder_named_like_its_file(self, tmp_path):
        assert main(["assemble", FULL, GAPS, "--format", "txt", "--out", str(tmp_path)]) == 1
        assert {path.parent.name for path in tmp_path.glob("*/*.txt")} == {Path(FULL).stem, Path(GAPS).stem}

    def it_writes_the_same_as_one_by_one(self, tmp_path):
        main(["assemble", FULL, GAPS, "--format", "docx", "--out", str(tmp_path)])
        main(["assemble", FULL, "--format", "docx", "--out", str(tmp_path / "solo")])
        together, alone = (sorted(folder.iterdir()) for folder in (tmp_path / Path(FULL).stem, tmp_path / "solo"))
        assert [path.read_bytes() for path in together] == [path.read_bytes() for path in alone]

    def it_goes_on_when_one_cannot_be_read(self, tmp_path, capsys):
        broken = tmp_path / "roto.yml"
        broken.write_text("a: [", encoding="utf-8")
        assert main(["assemble", FULL, str(broken), "--format", "txt", "--out", str(tmp_path)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert (tmp_path / Path(FULL).stem / TXT).exists()

    def it_refuses_two_files_of_one_name(self, tmp_path, capsys):
        copy = tmp_path / Path(FULL).name
        copy.write_bytes(Path(FULL).read_bytes())
        assert main(["assemble", FULL, str(copy), "--out", str(tmp_path)]) == 2
        assert "dos casos" in capsys.readouterr().err
