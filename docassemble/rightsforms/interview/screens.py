"""The screens: which facts each one asks for, so that "no se sabe" can be said of all of them with one tap.

A screen keeps one variable, `vio_<screen>` on a person or a thing of a list, `vio.<screen>` elsewhere: True when the
answers were given, False when the person said that nobody knows. The ids are those of the questions in `interviews/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from ..compiled import code, compiled
from ..words import own_documents

# The screens every case passes, in order: what "Paso 3 de 15" counts.
CAMINO = (
    "aviso",
    "peligro_ahora",
    "a_quien",
    "que_hicieron",
    "quien_fue",
    "como_sabe",
    "cuando_y_donde",
    "que_paso",
    "paradero",
    "salud",
    "lengua",
    "gestiones",
    "quien_promueve",
    "que_hacer",
    "documentos",
)

# The same where it happens to a whole community.
CAMINO_DE_LA_COMUNIDAD = (
    "aviso",
    "peligro_ahora",
    "a_quien",
    "que_comunidad",
    "que_pasa",
    "quien_fue",
    "como_sabe",
    "que_paso_a_la_comunidad",
    "proteccion",
    "gestiones",
    "quien_promueve",
    "que_hacer",
    "documentos",
)

# What is asked of each thing of a list, in order.
DE_CADA_UNA: Mapping[str, tuple[str, ...]] = {
    "quejosas": ("vio_a_quien", "vio_salud", "vio_lengua"),
    "autoridades": ("vio_autoridad",),
    "hechos": ("vio_hecho",),
    "gestiones": ("vio_gestion",),
    "pruebas": ("vio_prueba",),
    "copromoventes": ("vio_copromovente",),
    "autorizadas": ("vio_autorizada",),
    "testimonios": ("vio_testigo",),
}

LO_SUYO = "vio_lo_suyo"  # what befell one of several people


def de_cada_una(name: str, place: int) -> tuple[str, ...]:
    """What is asked of the thing at this place of a list, in order; of everybody after the first, what befell her."""
    screens = DE_CADA_UNA.get(name, ())
    return (*screens[:1], LO_SUYO, *screens[1:]) if name == "quejosas" and place else screens


# Lists that have a page of their own, because the common path does not ask about them.
CON_PAGINA = ("pruebas", "copromoventes", "autorizadas", "testimonios")

# What no gap asks for and no "no se sabe" reaches: marks of the screen itself, and boxes where no tick says no.
_NEVER_UNKNOWN = re.compile(
    r"tipos_de_acto|situaciones|corporaciones|practica|por_su_religion|igual|(le_hicieron|por_elegir|descripcion_del_acto)\b.*"
    r"|(.*\.)?(aproximada|mes|edad_dicha|hasta|hora_hasta|ignora_hora|corporacion|es_la_quejosa|tambien_quejosa"
    r"|nombre_reservado|autoria_reservada|anexo|papeles|hay_mas|mas_nombres|mas_sin_nombre)"
)
_KEPT = re.compile(r"(?:(\w+)\[\w+\]\.vio_|vio\.)(\w+)")  # "hechos[i].vio_hecho", "vio.paradero"
_NOTHING = {"note", "html", "code"}  # kinds of field that ask nothing
_SOURCES = Path(str(files("docassemble.rightsforms") / "data" / "questions"))


def asked() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Of each list ("" for what stands alone): its screens, and the facts that each asks for, as paths in a thing.

    Read from the interviews, where they stand. Two questions may keep one screen: then it asks for what both ask.
    """
    found: Mapping[str, Mapping[str, tuple[str, ...]]] = _interviews()["asked"]
    return found


def shown_if() -> Mapping[str, str]:
    """Field that its screen hides at times, by path ("hechos.*.fuente") -> the condition, as the interviews have it."""
    found: Mapping[str, str] = _interviews()["shown_if"]
    return found


@cache
def _interviews() -> Mapping[str, Any]:
    sources = [path.read_bytes() for path in sorted(_SOURCES.rglob("*.yml"))]
    return compiled("screens", (*sources, code("interview/screens.py", "words.py")), lambda: _read(sources))


def alone() -> Mapping[str, tuple[str, ...]]:
    """The screens of no list: vio.<screen> -> paths in the record."""
    return asked()[""]


def of_lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """List -> its screens: <thing>.vio_<screen> -> fields of the thing."""
    return {name: screens for name, screens in asked().items() if name}


def _read(sources: Iterable[bytes]) -> Mapping[str, Any]:
    questions = [block for source in sources for block in own_documents(source.decode()) if block and "fields" in block]
    return {"asked": _asked(questions), "shown_if": dict(chain.from_iterable(map(_shown_if, questions)))}


def _asked(questions: Iterable[Mapping[str, Any]]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, dict[str, None]]] = {}
    for question in questions:
        kept = _KEPT.fullmatch(str(question.get("continue button field")))
        if kept:
            screens = found.setdefault(kept[1] or "", {})
            screens.setdefault(kept[2], {}).update(dict.fromkeys(_fields(question, kept[1] or "")))
    return {
        name: {screen: tuple(fields) for screen, fields in screens.items() if fields} for name, screens in found.items()
    }


def _shown_if(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in question["fields"]:
        if "js show if" in field:
            yield as_path(_variable(field)), str(field["js show if"]).strip()


def as_path(variable: str) -> str:
    """ "hechos[i].fuente" -> "hechos.*.fuente"."""
    return re.sub(r"\[\w+\]", ".*", variable)


def _variable(field: Mapping[str, Any]) -> str:
    """What the field fills: its first key is its label."""
    return str(next(iter(field.values())))


def _fields(question: Mapping[str, Any], name: str) -> Iterator[str]:
    """The variables of a screen that belong to its list, or to none."""
    for field in question["fields"]:
        head, thing, rest = re.sub(r"\[\w+\]", "[]", _variable(field)).partition("[].")
        path = rest if thing else head
        if (head if thing else "") == name and not _NEVER_UNKNOWN.fullmatch(path) and not _NOTHING.intersection(field):
            yield path
