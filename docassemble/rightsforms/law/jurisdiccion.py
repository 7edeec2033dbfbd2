"""A jurisdiction: a folder of YAML, on top of the one it inherits from. Another country is another folder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from ..compiled import HOME, code, compiled, is_ours
from ..errors import LawError
from ..words import own_yaml
from .autoridades import Cabecera, Corporacion, Destino, Juzgados
from .citas import Cita, cite, merge
from .models import (
    Acto15,
    Bandera,
    Calendario,
    Citas,
    Concepto,
    Delito,
    Derivado,
    Diligencia,
    Efecto,
    FilaTriage,
    Ley,
    Mandato,
    Medida,
    Plazo,
    Precepto,
    Puerta,
    Punto,
    Titular,
)
from .oficina import Oficina
from .reserva import Reserva

_HERE = Path(__file__).parent
_READERS = ("law", "words.py")  # what makes of a file what is compiled


class Jurisdiccion:
    """Reads its files when they are first asked for; a file that is absent comes from the parent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cabecera = self._read("jurisdiccion.yml", Cabecera, inherit=False)
        heir = self.cabecera.hereda
        self.parent = Jurisdiccion(folder.parent / heir) if heir else None

    @cached_property
    def leyes(self) -> dict[str, Ley]:
        own = self._read("leyes.yml", dict[str, Ley])
        return {**(self.parent.leyes if self.parent else {}), **own}

    @cached_property
    def actos(self) -> dict[str, Acto15]:
        return self._read("actos.yml", dict[str, Acto15])

    @cached_property
    def preceptos(self) -> tuple[Precepto, ...]:
        return self._read("preceptos.yml", tuple[Precepto, ...])

    @cached_property
    def conceptos(self) -> tuple[Concepto, ...]:
        return self._read("conceptos.yml", tuple[Concepto, ...])

    @cached_property
    def suplencia(self) -> tuple[Precepto, ...]:
        return self._read("suplencia.yml", tuple[Precepto, ...])

    @cached_property
    def suspension(self) -> tuple[Efecto, ...]:
        return self._read("suspension.yml", tuple[Efecto, ...])

    @cached_property
    def medidas(self) -> tuple[Medida, ...]:
        return self._read("medidas.yml", tuple[Medida, ...])

    @cached_property
    def delitos(self) -> tuple[Delito, ...]:
        return self._read("delitos.yml", tuple[Delito, ...])

    @cached_property
    def diligencias(self) -> tuple[Diligencia, ...]:
        return self._read("diligencias.yml", tuple[Diligencia, ...])

    @cached_property
    def mandatos(self) -> tuple[Mandato, ...]:
        return self._read("mandatos.yml", tuple[Mandato, ...])

    @cached_property
    def rasgos(self) -> tuple[Derivado, ...]:
        return self._read("rasgos.yml", tuple[Derivado, ...])

    @cached_property
    def reserva(self) -> tuple[Reserva, ...]:
        return self._read("reserva.yml", tuple[Reserva, ...])

    @cached_property
    def triage(self) -> tuple[FilaTriage, ...]:
        return self._read("triage.yml", tuple[FilaTriage, ...])

    @cached_property
    def plazos(self) -> tuple[Plazo, ...]:
        return self._read("plazos.yml", tuple[Plazo, ...])

    @cached_property
    def titulares(self) -> tuple[Titular, ...]:
        return self._read("titulares.yml", tuple[Titular, ...])

    @cached_property
    def noche(self) -> tuple[Puerta, ...]:
        return self._read("noche.yml", tuple[Puerta, ...])

    @cached_property
    def banderas(self) -> tuple[Bandera, ...]:
        return self._read("banderas.yml", tuple[Bandera, ...])

    @cached_property
    def revision(self) -> tuple[Punto, ...]:
        return self._read("revision.yml", tuple[Punto, ...])

    @cached_property
    def inicios(self) -> dict[str, str]:
        return self._read("inicios.yml", dict[str, str])

    @cached_property
    def calendarios(self) -> dict[str, Calendario]:
        return self._read("calendario.yml", dict[str, Calendario])

    @cached_property
    def corporaciones(self) -> dict[str, Corporacion]:
        return self._read("corporaciones.yml", dict[str, Corporacion])

    @cached_property
    def juzgados(self) -> Juzgados:
        return self._read("juzgados.yml", Juzgados)

    @cached_property
    def destinatarios(self) -> dict[str, tuple[Destino, ...]]:
        """By kind of filing ("amparo"); the last row of each fits every case."""
        return self._read("destinatarios.yml", dict[str, tuple[Destino, ...]])

    @cached_property
    def municipios(self) -> dict[str, str]:
        """INEGI code -> name."""
        return self._read("municipios.yml", dict[str, str])

    @cached_property
    def otros_nombres(self) -> dict[str, tuple[str, ...]]:
        """INEGI code -> how else people call the municipality."""
        return self._read("otros_nombres.yml", dict[str, tuple[str, ...]])

    @cached_property
    def directorio(self) -> dict[str, Oficina]:
        """The offices of the parent, and ours."""
        own = self._read("directorio.yml", dict[str, Oficina])
        return {**(self.parent.directorio if self.parent else {}), **own}

    def read_all(self) -> None:
        """Every file, those that nobody asked for yet too: each is kept compiled, and a broken one is told."""
        for name, table in vars(Jurisdiccion).items():
            if isinstance(table, cached_property):
                getattr(self, name)

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

    def conceptos_de(self, rasgos: frozenset[str]) -> tuple[Concepto, ...]:
        return tuple(row for row in self.conceptos if row.cuando.fits(rasgos))

    def efectos_de(self, rasgos: frozenset[str]) -> tuple[Efecto, ...]:
        return tuple(row for row in self.suspension if row.cuando.fits(rasgos))

    def medidas_de(self, rasgos: frozenset[str], ante: str) -> tuple[Medida, ...]:
        return tuple(row for row in self.medidas if row.ante == ante and row.cuando.fits(rasgos))

    def delitos_de(self, rasgos: frozenset[str]) -> tuple[Delito, ...]:
        return tuple(row for row in self.delitos if row.cuando.fits(rasgos))

    def diligencias_de(self, rasgos: frozenset[str]) -> tuple[Diligencia, ...]:
        return tuple(row for row in self.diligencias if row.cuando.fits(rasgos))

    def _read[T](self, name: str, shape: type[T], *, inherit: bool = True) -> T:
        path = self.folder / name
        if not path.exists() and inherit and self.parent:
            return self.parent._read(name, shape)
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
