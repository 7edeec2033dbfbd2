"""What the tables may ask about the people of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ...record import Caso, Firma, Persona, Quejosa, UsoDelNombre, age_on, is_minor, keeps_name, known, lowest_age

ADOLESCENCIA = 12  # years (LGDNNA, art. 5)


def _everybody(caso: Caso) -> tuple[Persona, ...]:
    return (*caso.quejosas, caso.promovente)


def _parties(caso: Caso) -> tuple[Persona, ...]:
    return _everybody(caso) if caso.promovente.tambien_quejosa else caso.quejosas


def _minors(caso: Caso) -> tuple[Quejosa, ...]:
    today = caso.informacion_hasta.date()
    return tuple(q for q in caso.quejosas if is_minor(q, today))


def _may_differ(caso: Caso) -> bool:
    """Several people, and nobody has said whether the same befell them all."""
    apart = any(q.detencion or q.paradero or q.atencion or q.como for q in caso.quejosas)
    whose = [acto.a_quienes for acto in caso.actos] + [autoridad.a_quienes for autoridad in caso.autoridades]
    told = apart or any(whose) or bool(caso.situaciones_de) or isinstance(caso.a_todas_igual, bool)
    return len(caso.quejosas) > 1 and not told


def _there_are_more(caso: Caso) -> bool:
    told = caso.cuantas_mas
    return caso.hay_mas_quejosas is True or (isinstance(told, int) and told > 0)


def _is_child(persona: Persona, caso: Caso) -> bool:
    """Under twelve: the law for adolescents holds them to nothing (LNSIJPA, art. 4)."""
    years = _years(persona, caso)
    return years is not None and years < ADOLESCENCIA


def _years(persona: Persona, caso: Caso) -> int | None:
    """The age as it was told, or else by the day of birth."""
    told = lowest_age(persona.edad)
    if told is not None:
        return told
    birth = persona.nacimiento
    return age_on(birth, caso.informacion_hasta.date()) if isinstance(birth, date) else None


def speaks_another_language(persona: Persona) -> bool:
    """Whoever speaks another language than Spanish has a right to an interpreter (CPEUM, art. 2-A-XI)."""
    return (
        isinstance(persona.lengua, str)
        and known(persona.lengua)
        and persona.lengua.strip().casefold() not in ("español", "castellano")
    )


def _is_indigenous(persona: Persona) -> bool:
    """Of a people of this land, as far as is told; a foreigner of whom none is told speaks a foreign language."""
    told = str(persona.nacionalidad).casefold() if known(persona.nacionalidad) else ""
    foreign = told and not told.startswith("mexican")
    return known(persona.pueblo) or (speaks_another_language(persona) and not foreign)


def needs_care(quejosa: Quejosa) -> bool:
    """Whoever holds this person must see to their health (Ley de Amparo, art. 126)."""
    salud = quejosa.salud
    texts = (salud.padecimientos, salud.medicacion, salud.lesiones, salud.discapacidad)
    return salud.embarazo is True or any(known(text) for text in texts)


PEOPLE: Mapping[str, Callable[[Caso], bool]] = {
    "menor": lambda caso: bool(_minors(caso)),
    "todas_menores": lambda caso: bool(caso.quejosas) and _minors(caso) == caso.quejosas,
    "adolescente": lambda caso: not all(_is_child(q, caso) for q in _minors(caso)),
    "nina": lambda caso: any(_is_child(q, caso) for q in _minors(caso)),
    "reservada": lambda caso: any(map(keeps_name, caso.quejosas)),
    "pueblo_o_lengua": lambda caso: any(known(p.pueblo) or speaks_another_language(p) for p in _everybody(caso)),
    "lengua_extranjera": lambda caso: (
        any(map(speaks_another_language, _everybody(caso))) and not any(map(_is_indigenous, _everybody(caso)))
    ),
    "quejosa_indigena": lambda caso: any(map(_is_indigenous, _parties(caso))),
    "defensora": lambda caso: any(p.es_defensora is True for p in _everybody(caso)),
    "periodista": lambda caso: any(p.es_periodista is True for p in _everybody(caso)),
    "quejosa_periodista": lambda caso: any(p.es_periodista is True for p in _parties(caso)),
    "salud": lambda caso: any(map(needs_care, caso.quejosas)),
    "lesionada": lambda caso: any(known(q.salud.lesiones) for q in caso.quejosas),
    "embarazada": lambda caso: any(q.salud.embarazo is True for q in caso.quejosas),
    "teme_regresar": lambda caso: any(q.migracion.teme_regresar is True for q in caso.quejosas),
    "quiere_consul": lambda caso: any(q.migracion.quiere_consul is True for q in caso.quejosas),
    "no_quiere_consul": lambda caso: any(q.migracion.quiere_consul is False for q in caso.quejosas),
    "sin_distinguir": _may_differ,
    "varias_quejosas": lambda caso: len(caso.quejosas) + caso.promovente.tambien_quejosa > 1 or _there_are_more(caso),
    "hay_mas_quejosas": _there_are_more,
    "por_otra": lambda caso: not caso.promovente.es_la_quejosa,
    "tambien_quejosa": lambda caso: caso.promovente.tambien_quejosa,
    "huella": lambda caso: caso.promovente.firma == Firma.HUELLA,
    "resguardo": lambda caso: caso.promovente.pide_resguardo is True,
    "identidad_abierta": lambda caso: caso.promovente.pide_resguardo is False,
}

#: What holds of one person, whatever holds of the others: what protects a datum is asked of whose it is.
OF_ONE: Mapping[str, Callable[[Persona, Caso], bool]] = {
    "menor": lambda persona, caso: is_minor(persona, caso.informacion_hasta.date()),
    "reservada": lambda persona, _caso: keeps_name(persona),
    "sin_nombre": lambda persona, _caso: (
        persona.nombre_reservado or persona.consentimiento.nombre is UsoDelNombre.RESERVADO
    ),
    "promueve": lambda persona, caso: any(persona is one for one in (caso.promovente, *caso.copromoventes)),
}
