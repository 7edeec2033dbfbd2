"""The rows of law that a filing prints, and who it is addressed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from ..assembly.answers import Answer, written
from ..assembly.document import Text
from ..filings import Addressee, Filing, Reading, addressee, clock
from ..law.models import Renglon
from .citations import Citations

_TWO_HOURS = timedelta(hours=2)  # before that nobody counts


def law_rows(reading: Reading, filing: Filing, citations: Citations) -> Mapping[str, Any]:
    """The tables that the filing prints, and no other: what is looked up here counts as cited."""
    law, held, ante = reading.law, reading.traits, filing.destinatario or ""
    apart: dict[str, Callable[[], Any]] = {
        "preceptos": lambda: citations.each(law.preceptos_de(held, ante)),
        "suplencia": lambda: citations.one(law.suplencia_de(held)),
        "limites": lambda: _limits(reading, citations),
    }

    def rows(name: str) -> Any:
        return apart[name]() if name in apart else _rows(law.tabla(name, held, ante), citations)

    return {name: rows(name) for name in filing.tablas}


def _limits(reading: Reading, citations: Citations) -> list[Mapping[str, Any]]:
    """What a petition may claim of the clock: how long it has gone on, and when the limit ends or ended."""
    now = reading.caso.informacion_hasta
    return [
        {
            "alega": Text(deadline.alega or ""),
            "salvo": Text(deadline.salvo) if deadline.salvo else "",
            "fundamento": citations.one(reading.law.plazo(deadline.id, day := deadline.inicia.date()).fundamento, day),
            "horas": Text(str(int((now - deadline.inicia).total_seconds()) // 3600)),
            "desde": deadline.desde,
            "vencido": deadline.has_passed(now),
            "dia": Text(written(deadline.vence.date())),
            "hora": Text(written(deadline.vence.time())),
        }
        for deadline in clock(reading)
        if deadline.can_be_sworn and deadline.inicia and deadline.vence and now - deadline.inicia > _TWO_HOURS
    ]


def _rows(rows: Iterable[Renglon], citations: Citations) -> list[Mapping[str, Any]]:
    """What each row says, and its articles; "" for one that rests on a text not read."""
    return [
        {
            "id": row.id,
            "dice": Text(row.dice, comment=row.nota),
            "fundamento": citations.one(row.fundamento) if row.fundamento else "",
        }
        for row in rows
    ]


def addressed(reading: Reading, filing: Filing, citations: Citations) -> Mapping[str, Any]:
    """`destino`, for a filing that goes to somebody."""
    if filing.destinatario is None:
        return {}
    return {"destino": _destino(addressee(reading, filing.destinatario), citations)}


def _destino(to: Addressee, citations: Citations) -> Mapping[str, Any]:
    return {
        "encabezado": Text(to.destino.encabezado, comment=to.destino.nota),
        "lugar": Answer(to.lugar, to.path) if to.lugar else "",
        "remate": Text(to.destino.remate),
        "fundamento": citations.one(to.destino.fundamento),
        "ley_local": to.destino.ley_local,
        "auxilio": to.destino.auxilio,
    }
