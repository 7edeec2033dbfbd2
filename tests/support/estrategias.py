"""Any case there can be: hypothesis strategies read off the record's own models."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import EnumType
from types import UnionType
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin

from hypothesis import strategies as st

from docassemble.rightsforms.record import (
    IGNORA,
    Caso,
    Detencion,
    EdadDicha,
    Estatus,
    Momento,
    Part,
    Periodo,
    Persona,
    known,
)
from docassemble.rightsforms.record.claves import LETTERS

UNTIL = datetime(2026, 3, 14, 12, 0)
_FIXED = {
    *("id", "clave", "claves", "como", "persona", "a_quienes", "situaciones_de"),
    *("schema_version", "jurisdiccion", "informacion_hasta", "version", "practica", "documentos"),
}


def casos(texts: st.SearchStrategy[str], corporaciones: tuple[str, ...]) -> st.SearchStrategy[Caso]:
    """Cases in which every leaf is known, unknown or not asked, and no two of them contradict each other."""
    return _part(Caso, texts, corporaciones).map(_consistent)


def _consistent(caso: Caso) -> Caso:
    """People keep only the age, because one drawn by itself contradicts a birthday; nobody free is hidden."""
    witnesses = [t.model_copy(update={"declarante": _only_the_age(t.declarante)}) for t in caso.testimonios]
    people = [q.model_copy(update={"detencion": q.detencion and _held(q.detencion)}) for q in caso.quejosas]
    return caso.model_copy(
        update={
            "quejosas": tuple(map(_only_the_age, people)),
            "promovente": _only_the_age(caso.promovente),
            "copromoventes": tuple(map(_only_the_age, caso.copromoventes)),
            "detencion": _held(caso.detencion),
            "testimonios": tuple(witnesses),
            "informacion_hasta": UNTIL,
        }
    )


def _held(detencion: Detencion) -> Detencion:
    free = {"estatus": None} if detencion.estatus == Estatus.LIBRE else {}
    return detencion.model_copy(update={"puesta_a_disposicion": Momento(), **free})


def _only_the_age(persona: Persona) -> Persona:
    return persona.model_copy(update={"nacimiento": None, "menor_de_edad": None})


def _part(model: type[Part], texts: st.SearchStrategy[str], codes: tuple[str, ...]) -> st.SearchStrategy[Any]:
    fields = {}
    for name, field in model.model_fields.items():
        if name == "corporacion":
            fields[name] = st.sampled_from((None, IGNORA, *codes))
        elif name not in _FIXED:
            fields[name] = _value(field.annotation, texts, codes)
    if model is Caso:
        fields["informacion_hasta"] = st.just(UNTIL)
    made = st.builds(model, **fields)
    return made.map(_in_order) if model is Momento else made


def _in_order(momento: Momento) -> Momento:
    """No end without a beginning, and none before it."""
    start, end = momento.earliest, momento.latest
    if known(momento.fecha) and known(momento.hora) and start and end and start <= end:
        return momento
    return momento.model_copy(update={"hasta": None, "hora_hasta": None})


def _value(kind: Any, texts: st.SearchStrategy[str], codes: tuple[str, ...]) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(kind), [branch for branch in get_args(kind) if branch is not Ellipsis]
    match origin:
        case TypeAliasType():  # Leaf[T]
            return st.one_of(st.none(), st.just(IGNORA), _value(inner[0], texts, codes))
        case _ if origin is Annotated:
            return _value(inner[0], texts, codes)
        case _ if origin is Union:  # a day, or a month
            return st.one_of(*(_value(branch, texts, codes) for branch in inner))
        case _ if origin is UnionType:  # a piece that may be absent
            return st.one_of(st.none(), _value(inner[0], texts, codes))
        case _ if origin is tuple:
            return st.lists(_value(inner[0], texts, codes), max_size=3).map(tuple)
    return _plain(kind, texts, codes)


def _plain(kind: Any, texts: st.SearchStrategy[str], codes: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if isinstance(kind, EnumType):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and issubclass(kind, Part):
        return _part(kind, texts, codes)
    return _SIMPLE.get(kind, texts)


_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(0, 110),
    date: st.dates(date(2026, 1, 1), date(2026, 3, 13)),
    EdadDicha: st.sampled_from(["8 meses", "15 a 17 años", "unos 40 años"]).map(EdadDicha),
    Periodo: st.sampled_from(["2024", "2025-12", "2026-02"]).map(Periodo),
    time: st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
    datetime: st.just(UNTIL),
}


def without_keys(caso: Caso) -> Caso:
    """As it was before a file gave its keys."""
    lists = {name: tuple(i.model_copy(update={"clave": ""}) for i in getattr(caso, name)) for name in LETTERS}
    return caso.model_copy(update={**lists, "claves": {}})
