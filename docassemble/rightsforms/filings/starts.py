"""From when a thing runs: the day somebody was taken, the day it began."""

from __future__ import annotations

from datetime import datetime

from ..record import Caso, ClaseGestion, Estatus, Momento, Precision, TipoActo, is_printable, known

_TAKING = frozenset({TipoActo.LIBERTAD, TipoActo.DESAPARICION})


def taken(caso: Caso) -> Momento:
    """When somebody was taken. Where nobody knows the day, the last word of her stands for it, told as approximate."""
    told, last = caso.detencion.momento, caso.detencion.ultimo_contacto
    if known(last.fecha) and (not known(told.fecha) or _may_be_later(told, last)):
        return last.model_copy(update={"precision": Precision.APROXIMADA})
    return told


def began(caso: Caso) -> Momento:
    """What is complained of: not of an arrest that a judge ordered; then the first that is told with its day."""
    when, custody = taken(caso), caso.detencion
    ordered = custody.estatus == Estatus.JUEZ_O_PRISION or custody.orden_judicial is True
    if known(when.fecha) and (not ordered or any(acto.tipo in _TAKING for acto in caso.actos)):
        return when
    dated = [hecho.momento for hecho in caso.hechos if is_printable(hecho)] + [caso.atencion.desde]
    known_days = [momento for momento in dated if momento.earliest]
    return min(known_days, key=lambda momento: momento.earliest or datetime.max, default=when)


def filed(caso: Caso) -> Momento:
    """When the amparo was handed in: now, or the one that others handed in before."""
    before = (step.momento for step in caso.gestiones if step.clase == ClaseGestion.AMPARO and step.negaron is not True)
    now = caso.presentacion.presentado
    return now if known(now.fecha) else next((moment for moment in before if moment.earliest), now)


def _may_be_later(told: Momento, last: Momento) -> bool:
    """Of a month, or between two days, only what is not before the last word of her can be the day."""
    if told.is_exact or not (told.earliest and told.latest and last.earliest):
        return False
    return told.earliest < last.earliest <= told.latest
