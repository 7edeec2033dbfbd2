"""The way through the interview: which screens come, in which order, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from docassemble.base.error import DAError
from docassemble.base.functions import this_thread
from docassemble.base.util import DAList, defined, force_ask, showifdef, value

from .advice import against_the_community, only_threats
from .bridge import says_something
from .others import named_in_a_row
from .screens import DE_CADA_UNA, LO_SUYO, de_cada_una
from .session import plain
from .steps import boxes, is_apart, poner_autoridades

__all__ = [
    "camino",
    "de_las_listas",
    "es_una_comunidad",
    "lista_de",
    "olvidar_pendientes",
    "retroceder",
    "solo_lo_que_hay",
]

_ITEM = re.compile(r"(\w+)\[(\d+)\]")


def camino() -> Iterator[str]:
    """The screens of the urgent path, in order, each by its variable. One is answered before the next is known."""
    yield from ("vio.aviso", "peligro_ahora", "quejosas[0].vio_a_quien")
    comunidad = es_una_comunidad()
    yield from ("vio.que_comunidad", "vio.que_pasa") if comunidad else ("vio.que_hicieron",)
    yield "vio.quien_fue"
    autoridades = value("autoridades")
    poner_autoridades(autoridades, boxes(showifdef("corporaciones")))
    ticked = [place for place, autoridad in enumerate(autoridades.elements) if not is_apart(autoridad)] or [0]
    yield "vio.como_sabe" if len(ticked) > 1 else f"autoridades[{ticked[0]}].vio_como_sabe"
    if against_the_community():
        yield "vio.represalia"
    if comunidad:
        yield from ("hechos[0].vio_hecho", "vio.proteccion")
    else:
        yield from ("vio.cuando_y_donde", "hechos[0].vio_hecho")
        if not only_threats():
            yield "vio.paradero"
        if named_in_a_row(value("quejosas")):
            yield "vio.a_todas"
        yield from ("quejosas[0].vio_salud", "quejosas[0].vio_lengua")
        if "deportacion" in boxes(showifdef("tipos_de_acto")):
            yield "quejosas[0].vio_migracion"
    yield from ("gestiones[0].vio_gestion", "vio.quien_promueve")


def es_una_comunidad() -> bool:
    """Whether it happens to a whole community: what only a person has is not asked."""
    return showifdef("quejosas[0].es_grupo") in (True, "si")


def de_las_listas() -> Iterator[str]:
    """What is asked of each thing of a list, when one is added."""
    for name in DE_CADA_UNA:
        for place in range(len(lista_de(name).elements)):
            if LO_SUYO in de_cada_una(name, place):
                yield from (f"{name}[{place}].{DE_CADA_UNA[name][0]}", "vio.a_todas")
            yield from (f"{name}[{place}].{screen}" for screen in _de_esta(name, place))


def _de_esta(name: str, place: int) -> tuple[str, ...]:
    """The screens of one thing of a list; what befell somebody is not asked of her where the same befell all."""
    if name == "autoridades" and not is_apart(lista_de(name).elements[place]):
        return ()  # its box says enough
    alike = showifdef("a_todas_igual") == "si"
    return tuple(screen for screen in de_cada_una(name, place) if not (alike and screen == LO_SUYO))


def solo_lo_que_hay() -> None:
    """A screen about the eighth fact of three is no screen: docassemble would make five more to ask it."""
    asked = _ITEM.match(str(this_thread.current_info.get("action") or ""))
    if asked and int(asked[2]) >= len(value(asked[1]).elements):
        raise DAError(asked[0], code=404)


def lista_de(name: object) -> DAList:
    """A list that a button names; nothing else is reached by a name from outside."""
    return value(next(known for known in DE_CADA_UNA if known == name))


def retroceder() -> None:
    """Back one screen: on the path to the one before; later, to the page from which the screen was opened."""
    asked = [*takewhile(defined, camino())]
    ended = [*camino()] if asked and defined("vio.quien_promueve") else []
    if asked == ended:
        _give_up()
        olvidar_pendientes()
        return
    here = next((name for name in _pending() if name in asked), None)
    before = asked[: asked.index(here)] if here else asked
    olvidar_pendientes()
    if before:
        force_ask(before[-1])


def olvidar_pendientes() -> None:
    """Questions that were asked for and not answered are not asked any more."""
    _stack().clear()


def _pending() -> list[str]:
    return [str(waiting.get("action")) for waiting in _stack()]


def _stack() -> list[dict[str, object]]:
    session = this_thread.current_info["user"]["session_uid"]
    stack: list[dict[str, object]] = this_thread.internal.setdefault("event_stack", {}).setdefault(session, [])
    return stack


def _give_up() -> None:
    """A thing that was added and of which nothing was said goes again; of another, what was not said stays unsaid."""
    for name in DE_CADA_UNA:
        things = lista_de(name)
        for place in reversed(range(len(things.elements))):
            thing = things.elements[place]
            missing = [screen for screen in _de_esta(name, place) if not hasattr(thing, screen)]
            if missing and place and not says_something(plain(thing)):
                things.pop(place)
            for screen in missing:
                setattr(thing, screen, True)
        things.gathered = True
