"""What is wrong with the coordinator's list of telephones, said aloud. It stops nothing: the night may be urgent."""

from __future__ import annotations

from pathlib import Path

from docassemble.rightsforms import directory, here
from docassemble.rightsforms.law import DIAS_DE_VIGENCIA, jurisdiccion
from docassemble.rightsforms.server.texts import say


def announce(path: Path) -> None:
    """Nothing when there is no such file: then ours stand alone."""
    law, today = jurisdiccion(here.JURISDICCION), here.now().date()
    offices, error = directory.offices_tonight(law, path, today)
    if error:
        say("directorio_mal", que=error)
    elif offices is not law.directorio and (
        old := [office.nombre for office in offices.values() if office.is_old(today)]
    ):
        say("directorio_viejo", cuales="; ".join(old), dias=DIAS_DE_VIGENCIA)
