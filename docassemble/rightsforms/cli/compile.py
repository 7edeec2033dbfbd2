"""`python -m docassemble.rightsforms.cli.compile`: do now what the first start would do and keep (`compiled.py`).

For whoever sets the program up. It reads every law, every template and what each screen asks, and writes one draft of
an empty case, which brings the rest, and the bytecode of every library that a draft needs.
"""

from __future__ import annotations

from datetime import datetime

from .. import engine
from ..assembly.compose import read_templates
from ..compiled import forget
from ..filings import TEMPLATES
from ..interview import screens
from ..law import jurisdiccion
from ..record import Caso


def main() -> None:
    forget()
    caso = Caso(informacion_hasta=datetime(2026, 1, 1))
    jurisdiccion(caso.jurisdiccion).read_all()
    screens.asked()
    read_templates((filing.body for filing in engine.filings()), TEMPLATES)
    for practica in (False, True):  # each has a watermark of its own
        document = engine.draft(caso.model_copy(update={"practica": practica}), engine.filings()[0].id)
        engine.write(document, "docx")
        engine.write(document, "pdf")


if __name__ == "__main__":
    main()
