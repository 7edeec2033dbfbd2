"""From the answers of the interview to a Caso: the one place where they meet.

The answers arrive as plain dicts, lists and texts whose names are those of the record, so most of the way is a walk
along the record's own fields. What a screen asks in another shape than the record keeps is turned here, and only here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from types import UnionType
from typing import Any, get_args, get_origin

from ..record import IGNORA, Asamblea, Caso, Modalidad, Momento, Part, Persona, Precision, Situacion, TipoActo, known
from ..record.claves import with_keys
from ..record.kinds import kinds
from ..words import words
from .hidden import without_hidden
from .routes import unknown_paths

NO_SE_SABE = "no_se"  # the choice "No se sabe"; free text is never compared with it
_CHOICES = {"si": True, "no": False, NO_SE_SABE: IGNORA}
GRUPO_CON_APOYO = "grupo_armado_con_apoyo"
ART22 = {"art22": Modalidad.TORMENTO} | {kind.value: kind for kind in Modalidad if kind != Modalidad.TORMENTO}  # by box
_STAY_WHEN_UNKNOWN = ("quejosas", "autoridades")  # somebody was taken, by somebody, even if nobody knows more

type Answers = Mapping[str, Any]


def caso_from(answers: Answers, now: datetime) -> Caso:
    """`now` is the moment (here) up to which the answers are complete; the documents are dated by it."""
    answers = _alike(answers)
    data = _part(Caso, without_hidden(answers), "", unknown_paths(answers))
    data["informacion_hasta"] = now
    data["id"] = answers.get("identidad", "")  # `id` itself is a word of Python's own, in the code of an interview
    data = with_keys(data)  # an act names by their keys those to whom it was done
    told = zip(data.get("quejosas", ()), answers.get("quejosas") or (), strict=True)
    data["quejosas"] = [_of_her_own(quejosa, answered, data["quejosas"][0]) for quejosa, answered in told]
    data |= _whose(answers, data["quejosas"])
    if _not_yet(answers) and not data.get("gestiones"):
        data["sin_gestiones"] = True
    data["documentos"] = ticked(answers.get("escritos_elegidos"))
    if any(quejosa.get("es_grupo") for quejosa in data.get("quejosas", ())):
        data |= _of_a_community(data)
    if GRUPO_CON_APOYO in ticked(answers.get("corporaciones")):
        data["apoyo_del_estado"] = True
    return Caso.model_validate(with_keys(data))


def _alike(answers: Answers) -> Answers:
    """ "A todas les pasó lo mismo" is said of each; what was told of one of them before is gone."""
    first, *rest = answers.get("quejosas") or ({},)
    if not rest:
        return {name: value for name, value in answers.items() if name != "a_todas_igual"}
    if answers.get("a_todas_igual") != "si":
        return answers
    return {**answers, "quejosas": [first, *({**other, "igual": "si"} for other in rest)]}


def _of_a_community(data: Mapping[str, Any]) -> dict[str, Any]:
    """The button "le pasa a toda una comunidad" says what happens; the group is called by what was said of it."""
    said = data.get("comunidad", {})
    how = "nada" if not known(said.get("nombre")) else "familias" if known(said.get("familias")) else "nombre"
    group = words("registro")["grupo"][how].format(**said)
    return {
        "situaciones": list(dict.fromkeys((*data.get("situaciones", ()), Situacion.COMUNIDAD_EN_RIESGO))),
        "quejosas": [
            {"descripcion": group} | quejosa if quejosa.get("es_grupo") else quejosa for quejosa in data["quejosas"]
        ],
    }


def _not_yet(answers: Answers) -> bool:
    """ "Todavía no" to where they have asked is an answer."""
    return [step.get("vio_gestion") for step in answers.get("gestiones") or ()] == [False]


def ticked(boxes: Any) -> tuple[str, ...]:
    """The codes of the boxes that are ticked, in the order of the screen."""
    return tuple(code for code, on in boxes.items() if on is True) if isinstance(boxes, Mapping) else ()


def _part(model: type[Part], answers: Answers, path: str, unknown: frozenset[str]) -> dict[str, Any]:
    """The fields of one piece of the record that somebody answered, or said that nobody knows."""
    found = {name: _field(model, name, answers.get(name), f"{path}{name}", unknown) for name in model.model_fields}
    found.update(_reshaped(model, answers))
    return {name: value for name, value in found.items() if value not in (None, {}, [])}


def _field(model: type[Part], name: str, value: Any, path: str, unknown: frozenset[str]) -> Any:
    annotation: Any = model.model_fields[name].annotation
    if get_origin(annotation) is UnionType:  # a piece that only some have
        return _part(get_args(annotation)[0], value, f"{path}.", unknown) if isinstance(value, Mapping) else None
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _part(annotation, value if isinstance(value, Mapping) else {}, f"{path}.", unknown)
    if get_origin(annotation) is tuple:
        return _things(annotation, name, value, path, unknown)
    return _leaf(value, path in unknown, is_text=name in kinds(model))


def _things(annotation: Any, name: str, value: Any, path: str, unknown: frozenset[str]) -> list[Any] | None:
    inner = get_args(annotation)[0]
    if isinstance(value, str):
        return _lines(value)
    if isinstance(value, Mapping):
        return list(ticked(value))
    if not (isinstance(inner, type) and issubclass(inner, Part) and isinstance(value, list)):
        return None
    things = [_part(inner, thing, f"{path}.{index}.", unknown) for index, thing in enumerate(value)]
    return things if name in _STAY_WHEN_UNKNOWN else [thing for thing in things if _says_more_than_its_key(thing)]


def _says_more_than_its_key(thing: Mapping[str, Any]) -> bool:
    return says_something({field: value for field, value in thing.items() if field != "clave"})


def _leaf(value: Any, is_unknown: bool, *, is_text: bool) -> Any:
    """What was typed wins over "no se sabe"; an empty field is "not asked yet", and so is a box left unticked."""
    if value is False or (isinstance(value, str) and not value.strip()):
        value = None
    if value is None:
        return IGNORA if is_unknown else None
    return value if is_text or not isinstance(value, str) else _CHOICES.get(value, value)


def says_something(thing: Any) -> bool:
    """Whether anything was answered about a thing. What a screen keeps for itself says nothing."""
    if isinstance(thing, Mapping):
        return any(says_something(value) for name, value in thing.items() if not _is_a_mark(name))
    return known(thing)


def _is_a_mark(name: str) -> bool:
    return name in ("anexo", "aparte", "en_lista") or name.startswith("vio_")


def _reshaped(model: type[Part], answers: Answers) -> dict[str, Any]:
    """Fields that a screen asks in another shape than the record keeps."""
    if model is Momento and answers.get("aproximada") is True:
        return _as_known(answers)
    if issubclass(model, Persona) and answers.get("edad") in (None, "") and answers.get("edad_dicha"):
        return {"edad": answers["edad_dicha"]}
    if model is Asamblea:
        return {"representantes": [_representante(line) for line in _lines(answers.get("representantes") or "")]}
    return {}


def _as_known(answers: Answers) -> dict[str, Any]:
    """Whoever does not know the day may know the month, or between which days or hours: then nothing is approximate."""
    if (month := answers.get("mes")) and not answers.get("fecha"):
        return {"fecha": month}
    return {} if answers.get("hasta") or answers.get("hora_hasta") else {"precision": Precision.APROXIMADA}


def _representante(line: str) -> dict[str, str]:
    """ "Juana Aguilar, comité" -> her name and her charge."""
    nombre, _, cargo = (part.strip() for part in line.partition(","))
    return {"nombre": nombre, "cargo": cargo} if cargo else {"nombre": nombre}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


_OWN = ("detencion", "paradero", "imposibilidad")


def _of_her_own(quejosa: dict[str, Any], answered: Mapping[str, Any], first: Mapping[str, Any]) -> dict[str, Any]:
    """What she has of her own, whole, when something else befell her; when it was the same, what the first has."""
    if "igual" not in answered:
        return quejosa
    rest = {name: value for name, value in quejosa.items() if name not in (*_OWN, "como")}
    if answered["igual"] == "no":
        taken = quejosa.get("detencion", {})
        own = {"detencion": {"ocurrio": False} if taken.get("ocurrio") is False else taken, "paradero": {}}
        return rest | own | {name: quejosa[name] for name in _OWN[1:] if name in quejosa}
    apart = answered["igual"] == "si" and any(name in first for name in (*_OWN, "como"))
    return rest | ({"como": first.get("como") or first["clave"]} if apart else {})


def _whose(answers: Answers, quejosas: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The acts, and to whom each was done, where something else befell somebody."""
    told = answers.get("quejosas") or ()
    same = [said.get("igual") for said in told[1:]]
    all_alike = False if "no" in same else True if same and set(same) == {"si"} else None
    return {"actos": _acts(answers, quejosas)} | ({} if all_alike is None else {"a_todas_igual": all_alike})


