"""The others of a night on which several were taken: their names stand one a line on the screen that asks who.

The lines are no answer of their own: they are shown from the list of people and go into it when they are sent.
"""

from __future__ import annotations

from docassemble.base.util import DAList, DAObject, define, showifdef, undefine

__all__ = ["all_of_them", "how_many_without_a_name", "names_of_the_others", "there_are_more", "tomar_a_las_demas"]

_CALLED = ("nombre", "alias", "descripcion")
_LATER = ("vio_a_quien", "vio_salud", "vio_lengua")  # of each by herself, when there is time: «Personas afectadas»


def named_in_a_row(quejosas: DAList) -> list[DAObject]:
    """Those who came by a line."""
    return [persona for persona in quejosas.elements[1:] if getattr(persona, "en_lista", False) is True]


def names_of_the_others(quejosas: DAList) -> str:
    return "\n".join(str(getattr(persona, "nombre", "")) for persona in named_in_a_row(quejosas))


def all_of_them(quejosas: DAList) -> str:
    """How each is called, to be recognised."""
    called = (next(filter(None, (getattr(p, name, "") for name in _CALLED)), "") for p in quejosas.elements)
    return "; ".join(filter(None, called))


def how_many_without_a_name() -> str:
    """As the screen that asks it apart has it now."""
    return str(showifdef("cuantas_mas") or "") if showifdef("hay_mas_quejosas") == "si" else ""


def there_are_more(quejosas: DAList) -> bool:
    return bool(named_in_a_row(quejosas) or how_many_without_a_name())


def tomar_a_las_demas(quejosas: DAList) -> None:
    """What was written on the screen goes where it is kept: somebody for each line, and how many nobody can name."""
    first = quejosas.elements[0]
    _put(quejosas, [line.strip() for line in str(getattr(first, "mas_nombres", "")).splitlines() if line.strip()])
    _say_how_many(getattr(first, "mas_sin_nombre", None))
    first.delattr("hay_mas", "mas_nombres", "mas_sin_nombre")


def quitar_a_las_demas(quejosas: DAList) -> None:
    """It happens to a whole community: nobody of it is named by a line."""
    _put(quejosas, [])


def _put(quejosas: DAList, lines: list[str]) -> None:
    """A line that was mended is still the same person; one that is gone takes her along."""
    left, new = named_in_a_row(quejosas), []
    for line in lines:
        same = next((persona for persona in left if persona.nombre == line), None)
        left = [persona for persona in left if persona is not same]
        new += [line] if same is None else []
    for persona, line in zip(left, new, strict=False):
        persona.nombre = line
    for persona in reversed(left[len(new) :]):
        quejosas.pop(next(place for place, other in enumerate(quejosas.elements) if other is persona))
    for line in new[len(left) :]:
        quejosas.appendObject(nombre=line, en_lista=True, **dict.fromkeys(_LATER, True))
    quejosas.gathered = True


def _say_how_many(number: int | None) -> None:
    """The same as the screen that asks it apart; whoever said there that there are more, and no number, said so."""
    if number:
        define("hay_mas_quejosas", "si")
        define("cuantas_mas", number)
    elif how_many_without_a_name():
        undefine("hay_mas_quejosas", "cuantas_mas")
