"""`rightsforms triage`: what to do first and until when, on paper, for a machine or for a calendar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict

from .. import engine
from ..filings import Deadline, Door, Step
from ..record import Caso, called, digest
from ..spoken_time import headline_words
from .cases import DONE, case_arguments, read_case
from .directory import office_lines, offices_for
from .words import say


def add_triage(parser: argparse.ArgumentParser) -> None:
    case_arguments(parser)
    parser.add_argument("--ics", action="store_true", help=say("ics"))
    parser.set_defaults(run=_triage)


def _triage(arguments: argparse.Namespace) -> int:
    caso = read_case(arguments.case)
    if arguments.ics:
        from ..ics import to_ics  # only a calendar needs the library of calendars

        sys.stdout.buffer.write(to_ics(engine.deadlines(caso), caso.informacion_hasta, digest(caso)))
    elif arguments.json:
        print(json.dumps(_data(caso), ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join(_page(caso)))
    return DONE


def _data(caso: Caso) -> dict[str, object]:
    return {
        "titular": asdict(headline) if (headline := engine.headline(caso)) else None,
        **asdict(engine.advice(caso)),
        "donde": [door.puerta.model_dump(exclude={"cuando", "fundamento"}) for door in engine.doors_tonight(caso)],
        "llame": [office.model_dump(exclude={"cuando", "fundamento"}) for office in offices_for(caso)],
        "reloj": [asdict(deadline) for deadline in engine.deadlines(caso)],
    }


def _page(caso: Caso) -> list[str]:
    advice = engine.advice(caso)
    headline = engine.headline(caso)
    return [
        *([headline_words(headline), ""] if headline else []),
        say("triage_haga"),
        *(_step(number, step, caso) for number, step in enumerate(advice.pasos, 1)),
        "",
        *_doors(caso),
        *_calls(caso),
        say("triage_evite"),
        *(f"  - {words}" for words in advice.evite),
        "",
        say("triage_reloj"),
        *_clock(caso),
    ]


def _doors(caso: Caso) -> list[str]:
    lines = [_door(door) for door in engine.doors_tonight(caso)]
    return [say("triage_donde"), *lines, ""] if lines else []


def _door(door: Door) -> str:
    found, told = door.recibe, door.puerta
    place = f"{found.destino.llano} {found.lugar}".strip()
    return say("triage_puerta", titulo=told.titulo, quien=place, hora=told.hora, lleve=told.lleve, diga=told.diga)


def _calls(caso: Caso) -> list[str]:
    today = caso.informacion_hasta.date()
    lines = [f"  {line}" for office in offices_for(caso) for line in office_lines(office, today)]
    return [say("triage_llame"), *lines, ""] if lines else []


def _clock(caso: Caso) -> list[str]:
    deadlines = engine.deadlines(caso)
    return [_deadline(deadline, caso) for deadline in deadlines] or [say("reloj_vacio")]


def _for_whom(claves: Iterable[str], caso: Caso) -> list[str]:
    """Nothing when it is for everybody."""
    names = called(caso, claves)
    return [say("triage_para", quienes=", ".join(names))] if names else []


def _step(number: int, step: Step, caso: Caso) -> str:
    marks = [say(f"triage_{mark}") for mark in ("argumento", "por_confirmar") if getattr(step, mark)]
    marks += _for_whom(step.quienes, caso)
    return say(
        "triage_paso",
        numero=number,
        que=". ".join((step.que, *step.tambien)),
        marcas=" ".join(["", *marks]),
        porque=step.porque,
    )


def _deadline(deadline: Deadline, caso: Caso) -> str:
    now, whom = caso.informacion_hasta, "".join(f" {words}" for words in _for_whom(deadline.quienes, caso))
    if deadline.vence is None:
        return say("reloj_sin_inicio", desde=deadline.corre, que=deadline.que + whom, porque=deadline.porque)
    key = "reloj_recordatorio" if deadline.recordatorio else "reloj_paso" if deadline.has_passed(now) else "reloj_vence"
    mark = say("reloj_tentativo") if deadline.tentativo else ""
    return say(
        key, vence=f"{deadline.vence:%d/%m/%Y %H:%M}", marca=mark, que=deadline.que + whom, porque=deadline.porque
    )
