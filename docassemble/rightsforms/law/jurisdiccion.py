"""A jurisdiction: a folder of YAML, on top of the one it inherits from. Another country is another folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from ..compiled import HOME, code, compiled, is_ours
from ..errors import LawError
from ..words import own_yaml
from .autoridades import Cabecera, Corporacion, Destino, Juzgados
from .citas import Cita, cite, merge
from .leyes import Cotejo, Ley
from .models import (
    Acto15,
    Bandera,
    Calendario,
    Citas,
    Derivado,
    FilaTriage,
    Plazo,
    Precepto,
    Puerta,
    Punto,
    Renglon,
    Titular,
)
from .oficina import Oficina
from .reserva import Reserva
from .rows import rows_in

_HERE = Path(__file__).parent
_READERS = ("law", "words.py")  # what makes of a file what is compiled


class Archivo[T]:
    """A file of a jurisdiction, by the name of the attribute: read when it is first asked for."""

    def __init__(self, forma: type[T], *, sobre_los_del_padre: bool = False) -> None:
        self._forma = forma
        self._sobre = sobre_los_del_padre

    def __set_name__(self, _owner: type, name: str) -> None:
        self.nombre = name

    def __get__(self, law: Jurisdiccion, _owner: type) -> T:
        found = law.read(f"{self.nombre}.yml", self._forma)
        if self._sobre and law.parent:
            found = {**self.__get__(law.parent, _owner), **found}  # type: ignore[assignment, dict-item]
        vars(law)[self.nombre] = found  # from now on it is an attribute of its own
        return found


class Jurisdiccion:
    """Each attribute is a file; one that is absent comes from the parent. Every file in `tablas/` is one more table."""

    leyes = Archivo(dict[str, Ley], sobre_los_del_padre=True)
    huellas = Archivo(dict[str, Cotejo], sobre_los_del_padre=True)
    directorio = Archivo(dict[str, Oficina], sobre_los_del_padre=True)
    actos = Archivo(dict[str, Acto15])
    preceptos = Archivo(tuple[Precepto, ...])
    suplencia = Archivo(tuple[Precepto, ...])
    rasgos = Archivo(tuple[Derivado, ...])
    reserva = Archivo(tuple[Reserva, ...])
    triage = Archivo(tuple[FilaTriage, ...])
    plazos = Archivo(tuple[Plazo, ...])
    titulares = Archivo(tuple[Titular, ...])
    noche = Archivo(tuple[Puerta, ...])
    banderas = Archivo(tuple[Bandera, ...])
    revision = Archivo(tuple[Punto, ...])
    inicios = Archivo(dict[str, str])
    calendarios = Archivo(dict[str, Calendario])
    corporaciones = Archivo(dict[str, Corporacion])
    juzgados = Archivo(Juzgados)
    #: By kind of filing ("amparo"); the last row of each fits every case.
    destinatarios = Archivo(dict[str, tuple[Destino, ...]])
    #: INEGI code -> name.
    municipios = Archivo(dict[str, str])
    #: INEGI code -> how else people call the municipality.
    otros_nombres = Archivo(dict[str, tuple[str, ...]])

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cabecera = self.read("jurisdiccion.yml", Cabecera, inherit=False)
        heir = self.cabecera.hereda
        self.parent = Jurisdiccion(folder.parent / heir) if heir else None

    @cached_property
    def tablas(self) -> Mapping[str, tuple[Renglon, ...]]:
        """What a filing may print in rows ("medidas"), by the name of the file."""
        own = {path.stem: path.name for path in sorted((self.folder / "tablas").glob("*.yml"))}
        read = {name: self.read(f"tablas/{file}", tuple[Renglon, ...]) for name, file in own.items()}
        return {**(self.parent.tablas if self.parent else {}), **read}

    def files(self) -> Iterator[tuple[str, Any]]:
        """Every file that there is ("triage.yml") and what stands in it."""
        for name, table in vars(Jurisdiccion).items():
            if isinstance(table, Archivo) and self.has(f"{name}.yml"):
                yield f"{name}.yml", getattr(self, name)
        for name, rows in self.tablas.items():
            yield f"tablas/{name}.yml", rows

    def rows(self) -> Iterator[tuple[str, BaseModel]]:
        """Every row, also those within a row, and where it stands ("triage.yml T7.3")."""
        for name, content in self.files():
            yield from rows_in(content, name)

    def read_all(self) -> None:
        """Every file, those that nobody asked for yet too: each is kept compiled, and a broken one is told."""
        for _ in self.files():
            pass

    def cite(self, codigo: str, articulos: Iterable[str], on: date) -> Cita:
        return cite(self.leyes, codigo, articulos, on)

    def cite_all(self, citas: Citas, on: date) -> str:
        """A whole `fundamento`: "artículo 15 de la Ley de Amparo; artículo 22 de la Constitución ..."."""
        return "; ".join(self.cite(codigo, articulos, on).text for codigo, articulos in citas.items())

    def preceptos_de(self, rasgos: frozenset[str], ante: str) -> Citas:
        """Every article that goes with these facts, each once, law by law in the order of `leyes.yml`."""
        return self._joined((row for row in self.preceptos if row.ante in (None, ante)), rasgos)

    def suplencia_de(self, rasgos: frozenset[str]) -> Citas:
        return self._joined(self.suplencia, rasgos)

    def _joined(self, rows: Iterable[Precepto], rasgos: frozenset[str]) -> Citas:
        found: dict[str, list[str]] = {}
        for row in rows:
            if row.cuando.fits(rasgos):
                for codigo, articulos in row.citas.items():
                    found.setdefault(codigo, []).extend(articulos)
        return {codigo: merge(found[codigo]) for codigo in self.leyes if codigo in found}

    def tabla(self, nombre: str, rasgos: frozenset[str], ante: str) -> tuple[Renglon, ...]:
        """The rows of a table that go with these facts, before this kind of addressee."""
        return tuple(row for row in self.tablas[nombre] if row.ante in (None, ante) and row.cuando.fits(rasgos))

    def has(self, name: str) -> bool:
        return (self.folder / name).exists() or (self.parent is not None and self.parent.has(name))

    def compared_until(self, codigos: Iterable[str], on: date) -> date | None:
        """The day of the oldest copy with which one of these laws was compared; None when none of them was.

        An earlier text of a law, in force `on` that day, is compared with none.
        """
        newest = [codigo for codigo in codigos if self.leyes[codigo].at(on) is self.leyes[codigo]]
        return min((self.cotejos[codigo].copia for codigo in newest if codigo in self.cotejos), default=None)

    @property
    def reformas(self) -> Iterator[date]:
        """The days since which a law says something else than an earlier text of it that the data holds."""
        changed = (ley for ley in self.leyes.values() if ley.versiones)
        for ley in changed:
            days = (ley.vigente_desde, *(earlier.vigente_desde for earlier in ley.versiones))
            yield from (day for day in days if day)

    def plazo(self, id_: str, day: date) -> Plazo:
        """The time limit as it was in force when it began; LookupError when there was none."""
        return next(plazo for plazo in self.plazos if plazo.id == id_ and plazo.vigente.holds(day))

    def home(self, name: str) -> Path:
        """The folder that has this file: this one, or one that it inherits from."""
        return self.folder if self.parent is None or (self.folder / name).exists() else self.parent.home(name)

    @property
    def cotejos(self) -> Mapping[str, Cotejo]:
        """By the code of the law; {} where nobody has compared any."""
        return self.huellas if self.has("huellas.yml") else {}

    def read[T](self, name: str, shape: type[T], *, inherit: bool = True) -> T:
        path = self.folder / name
        if not path.exists() and inherit and self.parent:
            return self.parent.read(name, shape)
        try:
            raw = path.read_bytes()
            if not is_ours(path):
                return _checked(raw, shape)
            return compiled(str(path.relative_to(HOME)), (raw, code(*_READERS)), lambda: _checked(raw, shape))
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
            raise LawError("ley_datos", where=name, detalle=str(error)) from error


def _checked[T](raw: bytes, shape: type[T]) -> T:
    return TypeAdapter(shape).validate_python(own_yaml(raw.decode()))


@cache
def jurisdiccion(nombre: str) -> Jurisdiccion:
    """One of ours, by the name of its folder ("mx_chiapas")."""
    folder = _HERE / nombre
    if not nombre.isidentifier() or not folder.is_dir():
        raise LawError("ley_jurisdiccion", nombre=nombre)
    return Jurisdiccion(folder)
