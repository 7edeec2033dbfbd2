"""What a user would pick instead, with the same words: a Word template filled in, and LibreOffice for the PDF."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import docx
import docxtpl
import psutil
from unoserver.client import UnoClient

#: Debian's Python, the only one that its LibreOffice lets in (python3-uno).
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60.0  # seconds until LibreOffice must answer
_SERVE = "import sys; sys.path.append(sys.argv.pop(1)); from unoserver.server import main; main()"


def templates(texts: Sequence[Path]) -> None:
    """A Word template of each text, with one word left to be filled in. Not measured: somebody wrote it long ago."""
    for text in texts:
        template = docx.Document()
        for line in text.read_text(encoding="utf-8").splitlines():
            template.add_paragraph(line)
        template.add_paragraph("{{ nombre }}")
        template.save(str(text.with_suffix(".dotx")))


def fill(text: str) -> str:
    template = docxtpl.DocxTemplate(Path(text).with_suffix(".dotx"))
    template.render({"nombre": "x"})
    filled = str(Path(text).with_suffix(".docx"))
    template.save(filled)
    return filled


def docxtpl_and_soffice(folder: Path, texts: Sequence[Path]) -> None:
    """One process of each, from nothing, for all of them."""
    script = "\n".join(
        (
            "import sys, docxtpl",
            "for name in sys.argv[1:]:",
            "    template = docxtpl.DocxTemplate(name + '.dotx'); template.render({'nombre': 'x'})",
            "    template.save(name + '.docx')",
        )
    )
    stems = [str(text.with_suffix("")) for text in texts]
    subprocess.run([sys.executable, "-c", script, *stems], check=True, capture_output=True)
    filled = [f"{stem}.docx" for stem in stems]
    argv = ["soffice", _profile(folder), "--headless", "--convert-to", "pdf", "--outdir", str(folder), *filled]
    subprocess.run(argv, check=True, capture_output=True)


def _profile(folder: Path) -> str:
    return f"-env:UserInstallation=file://{folder}/lo"


class Waiting:
    """LibreOffice that has started already; docxtpl is loaded here as well: the best case of the other side."""

    def __init__(self, process: psutil.Process, port: int) -> None:
        self._process = process
        self._client = UnoClient(port=str(port))

    def convert(self, texts: Sequence[Path]) -> None:
        for text in texts:
            self._client.convert(inpath=fill(str(text)), outpath=str(text.with_suffix(".pdf")), convert_to="pdf")

    def cpu(self) -> float:
        """Seconds of its processes so far."""
        family = [self._process, *self._process.children(recursive=True)]
        return sum(sum(each.cpu_times()[:2]) for each in family)


@contextmanager
def unoserver(folder: Path) -> Iterator[Waiting]:
    port, uno_port = _free_port(), _free_port()
    libraries = str(Path(docxtpl.__file__).parents[1])  # unoserver is there too, and of any version of Python
    places = ["--port", str(port), "--uno-port", str(uno_port), "--user-installation", str(folder / "waiting")]
    argv = [SYSTEM_PYTHON, "-c", _SERVE, libraries, *places, "--quiet"]
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    family = psutil.Process(process.pid)
    try:
        _until_it_answers(port)
        yield Waiting(family, port)
    finally:
        for each in [*family.children(recursive=True), family]:
            each.kill()  # told politely, it waits for LibreOffice for ever
        process.wait()


def _free_port() -> int:
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _until_it_answers(port: int) -> None:
    late = time.monotonic() + PATIENCE
    while time.monotonic() < late:
        with closing(socket.socket()) as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("unoserver")
