"""Steps of the interview that need more than a question: lists that grow and shrink, where to go next."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from docassemble.base.functions import get_user_dict
from docassemble.base.util import DAList, DAObject, showifdef

from ..record.claves import LETTERS, with_keys
from .bridge import says_something, ticked
from .choices import DESCONOCIDA
from .others import quitar_a_las_demas
from .screens import of_lists
from .session import plain

__all__ = [
    "append_to",
    "boxes",
    "destination",
    "empezar",
    "es_toda_la_comunidad",
    "es_una_persona",
    "hides_apart",
    "is_apart",
    "new_identity",
    "poner_autoridades",
    "poner_claves",
    "remove_from",
]

DESTINOS = (
    "que_hacer", "que_falta", "documentos", "lo_demas",
    "personas", "autoridades", "hechos", "gestiones", "pruebas", "copromoventes", "autorizadas", "testimonios",
)  # fmt: skip


def empezar(*lists: DAList) -> None:
    """The first person, fact and step always exist: the common path asks about them."""
    for things in lists:
        if not things.elements:
            things.appendObject()


def poner_claves(del_acto: DAObject) -> None:
    """Each item of a list gets its key when it appears, and keeps it whatever is put before it or taken away.

    `del_acto`: holds those of the acts, which are boxes of one screen.
    """
    answers = get_user_dict()
    listed = {name: things.elements for name in LETTERS if isinstance(things := answers.get(name), DAList)}
    acts = boxes(answers.get("tipos_de_acto"))
    told = {name: [{"clave": vars(thing).get("clave", "")} for thing in things] for name, things in listed.items()}
    told["actos"] = [{"clave": vars(del_acto).get(box, "")} for box in acts]
    keyed = with_keys({**told, "claves": answers.get("claves", {})})
    answers["claves"] = keyed["claves"]
    for name, things in listed.items():
        for thing, one in zip(things, keyed[name], strict=True):
            thing.clave = one["clave"]
    for box, one in zip(acts, keyed["actos"], strict=True):
        setattr(del_acto, box, one["clave"])


def new_identity() -> str:
    """By which a case is told from every other, on whatever device it goes on."""
    return str(uuid4())


def es_una_persona(somebody: DAObject) -> None:
    """Said of what was taken for a community: what was not asked then is asked now."""
    if hasattr(somebody, "es_grupo"):
        somebody.delattr("es_grupo", "vio_salud", "vio_lengua")


def es_toda_la_comunidad(quejosas: DAList) -> None:
    """The button of the screen that asks who: nothing of a person is asked then, and what was said of one is gone."""
    quitar_a_las_demas(quejosas)
    group = quejosas.elements[0]
    group.delattr(*of_lists()["quejosas"]["a_quien"])
    group.es_grupo = group.vio_a_quien = group.vio_salud = group.vio_lengua = True


def poner_autoridades(autoridades: DAList, corporaciones: tuple[str, ...]) -> None:
    """One authority for each box ticked. Those that stay keep their answers; who is new comes after them.

    Those that were added apart, of the same kind or on no list, have no box: no tick takes them away.
    """
    apart = [autoridad for autoridad in autoridades.elements if is_apart(autoridad)]
    codes = corporaciones or (() if any(says_something(plain(autoridad)) for autoridad in apart) else (DESCONOCIDA,))
    for place, autoridad in reversed([*enumerate(autoridades.elements)]):
        if not is_apart(autoridad) and autoridad.corporacion not in codes:
            remove_from(autoridades, place)
    there = {autoridad.corporacion for autoridad in autoridades.elements if not is_apart(autoridad)}
    for code in codes:
        if code not in there:
            autoridades.appendObject(corporacion=code)
    autoridades.gathered = True


def is_apart(autoridad: DAObject) -> bool:
    """Whether it was added by itself, beside the boxes of the list."""
    return getattr(autoridad, "aparte", False) is True


def hides_apart(persona: DAObject) -> bool:
    """Whether somebody of several hides, while another befell the others."""
    return showifdef(f"{persona.instanceName}.paradero.estado") in ("resguardo",)


def boxes(dictionary: Any) -> tuple[str, ...]:
    """The codes of the boxes that are ticked; none when the screen sent none, as a page without JavaScript does."""
    return ticked(getattr(dictionary, "elements", None))


def destination(name: Any) -> str:
    """Where a button may lead; anything else leads to what to do now."""
    return name if name in DESTINOS else DESTINOS[0]


def append_to(things: DAList) -> None:
    """One more. An authority that comes this way, and not by its box, stands apart."""
    things.appendObject(**({"aparte": True} if things.instanceName == "autoridades" else {}))
    things.gathered = True


def remove_from(things: DAList, place: Any) -> None:
    """Take one away; the first of a list that the common path needs is asked again."""
    if isinstance(place, int) and 0 <= place < len(things.elements):
        things.pop(place)
        things.gathered = True
