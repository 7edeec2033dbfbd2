"""From a Caso back to the answers of the interview: the way of `bridge.py`, walked the other way.

A case that was handed out, or written by hand, goes on being asked where it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any

from ..record import Acto, Autoridad, Caso, EdadDicha, Momento, Part, Periodo, Persona, Precision, SeIgnora, known
from .bridge import ART22, GRUPO_CON_APOYO
from .screens import alone, de_cada_una, of_lists

_SHAPED = (
    "id",
    "informacion_hasta",
    "schema_version",
    "jurisdiccion",
    "version",
    "actos",
    "documentos",
    "apoyo_del_estado",
    "sin_gestiones",
)

type Answers = dict[str, Any]


class Casillas(dict[str, bool]):
    """Boxes of one list, those that are ticked."""


def answers_from(caso: Caso, boxes: frozenset[str]) -> Answers:
    """What a defender would have answered. `boxes`: fields that are one box to tick, as `quejosas[].es_defensora`."""
    answers = _part(caso, "", boxes, leave_out=_SHAPED)
    answers |= _acts(caso.actos)
    answers |= _authorities(caso.autoridades, answers.get("autoridades", []))
    if caso.apoyo_del_estado is True:
        answers["corporaciones"][GRUPO_CON_APOYO] = True
    if caso.id:
        answers["identidad"] = caso.id
    if caso.version > 1:  # of drafts that went out: the next have another number
        answers["escritos"] = {"version": caso.version}
    if caso.documentos:
        answers["escritos_elegidos"] = _ticked(caso.documentos)
    if caso.sin_gestiones is True:
        answers["gestiones"] = [{}]
    seen = answers | {"vio": _seen_alone(caso)} | _seen_of_lists(answers)
    if caso.sin_gestiones is True:
        seen["gestiones"][0]["vio_gestion"] = False
    return seen


def _part(part: Part, path: str, boxes: frozenset[str], leave_out: tuple[str, ...] = ()) -> Answers:
    found: Answers = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in leave_out or value is None or value in ((), "", {}) or value == Part():
            continue
        found.update(_field(name, value, f"{path}{name}", boxes))
    if isinstance(part, Persona) and isinstance(part.edad, EdadDicha):
        found["edad_dicha"] = str(found.pop("edad"))
    return _as_asked(part, found) if isinstance(part, Momento) else found


def _as_asked(momento: Momento, found: Answers) -> Answers:
    """A month has a field of its own; it and the last of two days or hours are shown when the box is ticked."""
    approximate = found.pop("precision", None) == Precision.APROXIMADA
    if isinstance(momento.fecha, Periodo):
        found["mes"] = found.pop("fecha")
    between = {"mes", "hasta", "hora_hasta"} & found.keys()
    return found | ({"aproximada": True} if approximate or between else {})


def _field(name: str, value: Any, path: str, boxes: frozenset[str]) -> Answers:
    if isinstance(value, Part) and not isinstance(value, SeIgnora):
        return {name: _part(value, f"{path}.", boxes)}
    if isinstance(value, tuple):
        return {name: _things(value, path, boxes)}
    if isinstance(value, bool) and path in boxes:
        return {name: True} if value else {}
    return _leaf(name, value)


def _things(values: tuple[Any, ...], path: str, boxes: frozenset[str]) -> Any:
    """A list of things, boxes that are ticked, or lines of one text."""
    if isinstance(values[0], Part) and not hasattr(values[0], "cargo"):
        return [_part(value, f"{path}[].", boxes) for value in values]
    if isinstance(values[0], StrEnum):
        return _ticked(str(value) for value in values)
    return "\n".join(_line(value) for value in values)


def _line(value: Any) -> str:
    """A representative is one line, "Juana Aguilar, comité"."""
    parts = (value.nombre, value.cargo) if isinstance(value, Part) else (value,)  # type: ignore[attr-defined]
    return ", ".join(" ".join(part.split()) for part in parts if isinstance(part, str))


def _leaf(name: str, value: Any) -> Answers:
    match value:
        case SeIgnora():
            return {f"ignora_{name}": True}
        case bool():
            return {name: "si" if value else "no"}
        case StrEnum():
            return {name: str(value)}
        case date():
            return {name: value.isoformat()}
        case time():
            return {name: value.isoformat("minutes")}
    return {name: value}


def _acts(actos: tuple[Acto, ...]) -> Answers:
    """Boxes, and what was said of each. A kind of punishment has a box of its own."""
    by_box = {_box_of(acto): acto for acto in actos}
    return {
        "tipos_de_acto": _ticked(by_box),
        "descripcion_del_acto": {
            box: acto.descripcion for box, acto in by_box.items() if isinstance(acto.descripcion, str)
        },
        "claves_del_acto": {box: acto.clave for box, acto in by_box.items()},
        "quienes_del_acto": {box: " ".join(acto.a_quienes) for box, acto in by_box.items() if acto.a_quienes},
    }


def _box_of(acto: Acto) -> str:
    return next((box for box, kind in ART22.items() if kind == acto.modalidad), str(acto.tipo))


def _authorities(autoridades: tuple[Autoridad, ...], things: list[Answers]) -> Answers:
    """The first of each kind has a box; a second one, or one that is on no list, stands apart."""
    codes = [str(autoridad.corporacion) if known(autoridad.corporacion) else None for autoridad in autoridades]
    apart = [code is None or code in codes[:place] for place, code in enumerate(codes)]
    told = [thing | ({"aparte": True} if alone else {}) for thing, alone in zip(things, apart, strict=True)]
    return {"corporaciones": _ticked(code for code in codes if code), "autoridades": told}


def _ticked(codes: Iterable[str]) -> Casillas:
    return Casillas(dict.fromkeys(codes, True))


def _seen_alone(caso: Caso) -> Answers:
    """The screens that were answered, at least in part; the others are asked."""
    seen = {screen: True for screen, paths in alone().items() if any(_is_answered(caso, path) for path in paths)}
    happened = caso.actos or caso.situaciones
    several = len(caso.quejosas) > 1  # what differs is told of each, whether or not the question was asked
    asked = {"a_todas": several, "que_hicieron": happened, "que_pasa": happened, "quien_fue": caso.autoridades}
    return seen | {screen: True for screen, said in asked.items() if said}


def _seen_of_lists(answers: Answers) -> Answers:
    """Each thing of a list with the marks of its screens; what every thing is asked counts as asked."""
    return {
        name: [thing | _same(name, thing) | _marks(name, place, thing, screens) for place, thing in enumerate(things)]
        for name, screens in of_lists().items()
        if (things := answers.get(name))
    }


def _same(name: str, thing: Mapping[str, Any]) -> Answers:
    """Whoever has all of it of her own answered that something else befell her."""
    return {"igual": "no"} if name == "quejosas" and {"detencion", "paradero"} <= set(thing) else {}


def _marks(name: str, place: int, thing: Mapping[str, Any], screens: Mapping[str, tuple[str, ...]]) -> Answers:
    answered = {f"vio_{screen}" for screen, fields in screens.items() if any(_said(thing, f) for f in fields)}
    return dict.fromkeys(answered | set(de_cada_una(name, place)), True)


def _said(thing: Any, path: str) -> bool:
    *way, last = path.split(".")
    for name in way:
        thing = thing.get(name) if isinstance(thing, Mapping) else None
    return isinstance(thing, Mapping) and (last in thing or f"ignora_{last}" in thing)


def _is_answered(caso: Caso, path: str) -> bool:
    value: Any = caso
    for name in path.split("."):
        value = getattr(value, name, None)
    return value is not None and value != ()
