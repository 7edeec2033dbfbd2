"""How long a petition takes: cold, warm, fifty at once, and beside docxtpl + LibreOffice."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import dump_case, load_case

from .rows import Row, seconds, typical

CASE = Path(__file__).parents[1] / "tests" / "cases" / "firma_a_ruego_tenejapa.yml"  # six pages
FILING = "amparo_art15"
_COMMAND = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        ours = typical(lambda: _assemble(Path(folder)), 3)
        yield Row("assemble, cold: one petition, DOCX + tagged PDF", ours, 1.5, "s")
        theirs = typical(lambda: _docxtpl_and_soffice(Path(folder)), 2)
    yield Row("the same as a share of docxtpl + soffice", ours / theirs, 1 / 3, "", f"they: {theirs:.2f} s")
    yield from _warm()
    yield from _mass_arrest(50)


def _assemble(folder: Path) -> None:
    argv = [sys.executable, "-c", _COMMAND, "assemble", str(CASE), "--filing", FILING, "--out", str(folder), "--force"]
    subprocess.run(argv, check=True, capture_output=True)


def _docxtpl_and_soffice(folder: Path) -> None:
    """What a user would pick instead: a Word template filled in, and LibreOffice for the PDF; the same words."""
    script = (
        "import sys, docx, docxtpl\n"
        "d = docx.Document(); [d.add_paragraph(line) for line in open(sys.argv[1], encoding='utf-8')]\n"
        "d.add_paragraph('{{ nombre }}'); d.save(sys.argv[2])\n"
        "t = docxtpl.DocxTemplate(sys.argv[2]); t.render({'nombre': 'x'}); t.save(sys.argv[2])\n"
    )
    text, filled = folder / "texto.txt", folder / "otro.docx"
    if not text.exists():
        document = engine.draft(load_case(CASE.read_bytes()), FILING)
        text.write_bytes(engine.write(document, "txt"))
    subprocess.run([sys.executable, "-c", script, str(text), str(filled)], check=True, capture_output=True)
    profile = f"-env:UserInstallation=file://{folder}/lo"
    argv = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(filled)]
    subprocess.run(argv, check=True, capture_output=True)


def _warm() -> Iterator[Row]:
    caso = load_case(CASE.read_bytes())
    document = engine.draft(caso, FILING)
    engine.write(document, "pdf")
    yield Row("warm: case to document tree", typical(lambda: engine.draft(caso, FILING), 20) * 1000, 25, "ms")
    yield Row("warm: DOCX", typical(lambda: engine.write(document, "docx"), 20) * 1000, 50, "ms")
    yield Row("warm: PDF, tagged", typical(lambda: engine.write(document, "pdf"), 10) * 1000, 200, "ms")


def _mass_arrest(people: int) -> Iterator[Row]:
    """A case file for each person, one command; memory is that of the largest process of all."""
    caso = load_case(CASE.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"caso_{number}.json" for number in range(people)]
        for number, path in enumerate(files):
            quejosa = caso.quejosas[0].model_copy(update={"nombre": f"Persona {number}"})
            path.write_text(dump_case(caso.model_copy(update={"quejosas": (quejosa,)})), encoding="utf-8")
        argv = [sys.executable, "-c", _COMMAND, "assemble", *map(str, files), "--filing", FILING, "--out", folder]
        taken = seconds(lambda: subprocess.run(argv, check=True, capture_output=True))
    yield Row(f"{people} people, DOCX + PDF each, cold", taken, 15, "s")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    yield Row("largest process of all meanwhile", largest, 250, "MB")
