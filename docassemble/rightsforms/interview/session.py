"""The session: its answers as plain data, and the case they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from docassemble.base.functions import get_user_dict, this_thread
from docassemble.base.util import DADict, DAList, DAObject

from .. import here
from ..record import Caso
from .bridge import caso_from
from .conclusions import Conclusiones

__all__ = ["local_moment"]  # what the interview calls

_ROOTS = (
    "identidad", "claves", "a_todas_igual", "claves_del_acto", "quienes_del_acto",
    "practica", "situaciones", "situaciones_de", "por_su_religion",
    "peligro_ahora", "quejosas", "hay_mas_quejosas", "cuantas_mas", "promovente", "tipos_de_acto",
    "descripcion_del_acto",
    "corporaciones", "autoridades", "detencion", "paradero", "imposibilidad", "hechos", "gestiones", "pruebas",
    "copromoventes", "autorizadas", "interprete", "amparo_previo", "presentacion", "vio",
    "proteccion", "atencion", "comunidad", "acto_colectivo", "asamblea", "testimonios", "poder", "publicacion",
    "escritos_elegidos",
)  # fmt: skip
_KEPT = "rightsforms conclusions"
_ITS_OWN = ("instanceName", "attrList", "has_nonrandom_instance_name")  # what docassemble hangs on every object


def answers() -> dict[str, Any]:
    """The answers so far, named as the record names them."""
    return answers_in(get_user_dict())


def answers_in(variables: Mapping[str, Any]) -> dict[str, Any]:
    """The same, of stored variables."""
    return {name: plain(variables[name]) for name in _ROOTS if name in variables}


def plain(value: Any) -> Any:
    """docassemble's objects as dicts and lists."""
    if not isinstance(value, DAObject):
        return value  # nearly all of them: the other questions take longer to put
    if isinstance(value, DAList):
        return [plain(item) for item in value.elements]
    if isinstance(value, DADict):
        return {key: plain(item) for key, item in value.elements.items()}
    return {key: plain(item) for key, item in vars(value).items() if key not in _ITS_OWN}


def caso() -> Caso:
    """The case as it stands now."""
    return conclusions().caso


def conclusions() -> Conclusiones:
    """What follows from the answers as they stand. While none changes, a page works it out once.

    docassemble empties `misc` with every request; within one, an answer that changes makes them anew.
    """
    given, moment = answers(), now()
    kept = this_thread.misc.get(_KEPT)
    if kept is None or kept[:2] != (given, moment):
        kept = this_thread.misc[_KEPT] = (given, moment, Conclusiones(caso_from(given, moment)))
    return kept[2]  # type: ignore[no-any-return]


def local_moment() -> str:
    """Day and hour as people here write them."""
    return f"{now():%d/%m/%Y, %H:%M}"


def now() -> datetime:
    """To the minute, as a petition tells it, by the clock of the place."""
    return here.now().replace(second=0, microsecond=0)


def today() -> date:
    return now().date()
