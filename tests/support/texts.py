"""What a person would read in the finished files, so that the formats can be compared with each other.

Each reader is independent of the writers: numbering labels are computed from the file's own numbering part.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unicodedata
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn
from pypdf import PdfReader

_SPACE = re.compile(r"\s+")
# pdftotext wraps what it takes for right-to-left text in these; the PDF itself need not hold them.
_ADDED_BY_PDFTOTEXT = re.compile("[\u202a-\u202c]")
# Further on the tests ask LibreOffice: here only that there is a label.
_ORDINALS = (
    "PRIMERO SEGUNDO TERCERO CUARTO QUINTO SEXTO SÉPTIMO OCTAVO NOVENO DÉCIMO DECIMOPRIMERO DECIMOSEGUNDO"
    " DECIMOTERCERO DECIMOCUARTO DECIMOQUINTO DECIMOSEXTO DECIMOSÉPTIMO DECIMOCTAVO DECIMONOVENO VIGÉSIMO"
).split()
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_FORMATS = {
    "decimal": str,
    "upperRoman": lambda number: _ROMANS[number - 1],
    "lowerLetter": lambda number: "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1),
    "ordinalText": lambda number: _ORDINALS[number - 1] if number <= len(_ORDINALS) else "…",
    "bullet": lambda number: "",
}


def words_of(text: str) -> str:
    """White space folded, canonical composition: what must agree between formats, word by word."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def letters_of(text: str) -> str:
    """No white space at all: poppler guesses spaces from distances, and joins or parts words of single letters."""
    return _ADDED_BY_PDFTOTEXT.sub("", _SPACE.sub("", unicodedata.normalize("NFC", text)))


def docx_text(content: bytes) -> str:
    """The body as Word shows it, labels included; comments, header and footer left out."""
    file = docx.Document(BytesIO(content))
    counter = _Numbers(file)
    paragraphs = file.element.body.iter(qn("w:p"))
    return "\n".join(counter.label(paragraph) + _paragraph_text(paragraph) for paragraph in paragraphs)


def _paragraph_text(paragraph: object) -> str:
    shown = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    elements = (e for run in paragraph.iter(qn("w:r")) for e in run)  # type: ignore[attr-defined]
    return "".join(e.text or "" if e.tag == qn("w:t") else shown.get(e.tag, "") for e in elements)


class _Numbers:
    """Counts as a word processor does."""

    def __init__(self, file: docx.document.Document) -> None:
        root = file.part.numbering_part.element
        self.levels = {a.get(qn("w:abstractNumId")): a for a in root.iter(qn("w:abstractNum"))}
        self.nums = {n.get(qn("w:numId")): n for n in root.iter(qn("w:num"))}
        self.counts: dict[tuple[str, int], int] = defaultdict(int)
        self.styles = {s.get(qn("w:styleId")): s for s in file.styles.element.iter(qn("w:style"))}

    def label(self, paragraph: object) -> str:
        properties = paragraph.find(qn("w:pPr"))  # type: ignore[attr-defined]
        if properties is None:
            return ""
        numbering = properties.find(qn("w:numPr"))
        if numbering is None:
            style = self.styles[properties.find(qn("w:pStyle")).get(qn("w:val"))]
            numbering = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if numbering is None:
            return ""
        level = int(numbering.find(qn("w:ilvl")).get(qn("w:val")))
        return self._next(numbering.find(qn("w:numId")).get(qn("w:val")), level)

    def _next(self, number: str, level: int) -> str:
        num = self.nums[number]
        abstract = num.find(qn("w:abstractNumId")).get(qn("w:val"))
        restarts = num.find(qn("w:lvlOverride")) is not None
        key = (f"num{number}" if restarts else f"abstract{abstract}", level)
        self.counts[key] += 1
        definition = next(e for e in self.levels[abstract].iter(qn("w:lvl")) if int(e.get(qn("w:ilvl"))) == level)
        form = definition.find(qn("w:numFmt")).get(qn("w:val"))
        text: str = definition.find(qn("w:lvlText")).get(qn("w:val"))
        return text.replace(f"%{level + 1}", _FORMATS[form](self.counts[key])) + " "


def pdf_text(content: bytes, *, running: tuple[str, ...] = ()) -> str:
    """The text that a reader can select. `running`: what stands on every page (draft mark, footer), left out."""
    pages = _pdftotext(content).split("\f")
    return "\n".join(_body(page, running) for page in pages)


def pdf_tagged_text(content: bytes) -> str:
    """What a screen reader says: the words in the order of the tags, labels and all, without header and footer.

    Raises when poppler finds a fault in the tags.
    """
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=content, capture_output=True, check=True)
    if done.stderr:
        raise ValueError(done.stderr.decode())
    lines = map(str.strip, done.stdout.decode("utf-8").split("\n"))
    return "\n".join(line[1:-1] for line in lines if line.startswith('"'))


def pdf_stored_pages(content: bytes) -> list[str]:
    """Every character in the order in which the PDF stores it: exact, but each page ends with its header and footer.

    pdftotext goes by the place on the page instead, as most viewers do when one copies: it takes words that happen to
    stand in columns for columns, and reads right-to-left text its own way.
    """
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def pdf_stored_body(content: bytes, *, running: tuple[str, ...]) -> str:
    """The stored text without what ends every page; `running` in the order of the page: draft mark, footer."""
    end = "".join(re.escape(letters_of(words)) for words in running) + r"Página\d+de\d+$"
    return "\n".join(re.sub(end, "", letters_of(page)) for page in pdf_stored_pages(content))


def pdf_pages(content: bytes) -> list[str]:
    """The whole text of each page, running header and footer included."""
    return _pdftotext(content).split("\f")[:-1]


def _pdftotext(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def _body(page: str, running: tuple[str, ...]) -> str:
    kept = [line for line in page.split("\n") if not re.fullmatch(r"\s*Página \d+ de \d+\s*", line)]
    text = "\n".join(kept)
    for words in filter(None, running):
        pattern = r"\s+".join(map(re.escape, words.split()))
        text = re.sub(rf"^\s*{pattern}\s*$", "", text, count=1, flags=re.MULTILINE)
    return text


def libreoffice_text(content: bytes) -> str:
    """The DOCX opened by LibreOffice and saved as plain text: what survives another word processor."""
    return libreoffice(content, "txt:Text (encoded):UTF8").decode("utf-8-sig")


def libreoffice(content: bytes, target: str) -> bytes:
    """Convert a DOCX. `target` is LibreOffice's filter name ("pdf", "docx", "txt:Text (encoded):UTF8")."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "escrito.docx"
        source.write_bytes(content)
        out = Path(folder) / "out"
        profile = Path(tempfile.gettempdir()) / f"rightsforms-soffice-{os.getuid()}-{os.getpid()}"
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
        subprocess.run([*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=120)
        return next(out.iterdir()).read_bytes()
