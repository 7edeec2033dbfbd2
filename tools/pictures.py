"""`make pictures`: the pictures of docs/imagenes, from a server and a browser of this moment, on a phone of 390 px.

Everything on them is invented. They are for people: no test compares them, because letters differ from one machine to
the next.
"""

from __future__ import annotations

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import load_case
from tests.interview import flow
from tests.interview.phone import Phone, chromium
from tests.support.casos import path_of
from tests.support.server import RunningServer

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "imagenes"
COLOURS = 64  # a screen of ours has few: a third of the bytes
PAGE_WIDTH = 510
PETITION = "desaparicion_larrainzar"

#: A screen by its heading -> the name of its picture: on the way of somebody who asks for help, and of who practises.
ASKED = {"¿Qué le hicieron o qué le están haciendo?": "pregunta", "¿Cuándo y dónde fue?": "no_se_sabe"}
PRACTISED = {
    "Antes de empezar": "practica",
    "Qué hacer ahora": "que_hacer",
    "Sus documentos están listos": "documentos",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with RunningServer(Path(folder) / "data") as server, chromium() as browser:
            _walk(Phone(browser, server.url))
            _practice(Phone(browser, server.url))
        _petition(Path(folder))


def _walk(phone: Phone) -> None:
    """The urgent path, as the tests answer it."""
    phone.judged = False
    phone.on_screen = lambda: _take(phone, ASKED.get(phone.heading, ""))
    flow.to_what_to_do(phone, "Juan Pérez Ejemplo")


def _practice(phone: Phone) -> None:
    """The first page, and the case to practise with: it happened last night."""
    phone.judged = False
    phone.page.goto(phone.url)
    _take(phone, "inicio")
    phone.on_screen = lambda: _take(phone, PRACTISED.get(phone.heading, ""))
    phone.press("Practicar con un caso inventado").press("Empezar").follow("Hacer los documentos")


def _take(phone: Phone, name: str) -> None:
    if name == "no_se_sabe":
        phone.page.locator(".rf-no-se-sabe").scroll_into_view_if_needed()
    if name:
        _keep(phone.page.screenshot(), name)


def _petition(folder: Path) -> None:
    caso = load_case(path_of(PETITION).read_bytes())
    paper = folder / "demanda.pdf"
    paper.write_bytes(engine.write(engine.draft(caso, "amparo_art15"), "pdf"))
    argv = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1", str(paper)]
    _keep(subprocess.run(argv, check=True, capture_output=True).stdout, "demanda")


def _keep(picture: bytes, name: str) -> None:
    with Image.open(BytesIO(picture)) as seen:
        seen.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
