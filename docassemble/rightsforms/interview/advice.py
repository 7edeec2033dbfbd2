"""What follows from the answers: what to do first and until when, which filings fit, what they still lack."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from .. import engine, spoken_time
from ..errors import RecordError
from ..filings import Addressee, Deadline, Door, Falta, Filing, Reason, Step
from ..record import Riesgo, called
from .session import caso, conclusions, now

__all__ = [
    "against_the_community",
    "by_level",
    "carry_to",
    "chosen_filings",
    "ending_deadlines",
    "first_steps",
    "has_passed",
    "impossible",
    "indispensable",
    "is_risky",
    "later_steps",
    "left",
    "limits_of",
    "missing",
    "next_deadline",
    "not_to_do",
    "offered_filings",
    "only_threats",
    "other_filings",
    "reasons_not_to_file",
    "received_at",
    "reminders",
    "to_be_seen_first",
    "until",
    "waiting_deadlines",
    "whom",
]

_LATER_ON = 3  # the rank of a step that can wait for weeks
COMUNITARIA = "autoridad_comunitaria"
_SOON = 4  # days: beyond them a time limit is for the list, not for the first glance


def first_steps() -> list[tuple[int, Step]]:
    """What to do first, five steps at most, with their numbers."""
    return [*enumerate(conclusions().advice.primero, start=1)]


def later_steps() -> list[tuple[bool, list[tuple[int, Step]]]]:
    """The steps after those, with their numbers: those that come next, and apart from them those that can wait."""
    advice = conclusions().advice
    rest = [*enumerate(advice.pasos, start=1)][len(advice.primero) :]
    return [(can_wait, list(group)) for can_wait, group in groupby(rest, key=lambda item: item[1].rango == _LATER_ON)]


def whom(what: Step | Deadline) -> str:
    """For whom it is, where it is not for everybody."""
    return ", ".join(called(caso(), what.quienes)) if what.quienes else ""


def not_to_do() -> tuple[str, ...]:
    return conclusions().advice.evite


def to_be_seen_first() -> str:
    """What presses most, in one sentence; empty when nothing does."""
    headline = conclusions().headline
    return spoken_time.headline_words(headline) if headline else ""


def until(deadline: Deadline) -> str:
    """When it ends, as people say it; empty when nobody knows."""
    return spoken_time.moment(deadline.vence, now()) if deadline.vence else ""


def left(deadline: Deadline) -> str:
    return spoken_time.left(deadline, now())


def carry_to(filing: Filing) -> str:
    """Who receives it, in plain words, with the municipality; empty for what is handed to nobody."""
    return _in_words(engine.addressee(caso(), filing.id))


def received_at(door: Door) -> str:
    """The same, of where to go tonight."""
    return _in_words(door.recibe)


def _in_words(found: Addressee | None) -> str:
    return f"{found.destino.llano} {found.lugar}".strip() if found else ""


def ending_deadlines() -> tuple[Deadline, ...]:
    """The time limits whose end is known, those that have passed included: an authority has then broken one."""
    return tuple(d for d in conclusions().deadlines if d.vence and not d.recordatorio)


def reminders() -> tuple[Deadline, ...]:
    """Days to remember, weeks or months from now."""
    return tuple(d for d in conclusions().deadlines if d.vence and d.recordatorio)


def waiting_deadlines() -> tuple[Deadline, ...]:
    """Those that begin when something happens, or whose start nobody knows yet."""
    return tuple(deadline for deadline in conclusions().deadlines if not deadline.vence)


def has_passed(deadline: Deadline) -> bool:
    return deadline.has_passed(now())


def next_deadline() -> Deadline | None:
    """The one to see at once: within the next days."""
    soon = now() + timedelta(days=_SOON)
    return next((d for d in conclusions().deadlines if d.vence and not has_passed(d) and d.vence <= soon), None)


def offered_filings() -> tuple[Filing, ...]:
    """Every filing that fits the facts."""
    return conclusions().offered


def chosen_filings() -> tuple[Filing, ...]:
    """Those that were chosen and still fit; those to begin with while nobody chose."""
    return conclusions().chosen


def other_filings() -> tuple[Filing, ...]:
    """What the same answers can also write."""
    chosen = chosen_filings()
    return tuple(filing for filing in offered_filings() if filing not in chosen)


def limits_of(filing: Filing) -> tuple[str, ...]:
    """The time limits that go with a filing and run, or will, in this case: in plain sentences, each once."""
    return tuple(dict.fromkeys(limit.que for limit in conclusions().deadlines if limit.id in filing.plazos))


def missing(filing: Filing | None = None) -> tuple[Falta, ...]:
    """What one filing lacks, or all the chosen ones, each fact once."""
    return conclusions().missing(*([filing] if filing else chosen_filings()))


def indispensable(filing: Filing | None = None) -> tuple[Falta, ...]:
    """Without these, whoever receives it cannot act."""
    return tuple(falta for falta in missing(filing) if falta.row.nivel == "indispensable")


def by_level(faltas: tuple[Falta, ...]) -> list[tuple[str, list[Falta]]]:
    """What is missing, the indispensable apart from what may wait."""
    return [(level, list(group)) for level, group in groupby(faltas, key=lambda falta: falta.row.nivel)]


def impossible() -> tuple[RecordError, ...]:
    """Answers that cannot be true together; `where` is the path of the one to look at."""
    return conclusions().impossible


def reasons_not_to_file() -> tuple[Reason, ...]:
    """Why an attorney must decide on the amparo first; the answers are kept all the same."""
    return conclusions().reasons_not_to_file


def against_the_community() -> bool:
    """True when an authority of the community takes part: its warning comes before the documents."""
    return any(autoridad.corporacion == COMUNITARIA for autoridad in caso().autoridades)


def is_risky() -> bool:
    """By what was said, filing may bring harm soon: then keeping the facts comes before a draft."""
    told = caso().proteccion
    return told.represalia == Riesgo.ALTO or told.peligro_inminente is True


def only_threats() -> bool:
    """Nobody was taken: it makes no sense to ask where the person is."""
    case = caso()
    return (
        not case.actos
        and bool(case.situaciones)
        and not {"sin_atencion_medica", "muerte_en_custodia"} & {str(situacion) for situacion in case.situaciones}
    )
