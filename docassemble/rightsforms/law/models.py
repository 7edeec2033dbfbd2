"""The shapes of the law data: laws and citations, conditions, authorities, courts, places."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

type Citas = dict[str, tuple[str, ...]]  # law code -> articles, "20.B-II" notation


class Dato(BaseModel):
    """Base of the law data: read once, never changed, strict about keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Cuando(Dato):
    """When a row applies: all of `todos`, at least one of `alguno` (if any), none of `ninguno`."""

    todos: tuple[str, ...] = ()
    alguno: tuple[str, ...] = ()
    ninguno: tuple[str, ...] = ()

    def fits(self, rasgos: frozenset[str]) -> bool:
        return (
            rasgos.issuperset(self.todos)
            and (not self.alguno or not rasgos.isdisjoint(self.alguno))
            and rasgos.isdisjoint(self.ninguno)
        )

    def traits(self) -> frozenset[str]:
        return frozenset(self.todos + self.alguno + self.ninguno)


SIEMPRE = Cuando()


class Vigencia(Dato):
    """The days on which a row is in force, both included; without one of them, since or for ever."""

    desde: date | None = None
    hasta: date | None = None

    def holds(self, day: date) -> bool:
        return (self.desde is None or self.desde <= day) and (self.hasta is None or day <= self.hasta)


class Precepto(Dato):
    cuando: Cuando = SIEMPRE
    ante: str | None = None  # only before this kind of addressee (a table of `destinatarios.yml`)
    citas: Citas


class Renglon(Dato):
    """A row that a filing may print: a concept of violation, a measure, a crime. What it says, and on what it rests.

    Nothing in `fundamento`: it rests on a text that was not read. `ante`: only before this kind of addressee (a table
    of `destinatarios.yml`). `nota` goes to the attorney.
    """

    id: str
    cuando: Cuando = SIEMPRE
    ante: str | None = None
    fundamento: Citas = {}
    dice: str
    nota: str | None = None


class Acto15(Dato):
    etiqueta: str
    fundamento: Citas
    nota: str | None = None


class Derivado(Dato):
    rasgo: str
    cuando: Cuando


class Accion(Dato):
    """One step to take. `rango` 1 comes first; `escrito` is the filing that carries it out."""

    rango: int
    que: str
    cuando: Cuando = SIEMPRE  # within a row that fits: what was already done is not asked again
    escrito: str | None = None
    argumento: bool = False  # not settled: the attorney decides
    fundamento: Citas = {}


class FilaTriage(Dato):
    """Facts, what to do about them, and what not to do."""

    id: str
    hechos: str
    cuando: Cuando = SIEMPRE
    acciones: tuple[Accion, ...]
    evite: tuple[str, ...] = ()


class Plazo(Dato):
    """A time limit: what runs, from when, for how long, and what it means.

    After a reform two rows have the same `id`: what counts is the one that was in force (`vigente`) when it began.
    """

    id: str
    vigente: Vigencia = Vigencia()
    cuando: Cuando = SIEMPRE
    desde: str
    cantidad: int
    unidad: Literal["horas", "naturales", "habiles"]
    calendario: str | None = None
    tentativo: bool = False
    recordatorio: bool = False  # nothing ends: it is time to do something again
    que: str
    alega: str | None = None  # as a petition claims it, where an authority must not pass it
    salvo: str | None = None  # the exception of that rule, as the claim says that it is not the case
    fundamento: Citas


class Titular(Dato):
    """What presses most, in one sentence; `lleva` tells how long it has gone on since `desde`, with a `{tiempo}`."""

    id: str
    cuando: Cuando
    desde: str | None = None
    lleva: str | None = None
    dice: str
    fundamento: Citas = {}


class Plegado(Dato):
    """What a page folds under a title: one paragraph a line."""

    titulo: str
    texto: tuple[str, ...]


class Puerta(Dato):
    """Where to go tonight with a filing: when it is received there, what to know, to bring and to say."""

    id: str
    ante: str  # a table of `destinatarios.yml`
    tipo: str | None = None  # of its offices in the directory
    cuando: Cuando = SIEMPRE
    titulo: str
    hora: str
    sepa: tuple[str, ...]
    lleve: str
    diga: str
    plegado: tuple[Plegado, ...] = ()
    fundamento: Citas


class Calendario(Dato):
    """Days, as month-day, that do not count."""

    fundamento: Citas
    dias: tuple[str, ...]


class Bandera(Dato):
    """What an attorney must see before anything else, and why."""

    id: str
    cuando: Cuando
    dice: str
    fundamento: Citas = {}


class Respuesta(Dato):
    """What the record itself says to a point of the review."""

    cuando: Cuando
    dice: str


class Punto(Dato):
    """One question of the attorney's review of the drafts."""

    id: int
    pregunta: str
    fundamento: Citas = {}
    respuestas: tuple[Respuesta, ...] = ()
