"""How long documents take: one petition, the urgent pack, fifty people; and beside docxtpl + LibreOffice."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import dump_case, load_case

from .rows import Row, seconds, typical

CASES = Path(__file__).parents[1] / "tests" / "cases"
CASE = CASES / "firma_a_ruego_tenejapa.yml"  # six pages
FILING = "amparo_art15"
DISAPPEARANCE = CASES / "desaparicion_larrainzar.yml"
URGENT = ("amparo_art15", "comparecencia_verbal", "reporte_busqueda", "queja_derechos_humanos", "denuncia")
_COMMAND = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _cold(Path(folder))
    yield from _warm()
    with tempfile.TemporaryDirectory() as folder:
        yield from _mass_arrest(50, Path(folder))


def _cold(folder: Path) -> Iterator[Row]:
    """One command each, from nothing; beside what a user would pick instead."""
    ours = typical(lambda: _command("assemble", folder, [CASE], (FILING,)), 3)
    yield Row("assemble, cold: one petition, DOCX + tagged PDF", ours, 1.5, "s")
    yield _beside("the same as a share of docxtpl + soffice", ours, _others(folder, CASE, (FILING,)))
    pack = typical(lambda: _command("assemble", folder, [DISAPPEARANCE], URGENT), 3)
    yield Row("urgent pack, cold: five documents, DOCX + tagged PDF", pack, 5, "s")
    yield _beside("the same as a share of docxtpl + soffice", pack, _others(folder, DISAPPEARANCE, URGENT))
    handed = typical(lambda: _command("pack", folder, [DISAPPEARANCE], URGENT), 3)
    yield Row("hand-over pack of those five, cold: ZIP, one bound PDF", handed, 10, "s")


def _command(command: str, folder: Path, cases: Sequence[Path], filings: Sequence[str]) -> None:
    """One that finds nothing indispensable missing: it ends with 0."""
    chosen = [part for filing in filings for part in ("--filing", filing)]
    argv = [sys.executable, "-c", _COMMAND, command, *map(str, cases), *chosen, "--out", str(folder), "--force"]
    subprocess.run(argv, check=True, capture_output=True)


def _beside(what: str, ours: float, theirs: float) -> Row:
    return Row(what, ours / theirs, 1 / 3, "", f"they: {theirs:.2f} s")


def _others(folder: Path, case: Path, filings: Sequence[str]) -> float:
    """Seconds for the same words by a Word template filled in, and LibreOffice for the PDFs: one call of each."""
    texts = [folder / f"{filing}.txt" for filing in filings]
    caso = load_case(case.read_bytes())
    for text, filing in zip(texts, filings, strict=True):
        text.write_bytes(engine.write(engine.draft(caso, filing), "txt"))
    return typical(lambda: _docxtpl_and_soffice(folder, texts), 2)


def _docxtpl_and_soffice(folder: Path, texts: Sequence[Path]) -> None:
    script = (
        "import sys, docx, docxtpl\n"
        "for name in sys.argv[1:]:\n"
        "    d = docx.Document(); [d.add_paragraph(line) for line in open(name, encoding='utf-8')]\n"
        "    d.add_paragraph('{{ nombre }}'); d.save(name + '.docx')\n"
        "    t = docxtpl.DocxTemplate(name + '.docx'); t.render({'nombre': 'x'}); t.save(name + '.docx')\n"
    )
    subprocess.run([sys.executable, "-c", script, *map(str, texts)], check=True, capture_output=True)
    profile = f"-env:UserInstallation=file://{folder}/lo"
    filled = [f"{text}.docx" for text in texts]
    argv = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *filled]
    subprocess.run(argv, check=True, capture_output=True)


def _warm() -> Iterator[Row]:
    caso = load_case(CASE.read_bytes())
    document = engine.draft(caso, FILING)
    engine.write(document, "pdf")
    yield Row("warm: case to document tree", typical(lambda: engine.draft(caso, FILING), 20) * 1000, 25, "ms")
    yield Row("warm: DOCX", typical(lambda: engine.write(document, "docx"), 20) * 1000, 50, "ms")
    yield Row("warm: PDF, tagged", typical(lambda: engine.write(document, "pdf"), 10) * 1000, 200, "ms")


def _mass_arrest(people: int, folder: Path) -> Iterator[Row]:
    """One petition for all, then one for each; memory is that of the largest process of all."""
    caso = load_case(CASE.read_bytes())
    held = tuple(caso.quejosas[0].model_copy(update={"nombre": f"Persona {n}"}) for n in range(people))
    (folder / "todas.json").write_text(dump_case(caso.model_copy(update={"quejosas": held})), encoding="utf-8")
    together = seconds(lambda: _command("assemble", folder, [folder / "todas.json"], (FILING,)))
    yield Row(f"{people} people in one case, DOCX + PDF, cold", together, 15, "s")
    files = [folder / f"caso_{number}.json" for number in range(people)]
    for path, quejosa in zip(files, held, strict=True):
        path.write_text(dump_case(caso.model_copy(update={"quejosas": (quejosa,)})), encoding="utf-8")
    each = seconds(lambda: _command("assemble", folder, files, (FILING,)))
    yield Row(f"{people} people, a case each, DOCX + PDF, cold", each, 15, "s")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    yield Row("largest process of all meanwhile", largest, 250, "MB")
