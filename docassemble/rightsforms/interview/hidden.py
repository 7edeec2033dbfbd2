"""Fields that their screen hides because of another answer: what was typed there before says nothing now.

The same conditions stand in the interviews, as `js show if`; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A field is asked while the answer `of` is one of `values`, is empty (`when_empty`), or is a number below `below`.

    `of` is a path; its `*` stands for the same place of the list as that of the field.
    """

    of: str
    values: tuple[str, ...] = ()
    when_empty: bool = False
    below: int | None = None

    def fits(self, value: Any) -> bool:
        if value is None or value is False or value in ("", "no"):  # a box that is not ticked, however it arrives
            return self.when_empty or bool(self.values)  # of a choice not yet made nothing follows
        if self.below is not None:
            return not isinstance(value, int) or value < self.below
        return str(value) in self.values  # a box that is ticked is "True"


_MAY_BE_HELD = ("conocido", "negado", "desconocido")  # by others, in a place that is known or thought of
_NOT_EXACT = Condition("detencion.momento.aproximada", ("True",))
_LAST_NOT_EXACT = Condition("detencion.ultimo_contacto.aproximada", ("True",))
_APART_NOT_EXACT = Condition("quejosas.*.detencion.momento.aproximada", ("True",))
_FACT_NOT_EXACT = Condition("hechos.*.momento.aproximada", ("True",))
_KNOWN_PLACE = Condition("paradero.estado", ("conocido",))
_THERE_ARE_MORE = Condition("quejosas.*.hay_mas", ("True",))
_OTHERWISE = Condition("quejosas.*.igual", ("no",))
_TAKEN_APART = Condition("quejosas.*.detencion.ocurrio", ("si",))
_HELD_APART = Condition("quejosas.*.paradero.estado", ("conocido",))
_MINOR_WITNESS = Condition("testimonios.*.declarante.edad", when_empty=True, below=18)
CONDITIONS: Mapping[str, Condition] = {
    "quejosas.*.menor_de_edad": Condition("quejosas.*.edad", when_empty=True),
    "quejosas.*.mas_nombres": _THERE_ARE_MORE,
    "quejosas.*.mas_sin_nombre": _THERE_ARE_MORE,
    "quejosas.*.detencion.ocurrio": _OTHERWISE,
    "quejosas.*.paradero.estado": _OTHERWISE,
    "quejosas.*.le_hicieron": _OTHERWISE,
    "quejosas.*.imposibilidad": _OTHERWISE,
    "quejosas.*.detencion.momento.fecha": _TAKEN_APART,
    "quejosas.*.detencion.momento.hora": _TAKEN_APART,
    "quejosas.*.detencion.momento.aproximada": _TAKEN_APART,
    "quejosas.*.detencion.momento.mes": _APART_NOT_EXACT,
    "quejosas.*.detencion.momento.hasta": _APART_NOT_EXACT,
    "quejosas.*.detencion.momento.hora_hasta": _APART_NOT_EXACT,
    "quejosas.*.detencion.lugar.municipio": _TAKEN_APART,
    "quejosas.*.detencion.lugar.descripcion": _TAKEN_APART,
    "quejosas.*.paradero.lugar": Condition("quejosas.*.paradero.estado", _MAY_BE_HELD),
    "quejosas.*.detencion.estatus": _HELD_APART,
    "cuantas_mas": Condition("hay_mas_quejosas", ("si",)),
    "detencion.momento.mes": _NOT_EXACT,
    "detencion.momento.hasta": _NOT_EXACT,
    "detencion.momento.hora_hasta": _NOT_EXACT,
    "detencion.ultimo_contacto.mes": _LAST_NOT_EXACT,
    "detencion.ultimo_contacto.hasta": _LAST_NOT_EXACT,
    "detencion.ultimo_contacto.hora_hasta": _LAST_NOT_EXACT,
    "hechos.*.momento.mes": _FACT_NOT_EXACT,
    "hechos.*.momento.hasta": _FACT_NOT_EXACT,
    "hechos.*.momento.hora_hasta": _FACT_NOT_EXACT,
    "hechos.*.fuente": Condition("hechos.*.origen", ("me_contaron", "documento")),
    "paradero.lugar": Condition("paradero.estado", _MAY_BE_HELD),
    "paradero.fuente": Condition("paradero.estado", ("conocido", "negado")),
    "detencion.estatus": _KNOWN_PLACE,
    "promovente.relacion": Condition("promovente.es_la_quejosa", when_empty=True),
    "copromoventes.*.firma_a_ruego": Condition("copromoventes.*.firma", ("huella",)),
    "testimonios.*.autoriza": _MINOR_WITNESS,
    "testimonios.*.acompana": _MINOR_WITNESS,
    "testimonios.*.procuraduria_avisada": _MINOR_WITNESS,
}
_PLACE = re.compile(r"(?<=\.)\d+(?=\.)")


def without_hidden(answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers, but for those that no screen shows any more."""
    return _mapping(answers, "", answers)


def _mapping(value: Mapping[str, Any], path: str, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: _inside(inner, f"{path}{name}", answers)
        for name, inner in value.items()
        if not _is_hidden(f"{path}{name}", answers)
    }


def _inside(value: Any, path: str, answers: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return _mapping(value, f"{path}.", answers)
    if isinstance(value, list):
        return [_inside(thing, f"{path}.{place}", answers) for place, thing in enumerate(value)]
    return value


def _is_hidden(path: str, answers: Mapping[str, Any]) -> bool:
    condition = CONDITIONS.get(_PLACE.sub("*", path))
    if condition is None:
        return False
    place = _PLACE.search(path)
    return not condition.fits(_said(answers, condition.of.replace("*", place[0] if place else "*")))


def _said(answers: Mapping[str, Any], path: str) -> Any:
    value: Any = answers
    for name in path.split("."):
        if isinstance(value, list):
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value
