"""What the engine and the law say of the case, in rows that a page prints as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .. import engine
from ..errors import RecordError
from ..filings import Deadline, Falta, Filing, Reading, Step
from ..law import Citas
from ..record import Caso, called, contradictions
from .record_rows import owner

_ON_THE_SHEET = 3  # deadlines of the summary: it is one page
_NEEDED = "indispensable"


def consultation(reading: Reading, ids: tuple[str, ...], doubt: str) -> dict[str, Any]:
    """Everything that follows from the facts: flags, clocks, gaps, reasons, the review."""
    caso, codes = reading.caso, set[str]()
    cite = _citer(reading, doubt, codes)
    advice, missing = engine.advice(caso), engine.missing(caso, ids)
    found = {
        **_clocks(engine.deadlines(caso), caso),
        **_filings(caso, ids, advice.pasos, cite),
        "faltas": _gaps(missing),
        "cuantas_faltan": len(missing),
        "indispensables": sum(fact.row.nivel == _NEEDED for fact in missing),
        "banderas": _flags(reading, cite),
        "revision": _review(reading, cite),
        "argumentos": [step for step in advice.pasos if step.argumento or step.por_confirmar],
        "evite": [words.rstrip(".") for words in advice.evite],
        "contradicciones": [RecordError(c.code, c.path, **c.values).what for c in contradictions(caso)],
    }
    day = reading.law.compared_until(codes, reading.on)
    return found | {"leyes_comparadas": f"{day:%d/%m/%Y}" if day else ""}


type _Cite = Callable[[Citas], str]


def _citer(reading: Reading, doubt: str, codes: set[str]) -> _Cite:
    """These pages carry no comments: a text that was not read is marked behind its citation. `codes`: laws cited."""

    def cite(citas: Citas) -> str:
        codes.update(citas)
        return "; ".join(f"{cita.text} {doubt}" if cita.warning else cita.text for cita in reading.cite(citas))

    return cite


def _clocks(deadlines: Iterable[Deadline], caso: Caso) -> dict[str, Any]:
    """On the first sheet those still to come, then those that an authority let pass."""
    running = [_clock(deadline, caso) for deadline in deadlines if deadline.vence]
    waiting = [_what(deadline, caso) | {"corre": deadline.corre} for deadline in deadlines if not deadline.vence]
    first = sorted(running, key=lambda row: bool(row["paso"]))[:_ON_THE_SHEET]
    return {"plazos": running, "plazos_primeros": first, "en_espera": waiting}


def _clock(deadline: Deadline, caso: Caso) -> dict[str, Any]:
    return _what(deadline, caso) | {
        "vence": f"{deadline.vence:%d/%m/%Y %H:%M}",
        "tentativo": deadline.tentativo,
        "recordatorio": deadline.recordatorio,
        "paso": deadline.has_passed(caso.informacion_hasta),
    }


def _what(deadline: Deadline, caso: Caso) -> dict[str, Any]:
    return {"que": deadline.que, "porque": deadline.porque, "para": ", ".join(called(caso, deadline.quienes))}


def _filings(caso: Caso, ids: tuple[str, ...], steps: Iterable[Step], cite: _Cite) -> dict[str, Any]:
    others = (filing for filing in engine.offered(caso) if filing.id not in ids)
    return {
        "escritos": [_filing(caso, engine.filing(filing_id), steps, cite) for filing_id in ids],
        "otros": [{"titulo": filing.titulo, "resumen": filing.resumen} for filing in others],
    }


def _filing(caso: Caso, filing: Filing, steps: Iterable[Step], cite: _Cite) -> dict[str, Any]:
    """The reason is that of the step which this filing carries out; on the summary, without its articles."""
    step = next((step for step in steps if step.escrito == filing.id), None)
    reason, short = filing.resumen, filing.resumen
    if step:
        reason, short = (f"{step.que}. Porque: {why}." for why in (step.porque, step.hechos[0]))
    return {
        "titulo": filing.titulo,
        "archivo": filing.archivo,
        "razon": reason,
        "resumida": short,
        "quien": filing.quien,
        "forma": filing.forma,
        "porque": cite(filing.fundamento),
        "indispensables": sum(row.nivel == _NEEDED for row in engine.gaps(caso, filing.id)),
        "exclusiones": engine.exclusions(caso, filing.id),
    }


def _gaps(facts: Iterable[Falta]) -> list[dict[str, Any]]:
    """The same fact of several people in one row: a mass arrest would fill pages."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for fact in facts:
        row = fact.row
        asked = (row.label[:1].upper() + row.label[1:], row.nivel.capitalize(), row.pregunta)
        whose = found.setdefault((*asked, f"{row.porque}: {', '.join(fact.titulos)}"), [])
        whose += owner(row.path)
    names = ("dato", "nivel", "pregunta", "porque")
    return [dict(zip(names, row, strict=True)) | {"de": _listed(whose)} for row, whose in found.items()]


def _listed(owners: list[tuple[str, str]]) -> str:
    """ "Persona afectada 1, 2, 3"; empty for what the case has once."""
    by_name: dict[str, list[str]] = {}
    for name, number in owners:
        by_name.setdefault(name, []).append(number)
    return "; ".join(f"{name} {', '.join(numbers)}" for name, numbers in by_name.items())


def _flags(reading: Reading, cite: _Cite) -> list[dict[str, str]]:
    fitting = (row for row in reading.law.banderas if reading.fits(row.cuando))
    return [{"dice": row.dice, "porque": cite(row.fundamento)} for row in fitting]


def _review(reading: Reading, cite: _Cite) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "pregunta": row.pregunta,
            "porque": cite(row.fundamento),
            "respuestas": [answer.dice for answer in row.respuestas if reading.fits(answer.cuando)],
        }
        for row in reading.law.revision
    ]
