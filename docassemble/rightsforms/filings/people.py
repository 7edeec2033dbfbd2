"""What the tables may ask about the people of a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..record import Caso, Firma, Persona, Quejosa, age_on, is_minor, keeps_name, known, lowest_age

ADOLESCENCIA = 12  # years (LGDNNA, art. 5)


def people_traits(caso: Caso) -> Iterator[str]:
    promovente, today = caso.promovente, caso.informacion_hasta.date()
    everybody: tuple[Persona, ...] = (*caso.quejosas, promovente)
    parties: tuple[Persona, ...] = everybody if promovente.tambien_quejosa else caso.quejosas
    yes = {
        "menor": any(is_minor(q, today) for q in caso.quejosas),
        "todas_menores": bool(caso.quejosas) and all(is_minor(q, today) for q in caso.quejosas),
        "adolescente": any(is_minor(q, today) and not _is_child(q, caso) for q in caso.quejosas),
        "reservada": any(keeps_name(q) for q in caso.quejosas),
        "indigena": any(known(p.pueblo) or speaks_another_language(p) for p in everybody),
        "lengua_extranjera": any(map(speaks_another_language, everybody)) and not any(map(_is_indigenous, everybody)),
        "defensora": any(p.es_defensora is True for p in everybody),
        "nina": any(is_minor(q, today) and _is_child(q, caso) for q in caso.quejosas),
        "quejosa_indigena": any(map(_is_indigenous, parties)),
        "quejosa_periodista": any(p.es_periodista is True for p in parties),
        "sin_distinguir": _may_differ(caso),
        "periodista": any(p.es_periodista is True for p in everybody),
        "salud": any(needs_care(q) for q in caso.quejosas),
        "lesionada": any(known(q.salud.lesiones) for q in caso.quejosas),
        "embarazada": any(q.salud.embarazo is True for q in caso.quejosas),
        "teme_regresar": any(q.migracion.teme_regresar is True for q in caso.quejosas),
        "quiere_consul": any(q.migracion.quiere_consul is True for q in caso.quejosas),
        "no_quiere_consul": any(q.migracion.quiere_consul is False for q in caso.quejosas),
        "varias_quejosas": len(caso.quejosas) + promovente.tambien_quejosa > 1 or _there_are_more(caso),
        "hay_mas_quejosas": _there_are_more(caso),
        "por_otra": not promovente.es_la_quejosa,
        "tambien_quejosa": promovente.tambien_quejosa,
        "huella": promovente.firma == Firma.HUELLA,
        "resguardo": promovente.pide_resguardo is True,
        "identidad_abierta": promovente.pide_resguardo is False,
    }
    yield from (trait for trait, holds in yes.items() if holds)


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
