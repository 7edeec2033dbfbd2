"""A case read under its law: the one thing that every question about a case is put to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..law import Cita, Citas, Cuando, Jurisdiccion
from ..record import Caso, Lot, lots, of_all
from .traits import traits


@dataclass(frozen=True)
class Reading:
    """`lot`: whose facts are read. What follows from them is worked out once."""

    lot: Lot
    law: Jurisdiccion

    @property
    def caso(self) -> Caso:
        return self.lot.caso

    @property
    def on(self) -> date:
        """The day up to which the facts are told: it decides who is a child and which text of a law is cited."""
        return self.caso.informacion_hasta.date()

    @cached_property
    def traits(self) -> frozenset[str]:
        """Everything the tables may ask, of all these people at once."""
        return traits(self.caso, self.law)

    @cached_property
    def each(self) -> tuple[Reading, ...]:
        """Lot by lot: no row of a table joins what is true of some with what is true of others. Never empty."""
        return tuple(Reading(lot, self.law) for lot in lots(self.caso))

    @property
    def at_once(self) -> Reading:
        """All its people together: of what befell some of them only, nothing is in it."""
        return Reading(of_all(self.caso), self.law)

    @cached_property
    def held(self) -> frozenset[str]:
        """The traits of somebody, whoever it is."""
        return frozenset[str]().union(*(one.traits for one in self.each))

    def fits(self, cuando: Cuando) -> bool:
        """True when a row fits one lot of people at least."""
        return any(cuando.fits(one.traits) for one in self.each)

    def cite(self, citas: Citas) -> list[Cita]:
        """One citation for each law of a `fundamento`."""
        return [self.law.cite(codigo, articulos, self.on) for codigo, articulos in citas.items()]

    def cite_all(self, citas: Citas) -> str:
        return self.law.cite_all(citas, self.on)


def read(caso: Caso, law: Jurisdiccion) -> Reading:
    """The whole case, with all its people."""
    return Reading(Lot(caso), law)
