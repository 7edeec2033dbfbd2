"""How long documents take: one petition, the urgent pack, fifty people; side by side with docxtpl + LibreOffice."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import Caso, dump_case, load_case

from .cases import CASE, DISAPPEARANCE, FILING, URGENT, of_many
from .others import docxtpl_and_soffice, templates, unoserver
from .rows import Row, beside, cost, in_turn, seconds, typical

_COMMAND = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _cold(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield from _warm(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield from _mass_arrest(50, Path(folder))


def _cold(folder: Path) -> Iterator[Row]:
    """One command each, from nothing; in turn with what a user would pick instead."""
    texts = _texts(folder, CASE, (FILING,))
    ours, theirs = in_turn(
        lambda: cost(lambda: _command("assemble", folder, [CASE], (FILING,))),
        lambda: cost(lambda: docxtpl_and_soffice(folder, texts)),
    )
    yield beside("assemble, cold: a petition, DOCX + PDF / docxtpl + soffice", ours, theirs, 1.0)
    several = _texts(folder, DISAPPEARANCE, URGENT)
    ours, theirs = in_turn(
        lambda: cost(lambda: _command("assemble", folder, [DISAPPEARANCE], URGENT)),
        lambda: cost(lambda: docxtpl_and_soffice(folder, several)),
    )
    yield beside("urgent pack, cold: five filings, their sealed sheets / same", ours, theirs, 1.2)
    handed = typical(lambda: _command("expediente", folder, [DISAPPEARANCE], URGENT), 3)
    yield Row("hand-over pack of those five, cold: ZIP, one bound PDF", handed, 10, "s")


def _command(command: str, folder: Path, cases: Sequence[Path], filings: Sequence[str]) -> None:
    """One that finds nothing indispensable missing: it ends with 0."""
    subprocess.run([sys.executable, *_argv(command, folder, cases, filings)], check=True, capture_output=True)


def _argv(command: str, folder: Path, cases: Sequence[Path], filings: Sequence[str]) -> list[str]:
    chosen = [part for filing in filings for part in ("--filing", filing)]
    return ["-c", _COMMAND, command, *map(str, cases), *chosen, "--out", str(folder), "--force"]


def _texts(folder: Path, case: Path, filings: Sequence[str]) -> list[Path]:
    """The words of ours in files, sealed sheets too, and of each a Word template with the same."""
    caso = load_case(case.read_bytes())
    documents = [document for filing in filings for document in engine.documents(caso, filing)]
    texts = [folder / f"{document.filing_id}.txt" for document in documents]
    for text, document in zip(texts, documents, strict=True):
        text.write_bytes(engine.write(document, "txt"))
    templates(texts)
    return texts


def _warm(folder: Path) -> Iterator[Row]:
    caso = load_case(CASE.read_bytes())
    document = engine.draft(caso, FILING)
    texts = _texts(folder, CASE, (FILING,))
    with unoserver(folder) as waiting:
        ours, cold, warm = in_turn(
            lambda: cost(lambda: _both(caso)),
            lambda: cost(lambda: docxtpl_and_soffice(folder, texts)),
            lambda: cost(lambda: waiting.convert(texts), waiting.cpu),
        )
    yield beside("warm: case to DOCX + tagged PDF / docxtpl + soffice", ours, cold, 0.25)
    yield beside("warm: the same / docxtpl + warm unoserver", ours, warm, 0.8)
    yield Row("warm: case to document tree", typical(lambda: engine.draft(caso, FILING), 20) * 1000, 25, "ms")
    yield Row("warm: DOCX", typical(lambda: engine.write(document, "docx"), 20) * 1000, 50, "ms")
    yield Row("warm: PDF, tagged", typical(lambda: engine.write(document, "pdf"), 10) * 1000, 200, "ms")


def _both(caso: Caso) -> None:
    document = engine.draft(caso, FILING)
    for fmt in ("docx", "pdf"):
        engine.write(document, fmt)


def _mass_arrest(people: int, folder: Path) -> Iterator[Row]:
    """One petition for all, then one for each; memory is that of the largest process of all."""
    caso = load_case(CASE.read_bytes())
    everybody = of_many(caso, people)
    held = everybody.quejosas
    (folder / "todas.json").write_text(dump_case(everybody), encoding="utf-8")
    together = seconds(lambda: _command("assemble", folder, [folder / "todas.json"], (FILING,)))
    yield Row(f"{people} people in one case, DOCX + PDF, cold", together, 15, "s")
    files = [folder / f"caso_{number}.json" for number in range(people)]
    for path, quejosa in zip(files, held, strict=True):
        path.write_text(dump_case(caso.model_copy(update={"quejosas": (quejosa,)})), encoding="utf-8")
    each = seconds(lambda: _command("assemble", folder, files, (FILING,)))
    yield Row(f"{people} people, a case each, DOCX + PDF, cold", each, 8, "s")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    yield Row("largest process of all meanwhile", largest, 250, "MB")
