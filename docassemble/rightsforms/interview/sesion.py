"""The session: its answers as plain data, the case they make, and the documents written from it.

Documents are dated by the moment they were last asked for. While no answer changes, neither do they.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NoReturn

from docassemble.base.util import DADict, DAList, DAObject, all_variables, response

from .. import engine
from ..filings import Advice, Deadline, Filing, GapRow
from ..record import Caso, Contradiction, contradictions
from .bridge import caso_from
from .tipos import CHIAPAS

__all__ = [
    "against_the_community",
    "deliver",
    "ending_deadlines",
    "filename",
    "first_steps",
    "fix_moment",
    "has_passed",
    "impossible",
    "local_moment",
    "missing",
    "next_deadline",
    "other_filings",
    "reasons_not_to_file",
    "waiting_deadlines",
]

FILING = "amparo_art15"
_CONTENT_TYPES: dict[engine.Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_SOON = 4  # days: beyond them a time limit is for the list, not for the first glance
_WEIGHT = {"indispensable": 0, "recomendado": 1, "opcional": 2}
COMUNITARIA = "autoridad_comunitaria"
_ROOTS = (
    "practica", "situaciones", "por_su_religion", "modalidad",
    "peligro_ahora", "quejosas", "hay_mas_quejosas", "promovente", "tipos_de_acto", "descripcion_del_acto",
    "corporaciones", "autoridades", "detencion", "paradero", "imposibilidad", "hechos", "gestiones", "pruebas",
    "autorizadas", "interprete", "amparo_previo", "presentacion", "vio",
)  # fmt: skip
_ITS_OWN = ("instanceName", "attrList", "has_nonrandom_instance_name")  # what docassemble hangs on every object


def answers() -> dict[str, Any]:
    """The answers so far, named as the record names them."""
    session = all_variables(simplify=False)
    return {name: plain(session[name]) for name in _ROOTS if name in session}


def plain(value: Any) -> Any:
    """docassemble's objects as dicts and lists."""
    if isinstance(value, DAList):
        return [plain(item) for item in value.elements]
    if isinstance(value, DADict):
        return {key: plain(item) for key, item in value.elements.items()}
    if isinstance(value, DAObject):
        return {key: plain(item) for key, item in vars(value).items() if key not in _ITS_OWN}
    return value


def caso() -> Caso:
    """The case as it stands now."""
    return caso_from(answers(), _now())


def missing() -> tuple[GapRow, ...]:
    """What is missing, the indispensable first."""
    return tuple(sorted(engine.gaps(caso(), FILING), key=lambda gap: _WEIGHT[gap.nivel]))


def impossible() -> tuple[Contradiction, ...]:
    """Answers that cannot be true together, each with the path of the one to look at."""
    return tuple(contradictions(caso()))


def first_steps() -> Advice:
    """What to do first, and what not to do."""
    return engine.advice(caso())


def ending_deadlines() -> tuple[Deadline, ...]:
    """The time limits whose end is known, those that have passed included: an authority has then broken one."""
    return tuple(deadline for deadline in engine.deadlines(caso()) if deadline.vence)


def waiting_deadlines() -> tuple[Deadline, ...]:
    """Those that begin when something happens, or whose start nobody knows yet."""
    return tuple(deadline for deadline in engine.deadlines(caso()) if not deadline.vence)


def has_passed(deadline: Deadline) -> bool:
    return deadline.has_passed(_now())


def next_deadline() -> Deadline | None:
    """The one to see at once: within the next days."""
    soon = _now() + timedelta(days=_SOON)
    return next((d for d in ending_deadlines() if d.vence and not has_passed(d) and d.vence <= soon), None)


def reasons_not_to_file() -> tuple[engine.Reason, ...]:
    """Why an attorney must decide first; the answers are kept all the same."""
    return engine.exclusions(caso(), FILING)


def against_the_community() -> bool:
    """True when an authority of the community takes part: its warning comes before the documents."""
    return any(autoridad.corporacion == COMUNITARIA for autoridad in caso().autoridades)


def fix_moment(escritos: DAObject) -> None:
    """Date the documents: anew when an answer changed, else as before, so that the same answers give the same bytes."""
    mark = _mark(answers())
    if getattr(escritos, "huella", None) != mark:
        escritos.informacion_hasta = _now()
        escritos.huella = mark


def filename(extension: engine.Format, filing_id: str = FILING) -> str:
    return engine.filename(filing_id, extension)


def other_filings() -> tuple[Filing, ...]:
    """What the same answers can also write, because the facts are those it is for."""
    case = caso()
    return tuple(f for f in engine.filings() if f.id != FILING and engine.fits(case, f.id))


def deliver(escritos: DAObject, extension: str, filing_id: str) -> NoReturn:
    """Write a document and hand it over. It is made on its way out and never stands on the server's disk."""
    fmt = next(known for known in _CONTENT_TYPES if known == extension)
    fix_moment(escritos)
    document = engine.draft(caso_from(answers(), escritos.informacion_hasta), filing_id)
    response(binaryresponse=engine.write(document, fmt), content_type=_CONTENT_TYPES[fmt])
    raise AssertionError("docassemble's response() raises")


def _mark(given: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()


def local_moment() -> str:
    """Day and hour as people here write them."""
    return f"{_now():%d/%m/%Y, %H:%M}"


def _now() -> datetime:
    """To the minute, as a petition tells it, in Chiapas time."""
    return datetime.now(CHIAPAS).replace(second=0, microsecond=0, tzinfo=None)
