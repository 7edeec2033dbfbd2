"""The case as one reader may see it. A template gets no other: what is not for this reader is not in it to be printed.

`law/*/reserva.yml` says who gets what. Whatever a field keeps back is masked as well in the texts that repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from ..assembly.answers import Answer
from ..filings import Reading, read
from ..law import Trato
from ..record import (
    NOMBRES,
    Kind,
    Lector,
    Lot,
    Mask,
    SeIgnora,
    Withheld,
    age_on,
    for_the_public,
    known,
    rewritten,
    value_at,
)
from ..record.secretos import Secrets, initials, kept_from, rules
from .owners import Owners, fields, owner


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer that this reader does not get in the text."""

    path: str
    value: str | date
    trato: Trato

    @property
    def of(self) -> str:
        """The path of whose it is: "quejosas.0"."""
        return self.path.rpartition(".")[0]

    @property
    def field(self) -> str:
        return self.path.rpartition(".")[2]


class Reader:
    """`reading`: what the facts are, for this reader; `sees`: what of them a template gets; `kept`: what goes apart."""

    def __init__(self, reading: Reading, lector: Lector, words: Mapping[str, str]) -> None:
        """`words`: what stands in the place of a person, a name, a datum and a place (`reserva_*`)."""
        if lector is Lector.PUBLICO:
            named = [corporacion.nombre for corporacion in reading.law.corporaciones.values()]
            reading = read(for_the_public(reading.caso, words, named), reading.law)
        self.reading = reading
        self.caso = reading.caso
        self._words = words
        self.nobody = words.get("reserva_persona", "")  # called so by everybody whose name is not said
        self._owners = Owners(reading)
        asked = dict(self._asked(lector))
        self.kept = tuple(
            Kept(path, value, asked[path]) for path in asked if _answered(value := value_at(self.caso, path))
        )
        self._instead = dict(self._in_their_place(asked))

    @cached_property
    def _mask(self) -> Mask | None:
        """Made when a text is read: whoever asks only what is kept does without it."""
        return Mask(rules(self._secrets(), self._words, any_number=False)) if self.kept else None

    def sees(self, lot: Lot) -> Lot:
        """The same people, with what this reader may know of them."""
        seen = partial(self._seen, lot)
        others = {path: rewritten(other, seen, path) for path, other in lot.otras.items()}
        return replace(lot, caso=rewritten(lot.caso, seen), otras=others) if self._instead else lot

    def is_kept(self, path: str) -> bool:
        """Whether the person at this path asked that her name be kept, or the law does."""
        return bool({"menor", "reservada"} & self._owners.traits(path))

    def whose(self, path: str) -> Answer | str:
        """How the filing calls the person whose answer this is; "" for what is of nobody by name."""
        path = f"{owner(path)}.nombre"
        if not self._owners.is_a_name(path):
            return ""
        name = self._instead.get(path, value_at(self.caso, path))
        return Answer(name, path) if isinstance(name, str) and known(name) else ""

    def _seen(self, lot: Lot, path: str, value: Any, kind: Kind | None) -> Any:
        whole = lot.path(path)
        if whole in self._instead:
            return self._instead[whole]
        told = type(value) is str and kind not in (None, Kind.CODE) and not self._owners.is_a_name(whole)
        return self._masked(value) if told else value

    def _masked(self, text: str) -> str:
        """Of a text of which nothing is left, the words that tell so stand alone: a template has its own brackets."""
        masked = self._mask(text) if self._mask else text
        return masked.strip("()") if masked != text and masked in self._words.values() else masked

    def _asked(self, lector: Lector) -> Iterator[tuple[str, Trato]]:
        """Every protected field of the record, and what this reader gets of it: not the words themselves."""
        done: set[str] = set()
        for row in (row for row in self.reading.law.reserva if lector in row.lectores):
            for path in (path for path in fields(self.caso, row) if path not in done):
                if row.cuando.fits(self._owners.traits(path)):
                    done.add(path)
                    trato = row.lectores[lector]
                    if trato == "consentida":
                        trato = "hoja" if lector in value_at(self.caso, f"{path}_lo_sabe") else "nada"
                    if trato != "imprime":
                        yield path, trato

    def _in_their_place(self, asked: Mapping[str, Trato]) -> Iterator[tuple[str, object]]:
        """What serves in another's place goes with it, answered or not: an empty one would tell that there is none."""
        kept = {(one.of, one.field in NOMBRES) for one in self.kept}
        for path, trato in asked.items():
            of, _, field = path.rpartition(".")
            if field in NOMBRES:
                yield from self._name(of, trato) if (of, True) in kept else ()
            elif (of, False) in kept or not isinstance(value_at(self.caso, path), SeIgnora):
                yield path, Withheld(words=self._words["reserva_dato"])
            if field == "nacimiento" and isinstance(born := value_at(self.caso, path), date):
                yield from self._age(of, born)

    def _age(self, of: str, born: date) -> Iterator[tuple[str, object]]:
        """Of today, in place of the day of birth; an age of then is told as it was."""
        if value_at(self.caso, f"{of}.edad_entonces") is not True:
            yield f"{of}.edad", age_on(born, self.caso.informacion_hasta.date())

    def _name(self, of: str, trato: Trato) -> Iterator[tuple[str, object]]:
        """The initials, or that the name is kept; and no other name of the same person."""
        yield f"{of}.nombre", self._initials(of, trato) or self._words["reserva_persona"]
        yield from ((f"{of}.{other}", None) for other in NOMBRES[1:])

    def _initials(self, of: str, trato: Trato) -> str:
        name = value_at(self.caso, f"{of}.nombre")
        return initials(name) if trato in ("iniciales", "solo_iniciales") and known(name) else ""

    def _secrets(self) -> Secrets:
        """One name may be of two people: in a text it stands as it does where it is told best."""
        called = [one for one in self.kept if one.field in NOMBRES]
        short = {str(one.value): said for one in called if (said := self._initials(one.of, one.trato))}
        names = dict.fromkeys((str(one.value) for one in called), "") | short
        others = [one.value for one in self.kept if one.field not in NOMBRES]
        return kept_from(self.caso, names, others)


def _answered(value: object) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and known(value))
