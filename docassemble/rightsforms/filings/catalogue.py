"""The catalogue: every file in `templates/` is a filing; its front matter says what it is, asks for and excludes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..compiled import code, compiled, is_ours
from ..errors import TemplateError
from ..law import Citas, Cuando
from ..record import Finalidad, Lector
from ..words import own_yaml

TEMPLATES = Path(str(files("docassemble.rightsforms") / "data" / "templates"))

DATOS = TEMPLATES / "datos.yml"  # how each fact is called and asked

_READERS = ("filings", "law", "record", "words.py")  # what makes of the files what is compiled

Nivel = Literal["indispensable", "recomendado", "opcional"]

# What a filing is for, in the order in which they are offered.
Clase = Literal[
    "amparo",
    "busqueda",
    "proteccion",
    "queja",
    "denuncia",
    "internacional",
    "documentacion",
    "representacion",
    "publico",
]


#: Tables that are more than rows: articles joined law by law, and what the clock says.
PROPIAS = frozenset({"preceptos", "suplencia", "limites"})


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Pide(_Front):
    """A fact the filing asks for. `path` may hold `*` for every item of a list.

    What it is called, asked and good for stands in `templates/datos.yml`, where the filing has no other words for it.
    """

    path: str
    etiqueta: str
    nivel: Nivel
    fundamento: Citas
    pregunta: str
    efecto: str = ""  # what its absence changes
    cuando: Cuando = Cuando()
    # `solo`: only items one of whose siblings has such a value
    solo: Mapping[str, tuple[str | bool, ...]] = Field(default_factory=dict)
    solo_si: tuple[str, ...] = ()  # only items of which these siblings were answered: an oath, if somebody interpreted
    solo_menor: str = ""  # only items whose person, the sibling of this name, is a minor
    o_bien: tuple[str, ...] = ()  # siblings that serve as well: a description instead of a name
    al_menos_una: bool = False  # an empty list is a gap too, as if it held one blank item
    tolera_se_ignora: bool = True


class Excluye(_Front):
    """When the filing is not the right door, and why; an attorney decides."""

    cuando: Cuando
    motivo: str
    fundamento: Citas


# What a filing uses a person's word, name and evidence for; papers that stay in the case use them for nothing else.
FINALIDADES: Mapping[Clase, Finalidad] = {
    "amparo": Finalidad.AMPARO,
    "busqueda": Finalidad.DENUNCIA,  # the report opens an investigation (LGMDFP, art. 88)
    "proteccion": Finalidad.PROTECCION,
    "queja": Finalidad.QUEJA,
    "denuncia": Finalidad.DENUNCIA,
    "internacional": Finalidad.INTERNACIONAL,
    "publico": Finalidad.PUBLICACION,
}


class Filing(_Front):
    id: str
    clase: Clase
    titulo: str  # as a lawyer calls it
    llano: str  # as a defender would: what it is for
    resumen: str
    quien: str  # who may file it
    forma: str  # what it needs to be received: signature, copies, the way it goes in
    archivo: str  # stem of the file names written; never a person's name
    fundamento: Citas
    verificado_el: date
    lector: Lector  # who will read it: what of the case it may say (`reserva.yml`)
    destinatario: str | None  # a table of `destinatarios.yml`; None for a paper that goes to nobody by itself
    junta: bool = False  # one for all the people, because it says of nobody what befell her
    por_grupos: bool = False  # one for all, which tells what befell each lot of them (`grupos`)
    anexos: tuple[str, ...] = ()
    plazos: tuple[str, ...] = ()  # ids in `plazos.yml`
    tablas: tuple[str, ...] = ()  # rows of law that it prints: files of `tablas/`, or one of `PROPIAS`
    misma_puerta: str | None = None  # another filing whose `cuando` and `excluye` hold for this one too
    cuando: Cuando = Cuando()  # the facts that make it fit
    datos: tuple[Pide, ...]
    excluye: tuple[Excluye, ...] = ()
    notas: Mapping[str, str] = Field(default_factory=dict)  # notes for the attorney that the text may hang on words
    body: str = ""

    @property
    def finalidad(self) -> Finalidad | None:
        """None for what stays inside: the complete version of a public text shows everything to its own people."""
        inside = self.clase == "publico" and not self.publico
        return None if inside else FINALIDADES.get(self.clase)

    @property
    def para(self) -> str:
        """What it is for, in one sentence."""
        return f"{self.resumen.partition('. ')[0].rstrip('.')}."

    @property
    def publico(self) -> bool:
        """Meant for everybody's eyes."""
        return self.lector is Lector.PUBLICO


@cache
def catalogue(folder: Path = TEMPLATES) -> Mapping[str, Filing]:
    """Every filing, by id, in the order of their file names."""
    paths = sorted(folder.glob("*.md"))
    if not is_ours(folder):
        return _read_all(paths)
    sources = [part for path in (*paths, DATOS) for part in (path.name, path.read_bytes())]
    return compiled("catalogue", (*sources, code(*_READERS)), lambda: _read_all(paths))


@cache
def house_words() -> Mapping[str, str]:
    """What every document says of itself: its mark, its foot, its summary (`templates/casa.yml`)."""
    words: Mapping[str, str] = own_yaml((TEMPLATES / "casa.yml").read_text(encoding="utf-8"))
    return words


def _read_all(paths: Iterable[Path]) -> Mapping[str, Filing]:
    found = {filing.id: filing for filing in map(read_filing, paths)}
    return {filing_id: _through(filing, found) for filing_id, filing in found.items()}


def _through(filing: Filing, found: Mapping[str, Filing]) -> Filing:
    """The same petition in another form (on paper, aloud) fits the same cases: the rule stands in one place."""
    if filing.misma_puerta is None:
        return filing
    if filing.misma_puerta not in found:
        raise TemplateError(
            "plantilla_cabecera", where=f"{filing.id}.md", detalle=f"misma_puerta: {filing.misma_puerta}"
        )
    other = found[filing.misma_puerta]
    return filing.model_copy(update={"cuando": other.cuando, "excluye": other.excluye})


def read_filing(path: Path) -> Filing:
    """A template file -> Filing, its text in `body`; TemplateError when the front matter is wrong."""
    _, front, body = _split(path)
    try:
        data: Any = own_yaml(front)
        return Filing.model_validate({**data, "datos": [*map(_in_words, data["datos"])], "body": body})
    except (yaml.YAMLError, KeyError, TypeError, ValidationError) as error:
        raise TemplateError("plantilla_cabecera", where=path.name, detalle=str(error)) from error


def _in_words(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**_datos().get(row["path"], {}), **row}


@cache
def _datos() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = own_yaml(DATOS.read_text(encoding="utf-8"))
    return words


def _split(path: Path) -> tuple[str, str, str]:
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise TemplateError("plantilla_cabecera", where=path.name, detalle="---")
    return parts[0], parts[1], parts[2]
