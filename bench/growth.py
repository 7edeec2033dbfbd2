"""How time and memory grow with people, filings and pages: `make bench ARGS=--growth`. Each in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from io import BytesIO

from pypdf import PdfReader

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import Caso, load_case

from .cases import CASE, FILING, of_a_long_story, of_many
from .rows import cost

_PEOPLE = (1, 10, 100, 500)
_FILINGS = (1, 5, 28)
_FACTS = (1, 30, 100, 300)


def report() -> None:
    """Beside each row what one more of its kind costs: where that stays the same, it grows in a straight line."""
    print("     what                 pages   tree s   docx s    pdf s    cpu s     MB   cpu of each more")
    for kind, amounts in (("people", _PEOPLE), ("filings", _FILINGS), ("facts", _FACTS)):
        before: tuple[int, float] | None = None
        for amount in amounts:
            found = _measured(kind, amount)
            more = f"{(found['cpu'] - before[1]) / (amount - before[0]) * 1000:8.1f} ms" if before else ""
            numbers = "".join(f" {found[name]:8.2f}" for name in ("tree", "docx", "pdf", "cpu"))
            size = f"{found['pages']:6.0f}{numbers} {found['mb']:6.0f}"
            print(f"     {f'{amount} {kind}':19} {size}   {more}", flush=True)
            before = amount, found["cpu"]


def _measured(kind: str, amount: int) -> dict[str, float]:
    code = f"from bench.growth import measure; measure({kind!r}, {amount})"
    found: dict[str, float] = json.loads(subprocess.check_output([sys.executable, "-c", code]))
    return found


def measure(kind: str, amount: int) -> None:
    """Print what it took, as JSON; what is read once (law, templates, fonts) has been read before."""
    caso = load_case(CASE.read_bytes())
    _made(caso, (FILING,))
    wanted = [filing.id for filing in engine.filings()][:amount] if kind == "filings" else [FILING]
    of = {"people": of_many, "facts": of_a_long_story}.get(kind, lambda case, _: case)(caso, amount)
    print(json.dumps(_made(of, wanted)))


def _made(caso: Caso, wanted: tuple[str, ...] | list[str]) -> dict[str, float]:
    drafts, docx, pdf = [], [], []
    tree = cost(lambda: drafts.extend(engine.draft(caso, filing) for filing in wanted))
    words = cost(lambda: docx.extend(engine.write(document, "docx") for document in drafts))
    pages = cost(lambda: pdf.extend(engine.write(document, "pdf") for document in drafts))
    return {
        "tree": tree.wall,
        "docx": words.wall,
        "pdf": pages.wall,
        "cpu": tree.cpu + words.cpu + pages.cpu,
        "pages": sum(len(PdfReader(BytesIO(content)).pages) for content in pdf),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
