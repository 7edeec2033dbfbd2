"""What a record cannot say: moments in the future, ages that contradict each other, somebody free and yet hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .caso import Caso
from .claves import LETTERS
from .edad import MAYORIA_DE_EDAD, EdadDicha
from .hechos import EstadoParadero, Estatus
from .leaf import Part, known
from .momento import Momento, first_day
from .personas import Persona, age_on
from .suerte import OF_SOME, Lot, lots, who_files


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`code` names the message; `path` leads into the record; `values` fill the message."""

    code: str
    path: str
    values: Mapping[str, object]


def contradictions(caso: Caso) -> Iterator[Contradiction]:
    """Everything that cannot be true, in reading order."""
    for path, part in _parts(caso, ""):
        if isinstance(part, Momento):
            yield from _future(path, part, caso.informacion_hasta)
        elif isinstance(part, Persona):
            yield from _ages(path, part, caso)
    yield from _births(caso)
    yield from _keys(caso)
    yield from _custody(caso)


def _parts(part: Part, path: str) -> Iterator[tuple[str, Part]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        here = f"{path}.{name}" if path else name
        if isinstance(value, Part):
            yield here, value
            yield from _parts(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield f"{here}.{index}", item
                    yield from _parts(item, f"{here}.{index}")


def _future(path: str, momento: Momento, now: datetime) -> Iterator[Contradiction]:
    start, end = momento.earliest, momento.latest
    last, until = first_day(momento.hasta), f"{now:%d/%m/%Y %H:%M}"
    if start and start > now:
        yield Contradiction("caso_futuro", f"{path}.fecha", {"fecha": f"{start:%d/%m/%Y}", "hasta": until})
    if last and last > now.date():
        yield Contradiction("caso_futuro", f"{path}.hasta", {"fecha": f"{last:%d/%m/%Y}", "hasta": until})
    if start and end and end < start:
        yield Contradiction("caso_al_reves", f"{path}.{'fecha' if known(momento.hasta) else 'hora'}", {})
    if not known(momento.fecha) and known(momento.hasta):
        yield Contradiction("caso_sin_principio", f"{path}.fecha", {})


def _ages(path: str, persona: Persona, caso: Caso) -> Iterator[Contradiction]:
    """The age of somebody of long ago may be told as of today, or as of the day of the facts."""
    birth, today = persona.nacimiento, caso.informacion_hasta.date()
    if isinstance(birth, date):
        if birth > today:
            yield Contradiction(
                "caso_futuro", f"{path}.nacimiento", {"fecha": f"{birth:%d/%m/%Y}", "hasta": f"{today:%d/%m/%Y}"}
            )
            return
        years = age_on(birth, today)
        then = caso.detencion.momento.earliest
        ages = (years, age_on(birth, then)) if then else (years,)
        if not any(_can_be(persona.edad, age) for age in ages):
            yield Contradiction("caso_edad", f"{path}.edad", {"edad": _in_words(persona.edad), "anios": years})
        yield from _minority(path, persona, years)
    elif isinstance(persona.edad, int):
        yield from _minority(path, persona, persona.edad)
    elif isinstance(persona.edad, EdadDicha) and persona.edad.is_exact and persona.edad.highest < MAYORIA_DE_EDAD:
        yield from _minority(path, persona, persona.edad.highest)


def _in_words(edad: object) -> str:
    return edad if isinstance(edad, EdadDicha) else f"{edad} años"


def _can_be(edad: object, years: int) -> bool:
    if isinstance(edad, EdadDicha):
        return not edad.is_exact or edad.lowest <= years <= edad.highest
    return not isinstance(edad, int) or edad == years


def _minority(path: str, persona: Persona, years: int) -> Iterator[Contradiction]:
    if isinstance(persona.menor_de_edad, bool) and persona.menor_de_edad != (years < MAYORIA_DE_EDAD):
        yield Contradiction("caso_minoria", f"{path}.menor_de_edad", {"anios": years})


def _births(caso: Caso) -> Iterator[Contradiction]:
    """Who files for herself stands twice, with one birthday. Two people may share a name."""
    place = who_files(caso)
    one = caso.promovente.nacimiento
    other = caso.quejosas[place].nacimiento if place is not None else None
    if isinstance(one, date) and isinstance(other, date) and one != other:
        days = {"una": f"{other:%d/%m/%Y}", "otra": f"{one:%d/%m/%Y}"}
        yield Contradiction("caso_dos_nacimientos", "promovente.nacimiento", days)


def _keys(caso: Caso) -> Iterator[Contradiction]:
    """A key leads to one item; "the same as she" leads to somebody who tells it herself."""
    for name in LETTERS:
        for place, item in enumerate(getattr(caso, name)):
            if item.clave and item.clave in (other.clave for other in getattr(caso, name)[:place]):
                yield Contradiction("caso_clave_repetida", f"{name}.{place}.clave", {"valor": item.clave})
    people = {quejosa.clave: quejosa for quejosa in caso.quejosas}
    for place, quejosa in enumerate(caso.quejosas):
        if quejosa.como and (quejosa.como not in people or people[quejosa.como].como):
            yield Contradiction("caso_clave_ignorada", f"quejosas.{place}.como", {"valor": quejosa.como})
    told = [(f"{name}.{n}", one) for name in OF_SOME for n, one in enumerate(getattr(caso, name))]
    named = [(f"{path}.a_quienes", clave) for path, one in told for clave in one.a_quienes]
    named += [("situaciones_de", clave) for whose in caso.situaciones_de.values() for clave in whose]
    named += [("proteccion.a_quienes", clave) for clave in caso.proteccion.a_quienes]
    for path, clave in (*named, ("promovente.persona", caso.promovente.persona)):
        if clave and clave not in people:
            yield Contradiction("caso_clave_ignorada", path, {"valor": clave})


def _custody(caso: Caso) -> Iterator[Contradiction]:
    """Of each lot of people: free, and yet nobody knows where; handed over before being taken."""
    for lot in lots(caso):
        yield from _of_a_lot(lot)


def _of_a_lot(lot: Lot) -> Iterator[Contradiction]:
    detencion, paradero = lot.caso.detencion, lot.caso.paradero
    if detencion.estatus == Estatus.LIBRE and paradero.estado in (EstadoParadero.NEGADO, EstadoParadero.DESCONOCIDO):
        yield Contradiction("caso_libre_y_oculta", lot.path("paradero.estado"), {})
    taken, handed = detencion.momento.earliest, detencion.puesta_a_disposicion.latest
    if taken and handed and handed.date() < taken.date():
        days = {"antes": f"{handed:%d/%m/%Y}", "despues": f"{taken:%d/%m/%Y}"}
        yield Contradiction("caso_entrega_antes", lot.path("detencion.puesta_a_disposicion.fecha"), days)