def _acts(answers: Answers, quejosas: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One act for each box ticked, with what was said of it, if anything, and of whom."""
    described, keys = (answers.get(f"{name}_del_acto") or {} for name in ("descripcion", "claves"))
    unknown = answers.get("vio", {}).get("actos_detalle") is False
    return [
        {
            "clave": keys.get(box, ""),
            "tipo": TipoActo.ART22 if box in ART22 else box,
            "a_quienes": people,
            "descripcion": _leaf(described.get(box), unknown, is_text=True),
            "modalidad": ART22.get(box),
        }
        for box, people in _to_whom(answers, quejosas).items()
    ]


def _to_whom(answers: Answers, quejosas: list[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Each act, with the keys of those to whom it was done; none: to all. One that was done to nobody is none."""
    of_all = ticked(answers.get("tipos_de_acto"))
    each = [_befell(n, answers, quejosas) for n in range(len(quejosas))]
    if all(acts == of_all for acts in each):
        return {tipo: [] for tipo in of_all}
    people = {
        tipo: [quejosa["clave"] for quejosa, acts in zip(quejosas, each, strict=True) if tipo in acts]
        for tipo in dict.fromkeys(chain(of_all, *each))
    }
    return {tipo: whom for tipo, whom in people.items() if whom}


def _befell(place: int, answers: Answers, quejosas: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """What was done to her: by her own boxes, when it was otherwise; what befell the first, when it was the same; else
    what the boxes of all say, but for what was told of others alone.
    """
    said = answers["quejosas"][place]
    if said.get("igual") == "no" and (boxes := ticked(said.get("le_hicieron"))):
        return boxes
    if said.get("igual") == "si" and place:
        return _befell(0, answers, quejosas)
    before = answers.get("quienes_del_acto") or {}
    named = {tipo: str(before.get(tipo, "")).split() for tipo in ticked(answers.get("tipos_de_acto"))}
    return tuple(tipo for tipo, whom in named.items() if not whom or quejosas[place]["clave"] in whom)
