"""What follows from the answers: what to do first and until when, which filings fit, what they still lack."""

from __future__ import annotations

from datetime import timedelta

from .. import engine
from ..errors import RecordError
from ..filings import Advice, Deadline, Falta, Filing, Reason
from ..record import Caso, contradictions
from .sesion import caso, now

__all__ = [
    "against_the_community",
    "can_be_written",
    "chosen_filings",
    "ending_deadlines",
    "filing_choices",
    "first_choices",
    "first_steps",
    "has_passed",
    "impossible",
    "indispensable",
    "missing",
    "next_deadline",
    "offered_filings",
    "only_threats",
    "other_filings",
    "reasons_not_to_file",
    "waiting_deadlines",
]

AMPARO = "amparo_art15"
COMUNITARIA = "autoridad_comunitaria"
_SOON = 4  # days: beyond them a time limit is for the list, not for the first glance


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
    return deadline.has_passed(now())


def next_deadline() -> Deadline | None:
    """The one to see at once: within the next days."""
    soon = now() + timedelta(days=_SOON)
    return next((d for d in ending_deadlines() if d.vence and not has_passed(d) and d.vence <= soon), None)


def offered_filings() -> tuple[Filing, ...]:
    """Every filing that fits the facts."""
    return engine.offered(caso())


def can_be_written(filing_id: str | None) -> bool:
    """A step names the filing that carries it out; here and now it may not fit."""
    return any(filing.id == filing_id for filing in offered_filings())


def filing_choices() -> list[dict[str, str]]:
    """The same, as a screen offers them."""
    return [{filing.id: f"{filing.titulo}. {filing.resumen}"} for filing in offered_filings()]


def first_choices() -> list[str]:
    return [filing.id for filing in chosen_filings()]


def chosen_filings() -> tuple[Filing, ...]:
    """Those that were chosen and still fit; those to begin with while nobody chose."""
    return _chosen(caso())


def other_filings() -> tuple[Filing, ...]:
    """What the same answers can also write."""
    case = caso()
    chosen = _chosen(case)
    return tuple(filing for filing in engine.offered(case) if filing not in chosen)


def missing(filing: Filing | None = None) -> tuple[Falta, ...]:
    """What one filing lacks, or all the chosen ones, each fact once."""
    case = caso()
    return engine.missing(case, [each.id for each in ([filing] if filing else _chosen(case))])


def indispensable(filing: Filing | None = None) -> tuple[Falta, ...]:
    """Without these, whoever receives it cannot act."""
    return tuple(falta for falta in missing(filing) if falta.row.nivel == "indispensable")


def impossible() -> tuple[RecordError, ...]:
    """Answers that cannot be true together; `where` is the path of the one to look at."""
    return tuple(RecordError(found.code, found.path, **found.values) for found in contradictions(caso()))


def reasons_not_to_file() -> tuple[Reason, ...]:
    """Why an attorney must decide on the amparo first; the answers are kept all the same."""
    return engine.exclusions(caso(), AMPARO)


def against_the_community() -> bool:
    """True when an authority of the community takes part: its warning comes before the documents."""
    return any(autoridad.corporacion == COMUNITARIA for autoridad in caso().autoridades)


def only_threats() -> bool:
    """Nobody was taken: it makes no sense to ask where the person is."""
    case = caso()
    return not case.actos and bool(case.situaciones) and not {"sin_atencion_medica", "muerte_en_custodia"} & {
        str(situacion) for situacion in case.situaciones
    }


def _chosen(case: Caso) -> tuple[Filing, ...]:
    offered = engine.offered(case)
    chosen = tuple(f for f in offered if f.id in case.documentos) or engine.recommended(case)
    if chosen or engine.exclusions(case, AMPARO):
        return chosen
    return (engine.filing(AMPARO),)  # nothing was told yet: a draft full of gaps is worth more than none
