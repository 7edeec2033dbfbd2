"""Whose a datum is, and what holds of that person: one who stands twice in a case is asked for in both places."""

from __future__ import annotations

from collections.abc import Iterator

from ..filings import OF_ONE, Reading
from ..law import Reserva
from ..record import NOMBRES, Caso, Kind, Persona, expand, known, once, texts


def fields(caso: Caso, row: Reserva) -> Iterator[str]:
    """The paths that a row of the table names."""
    yield from (path for campo in row.campos for path in expand(caso, campo))
    if row.clase == Kind.NAME:
        yield from (f"{path}.{name}" for path, _ in people(caso) for name in NOMBRES)
    elif row.clase:
        yield from (path for path, kind in _told(caso) if kind == row.clase)


@once
def _told(caso: Caso) -> tuple[tuple[str, Kind | None], ...]:
    """Every text of the case: where it stands and its kind."""
    return tuple((found.path, found.kind) for found in texts(caso))


def people(caso: Caso) -> Iterator[tuple[str, Persona]]:
    """Everybody of the record who may have said how the name may be used."""
    yield from ((f"quejosas.{place}", quejosa) for place, quejosa in enumerate(caso.quejosas))
    yield "promovente", caso.promovente
    yield from ((f"copromoventes.{place}", one) for place, one in enumerate(caso.copromoventes))
    yield from ((f"testimonios.{place}.declarante", one.declarante) for place, one in enumerate(caso.testimonios))


class Owners:
    """Of each datum, the traits that the table asks for."""

    def __init__(self, reading: Reading) -> None:
        shared = ((one.traits - OF_ONE.keys(), one.lot.quienes) for one in reading.each)
        self._of_all = reading.held - OF_ONE.keys()
        self._of_place = {f"quejosas.{place}": held for held, places in shared for place in places}
        self._own = dict(_own_traits(reading.caso))

    def traits(self, path: str) -> frozenset[str]:
        """`path`: of a person, or of anything below her."""
        of = owner(path)
        return self._of_place.get(of, self._of_all) | self._own.get(of, frozenset())

    def is_a_name(self, path: str) -> bool:
        """Of a person: it is told, or kept, by what that person asked and not by what another did."""
        of, _, field = path.rpartition(".")
        return field in NOMBRES and of in self._own


def owner(path: str) -> str:
    """ "testimonios.0.contacto" is of `testimonios.0.declarante`; what is of nobody alone is its own."""
    head, *rest = path.split(".")
    if head in ("quejosas", "copromoventes"):
        return f"{head}.{rest[0]}"
    return f"{head}.{rest[0]}.declarante" if head == "testimonios" else head


def _own_traits(caso: Caso) -> Iterator[tuple[str, frozenset[str]]]:
    """What any of the places says where a person of that name stands: of two answers the one that protects holds.

    Two of the people are never one person, whatever they are called.
    """
    found: dict[str, frozenset[str]] = {}
    everybody = [(path, _called(path, persona), _traits(persona, caso)) for path, persona in people(caso)]
    names = [name for path, name, _own in everybody if path.startswith("quejosas.")]
    for _path, name, own in everybody:
        found[name] = found.get(name, frozenset()) | own
    for path, name, own in everybody:
        yield path, own if path.startswith("quejosas.") and names.count(name) > 1 else found[name]


def _called(path: str, persona: Persona) -> str:
    return str(persona.nombre) if known(persona.nombre) else path


def _traits(persona: Persona, caso: Caso) -> frozenset[str]:
    return frozenset(name for name, holds in OF_ONE.items() if holds(persona, caso))
