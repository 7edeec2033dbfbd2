"""What the record holds, row by row: the time line, the people, and what nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from .. import engine
from ..assembly.answers import Answer, View
from ..assembly.document import Text
from ..record import (
    Caso,
    Consentimiento,
    Gestion,
    Hecho,
    Momento,
    Origen,
    Part,
    Persona,
    Testimonio,
    UsoDelNombre,
    is_printable,
    known,
    label,
    lots,
)
from ..record.orden import as_they_happened, when
from ..record.paths import walk
from ..words import words

_UNKNOWN = ".se_ignora"


def breve(value: Any, limit: int) -> Any:
    """An answer in one line, cut with a visible mark: the summary is one page."""
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    short = line if len(line) <= limit else f"{line[:limit].rstrip()}…"
    return Answer(short, value.path) if isinstance(value, Answer) else short


def opcion(value: StrEnum) -> Text:
    """An option of the record in plain words."""
    return Text(words("registro")["opciones"][type(value).__name__][value])


def owner(path: str) -> list[tuple[str, str]]:
    """ "quejosas.0.salud.lesiones" -> ("Persona afectada", "1"); none for what the case has once."""
    head, _, rest = path.partition(".")
    index = rest.partition(".")[0]
    return [(words("registro")["partes"][head], str(int(index) + 1))] if index.isdigit() else []


def unknown(caso: Caso, ids: tuple[str, ...]) -> list[dict[str, str]]:
    """Every leaf answered "no se sabe", with the question that asks for it, of the chosen filings first."""
    paths = [found.path.removesuffix(_UNKNOWN) for found in walk(caso) if found.path.endswith(_UNKNOWN)]
    asked = _questions(ids)
    return [{"dato": label(path), "pregunta": asked.get(re.sub(r"\.\d+(?=\.)", ".*", path), "")} for path in paths]


def _questions(ids: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for filing in sorted(engine.filings(), key=lambda filing: filing.id not in ids):
        for pide in filing.datos:
            found.setdefault(pide.path, pide.pregunta)
    return found


def chronology(caso: Caso) -> list[dict[str, Any]]:
    """All that has a day, as it happened; what has none comes last, as it was told."""
    return sorted([*_told(caso), *_single(caso)], key=lambda row: row["orden"])


def _told(caso: Caso) -> Iterator[dict[str, Any]]:
    """Suppositions too: the attorney sees what they are."""
    for index, (hecho, hora) in enumerate(_with_hours(caso.hechos, caso)):
        if known(hecho.texto):
            yield _row("hecho", hecho, f"hechos.{index}", "momento", hora)
    for index, (gestion, hora) in enumerate(_with_hours(caso.gestiones, caso)):
        if known(gestion.institucion):
            yield _row("gestion", gestion, f"gestiones.{index}", "momento", hora)
    for index, prueba in enumerate(caso.pruebas):
        if known(prueba.captura.fecha) and known(prueba.descripcion):
            yield _row("prueba", prueba, f"pruebas.{index}", "captura")
    for index, testimonio in enumerate(caso.testimonios):
        if known(testimonio.inicio.fecha):
            yield _row("testimonio", testimonio, f"testimonios.{index}", "inicio")


def _single(caso: Caso) -> Iterator[dict[str, Any]]:
    """Days that the case has once, and those that each lot of people has once."""
    whole: list[View] = []
    found: list[tuple[str, Part, str, str, list[View]]] = [
        ("presentado", caso.presentacion, "presentacion", "presentado", whole),
        ("conocimiento", caso.acto_colectivo, "acto_colectivo", "conocimiento", whole),
        ("asamblea", caso.asamblea, "asamblea", "inicio", whole),
    ]
    for fate in fates(caso):
        theirs, path, who = fate["lot"].caso, fate["lot"].path, fate["quienes"]
        found += [
            ("detencion", theirs.detencion, path("detencion"), "momento", who),
            ("ultimo_contacto", theirs.detencion, path("detencion"), "ultimo_contacto", who),
            ("puesta_a_disposicion", theirs.detencion, path("detencion"), "puesta_a_disposicion", who),
            ("atencion", theirs.atencion, path("atencion"), "desde", who),
        ]
    for name, part, path, field, who in found:
        if known(getattr(part, field).fecha):
            yield _row(name, part, path, field) | {"quienes": who}


def fates(caso: Caso) -> list[dict[str, Any]]:
    """What befell each lot of people; `quienes` is empty where the same befell all."""
    found = lots(caso)
    return [
        {
            "lot": lot,
            "quienes": [View(caso.quejosas[n], f"quejosas.{n}") for n in lot.quienes] if len(found) > 1 else [],
            "detencion": View(lot.caso.detencion, lot.path("detencion")),
            "paradero": View(lot.caso.paradero, lot.path("paradero")),
        }
        for lot in found
    ]


def _with_hours[P: Hecho | Gestion](parts: tuple[P, ...], caso: Caso) -> Iterator[tuple[P, str]]:
    """Each with the hour that it stands at, which is that of the one told before it when nobody knows its own."""
    order = as_they_happened((part.momento for part in parts), caso.detencion.momento)
    return zip(parts, (hour for _day, hour in order), strict=True)


def _row(clase: str, part: Part, path: str, field: str, hora: str = "") -> dict[str, Any]:
    parte = View(part, path)
    order = _when(getattr(part, field), hora)
    return {"clase": clase, "parte": parte, "momento": getattr(parte, field), "orden": order, "quienes": []}


def _when(momento: Momento, hora: str) -> tuple[bool, str, str]:
    day, hour = when(momento)
    return not day, day, hour or hora


def suppositions(caso: Caso) -> list[View]:
    found = enumerate(caso.hechos)
    return [View(h, f"hechos.{n}") for n, h in found if h.origen is Origen.SUPONGO and known(h.texto)]


def main_fact(caso: Caso) -> View | None:
    """What people tell first is what it is about."""
    told = (View(hecho, f"hechos.{n}") for n, hecho in enumerate(caso.hechos) if is_printable(hecho))
    return next(told, None)


def people(caso: Caso) -> list[dict[str, Any]]:
    """Those whom the case is about, who files and who bears witness; each once."""
    own = caso.promovente.es_la_quejosa and caso.quejosas
    contacts = _contacts(View(caso.promovente, "promovente"))
    rows = [
        _person(q, f"quejosas.{n}", contacts if own and n == 0 else [View(q, f"quejosas.{n}").telefono])
        for n, q in enumerate(caso.quejosas)
    ]
    if not own:
        rows.append(_person(caso.promovente, "promovente", contacts))
    rows += [_person(one, f"copromoventes.{n}", contacts[:1]) for n, one in enumerate(caso.copromoventes)]
    return rows + [_witness(t, f"testimonios.{n}") for n, t in enumerate(caso.testimonios)]


def _contacts(promovente: View) -> list[Any]:
    given = [promovente.telefono, promovente.domicilio, promovente.correo]
    return [contact for contact in given if contact] or given[:1]


def _person(persona: Persona, path: str, contacts: list[Any]) -> dict[str, Any]:
    return {
        "papel": _role(path),
        "persona": View(persona, path),
        "contactos": contacts,
        "reservada": False,
        "duda": _doubt(persona.consentimiento),
    }


def _doubt(permiso: Consentimiento) -> str:
    """What is not clear in a permission; empty when nothing is."""
    doubts = {
        "compartir": permiso.compartir is False,
        "imposible": known(permiso.imposible),
        "informada": permiso.informada is not True,
        "finalidades": not permiso.finalidades,
    }
    return next((name for name, holds in doubts.items() if holds), "")


def _witness(testimonio: Testimonio, path: str) -> dict[str, Any]:
    """Whose name is kept apart is told by a key, to the attorney too."""
    whole, person = View(testimonio, path), testimonio.declarante
    hidden = person.nombre_reservado or person.consentimiento.nombre in (UsoDelNombre.INICIALES, UsoDelNombre.RESERVADO)
    row = _person(person, f"{path}.declarante", [whole.contacto])
    return row | {"papel": _role(path), "reservada": hidden, "seudonimo": whole.seudonimo}


def others(caso: Caso) -> list[dict[str, Any]]:
    """Those who help: named, and nothing more is known of them."""
    parts: list[tuple[Part, str]] = [(caso.interprete, "interprete")]
    parts += [(person, f"autorizadas.{n}") for n, person in enumerate(caso.autorizadas)]
    parts += [(person, f"asamblea.representantes.{n}") for n, person in enumerate(caso.asamblea.representantes)]
    return [{"papel": _role(path), "nombre": view.nombre} for part, path in parts if (view := View(part, path)).nombre]


def _role(path: str) -> str:
    head, _, rest = path.partition(".")
    if rest.startswith("representantes"):
        return str(words("registro")["campos"]["representantes"]).capitalize()
    return str(words("registro")["partes"][head])
