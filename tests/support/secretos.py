"""What the public may never read of a case, found anew here: this does not ask the code under test."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pikepdf

from docassemble.rightsforms.record import Caso, Finalidad, Persona, UsoDelNombre, age_on
from tests.support.texts import pdf_pages


def squeezed(text: str) -> str:
    """Letters and digits alone, without accents or case: no way of writing hides a name."""
    return "".join(map(_squeezed, text))


@cache
def _squeezed(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character.casefold()) if c.isascii() and c.isalnum())


def is_minor(persona: Persona, caso: Caso) -> bool:
    birth = persona.nacimiento
    born = age_on(birth, caso.informacion_hasta.date()) if isinstance(birth, date) else 99
    age = persona.edad if isinstance(persona.edad, int) else 99
    return persona.menor_de_edad is True or min(age, born) < 18


def may_be_named(persona: Persona, caso: Caso, family: bool) -> bool:
    """By the whole name: an adult who said so, or for whom the family did."""
    said = persona.consentimiento
    asked = Finalidad.PUBLICACION in said.finalidades if said.finalidades else family
    free = not persona.nombre_reservado and said.nombre not in (UsoDelNombre.RESERVADO, UsoDelNombre.INICIALES)
    return free and asked and said.informada is not False and not is_minor(persona, caso)


def people(caso: Caso) -> Iterator[tuple[Persona, bool]]:
    """Everybody, and whether the whole name may be said."""
    family = caso.publicacion.permiso is True
    yield from ((q, may_be_named(q, caso, family)) for q in caso.quejosas)
    filer = caso.promovente
    hurt = filer.tambien_quejosa or filer.es_la_quejosa
    yield filer, filer.pide_resguardo is not True and may_be_named(filer, caso, family and hurt)
    yield from ((one, may_be_named(one, caso, False)) for one in caso.copromoventes)
    yield from ((t.declarante, may_be_named(t.declarante, caso, False)) for t in caso.testimonios)


def names_kept(caso: Caso) -> set[str]:
    """Whole names, and each two words of them that stand together."""
    kept = [str(p.nombre) for p, said in people(caso) if not said and isinstance(p.nombre, str) and squeezed(p.nombre)]
    pairs = {a + b for name in kept for a, b in pairwise(words(name)) if len(a + b) > 5}
    return {squeezed(name) for name in kept if len(squeezed(name)) > 3} | pairs


def words(name: str) -> list[str]:
    particles = {"de", "del", "la", "las", "los", "y"}
    return [squeezed(word) for word in name.split() if squeezed(word) not in particles]


def names_said(caso: Caso) -> set[str]:
    return {squeezed(str(p.nombre)) for p, said in people(caso) if said and isinstance(p.nombre, str)}


def data_kept(caso: Caso) -> set[str]:
    """Telephones, addresses, e-mails, places, hashes and keys that have a field of their own."""
    holders = (*caso.quejosas, caso.promovente)
    fields = ("telefono", "correo", "curp", "usuario_psl", "domicilio")
    texts = [getattr(holder, field, None) for holder in holders for field in fields]
    texts += [value for p in caso.pruebas for value in (p.sha256, p.coordenadas)]
    texts += [caso.comunidad.refugio, caso.proteccion.contacto_seguro, *(t.contacto for t in caso.testimonios)]
    plain = [text for text in texts if isinstance(text, str)]
    phones = {re.sub(r"\D", "", found) for text in plain for found in re.findall(r"\d(?:[\s().-]*\d){6,}", text)}
    return {squeezed(text) for text in plain if len(squeezed(text)) > 5} | phones


def leaks(text: str, caso: Caso) -> list[str]:
    """What of all that stands in the text."""
    found = squeezed(text)
    public = found
    for name in sorted(names_said(caso), key=len, reverse=True):
        public = public.replace(name, "·")
    return sorted({n for n in names_kept(caso) if n in public} | {d for d in data_kept(caso) if d in found})


def everything_in(content: bytes, fmt: str) -> str:
    """All that a file holds, seen or not: every part of the DOCX, the properties and the outline of the PDF."""
    if fmt == "txt":
        return content.decode("utf-8")
    return _docx(content) if fmt == "docx" else _pdf(content)


def _docx(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    attributes = [" ".join(re.findall(r'"([^"]*)"', part)) for part in parts]
    return "\n".join([*(re.sub(r"<[^>]+>", "", part) for part in parts), *attributes])


def _pdf(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        said = [str(value) for value in pdf.docinfo.values()]
        said += [str(pdf.open_metadata()), *(str(item.title) for item in _outline(pdf))]
        said += [str(thing) for thing in pdf.objects if isinstance(thing, pikepdf.String)]
    return "\n".join([*said, *pdf_pages(content)])


def _outline(pdf: pikepdf.Pdf) -> Iterator[pikepdf.OutlineItem]:
    with pdf.open_outline() as outline:
        pending = list(outline.root)
        while pending:
            item = pending.pop()
            pending += item.children
            yield item
