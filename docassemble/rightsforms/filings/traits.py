"""From a Caso to its traits: short names that the tables of the law test ("acto:vida", "menor", "nivel:federal")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..law import Corporacion, Jurisdiccion, official
from ..record import (
    MAYORIA_DE_EDAD,
    Acto,
    Autoridad,
    Caso,
    ClaseGestion,
    EstadoParadero,
    Estatus,
    Firma,
    Hecho,
    Modalidad,
    Nucleo,
    Origen,
    Papel,
    Persona,
    Quejosa,
    Riesgo,
    SeIgnora,
    Situacion,
    TipoActo,
    Via,
    ViaAsamblea,
    age_on,
    known,
)


def traits(caso: Caso, law: Jurisdiccion) -> frozenset[str]:
    """Everything the tables may ask about this case, the derived traits included."""
    found = frozenset(_plain(caso, law))
    for row in law.rasgos:
        if row.cuando.fits(found):
            found |= {row.rasgo}
    return found


def vocabulary(law: Jurisdiccion) -> frozenset[str]:
    """Every trait there can be: a table or a template that names another one is misspelt."""
    coded = {
        "acto": TipoActo,
        "situacion": Situacion,
        "art22": Modalidad,
        "estatus": Estatus,
        "paradero": EstadoParadero,
        "via": Via,
        "gestion": ClaseGestion,
        "riesgo": Riesgo,
        "nucleo": Nucleo,
        "asamblea": ViaAsamblea,
    }
    options = {f"{prefix}:{option}" for prefix, enum in coded.items() for option in enum}
    levels = {f"nivel:{corporacion.nivel}" for corporacion in law.corporaciones.values()}
    return _PLAIN | options | levels | {row.rasgo for row in law.rasgos}


_PLAIN = frozenset(
    {
        *(
            "autoridad",
            "solo_particulares",
            "comunitaria",
            "orden_judicial",
            "amparo_previo",
            "peligro_ahora",
            "por_su_religion",
            "municipio",
            "sede_federal",
        ),
        *("menor", "indigena", "defensora", "salud", "varias_quejosas", "hay_mas_quejosas"),
        *("por_otra", "tambien_quejosa", "huella", "resguardo"),
        *("familia_adentro", "mediacion", "peligro_inminente", "permiso_publico", "mas_de_un_anio"),
        *("comunidad", "asamblea", "acto_colectivo", "priva_de_tierras", "testimonios", "pruebas", "gestiones"),
        *("negaron", "poder", "atencion"),
    }
)


def municipio_ejecutor(caso: Caso) -> tuple[str, str]:
    """(municipality, its path) of the executing authority, else of the place of the act (Ley de Amparo, art. 37)."""
    for index, autoridad in enumerate(caso.autoridades):
        if Papel.EJECUTORA in autoridad.papeles and isinstance(autoridad.municipio, str) and known(autoridad.municipio):
            return autoridad.municipio, f"autoridades.{index}.municipio"
    municipio = caso.detencion.lugar.municipio
    return (municipio, "detencion.lugar.municipio") if isinstance(municipio, str) and known(municipio) else ("", "")


def is_printable(hecho: Hecho) -> bool:
    """Suppositions stay in the record until an attorney takes them up; they never print."""
    return known(hecho.texto) and hecho.origen != Origen.SUPONGO


def is_minor(persona: Persona, caso: Caso) -> bool:
    if isinstance(persona.menor_de_edad, bool):
        return persona.menor_de_edad
    if isinstance(persona.edad, int):
        return persona.edad < MAYORIA_DE_EDAD
    birth = persona.nacimiento
    if birth is None or isinstance(birth, SeIgnora):
        return False
    return age_on(birth, caso.informacion_hasta.date()) < MAYORIA_DE_EDAD


def _plain(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    yield from (f"acto:{acto.tipo}" for acto in caso.actos)
    yield from (f"situacion:{situacion}" for situacion in caso.situaciones)
    yield from (f"art22:{_modalidad(acto)}" for acto in caso.actos if acto.tipo == TipoActo.ART22)
    yield from _authority_traits(caso, law)
    yield from _people_traits(caso)
    yield from _situation_traits(caso, law)
    yield from _step_traits(caso)
    yield from _danger_traits(caso)
    yield from _paper_traits(caso)


def _modalidad(acto: Acto) -> Modalidad:
    return acto.modalidad if isinstance(acto.modalidad, Modalidad) else Modalidad.TORMENTO


def _authority_traits(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    found = [law.corporaciones[a.corporacion] for a in caso.autoridades if a.corporacion in law.corporaciones]
    yield from (f"nivel:{corporacion.nivel}" for corporacion in found)
    uniformed = any(known(a.uniforme) for a in caso.autoridades if _may_be_authority(a, law))
    if caso.apoyo_del_estado is True or uniformed or any(corporacion.del_estado for corporacion in found):
        yield "autoridad"
    elif _only_private(found):
        yield "solo_particulares"
    if any(corporacion.nivel == "comunitaria" for corporacion in found):
        yield "comunitaria"


def _may_be_authority(autoridad: Autoridad, law: Jurisdiccion) -> bool:
    """Whoever wears a uniform is taken for an authority, unless the teller says that they were private."""
    corporacion = law.corporaciones.get(str(autoridad.corporacion))
    return corporacion is None or corporacion.nivel != "particular"


def _only_private(found: list[Corporacion]) -> bool:
    return bool(found) and all(corporacion.nivel == "particular" for corporacion in found)


def _people_traits(caso: Caso) -> Iterator[str]:
    promovente = caso.promovente
    everybody: tuple[Persona, ...] = (*caso.quejosas, promovente)
    yes = {
        "menor": any(is_minor(q, caso) for q in caso.quejosas),
        "indigena": any(known(p.pueblo) or speaks_another_language(p) for p in everybody),
        "defensora": any(p.es_defensora is True for p in everybody),
        "salud": any(_needs_care(q) for q in caso.quejosas),
        "varias_quejosas": len(caso.quejosas) + promovente.tambien_quejosa > 1 or caso.hay_mas_quejosas is True,
        "hay_mas_quejosas": caso.hay_mas_quejosas is True,
        "por_otra": not promovente.es_la_quejosa,
        "tambien_quejosa": promovente.tambien_quejosa,
        "huella": promovente.firma == Firma.HUELLA,
        "resguardo": promovente.pide_resguardo is True,
    }
    yield from (trait for trait, holds in yes.items() if holds)


def speaks_another_language(persona: Persona) -> bool:
    """Whoever speaks another language than Spanish has a right to an interpreter (CPEUM, art. 2-A-XI)."""
    return (
        isinstance(persona.lengua, str)
        and known(persona.lengua)
        and persona.lengua.strip().casefold() not in ("español", "castellano")
    )


def _needs_care(quejosa: Quejosa) -> bool:
    salud = quejosa.salud
    texts = (salud.padecimientos, salud.medicacion, salud.lesiones, salud.discapacidad)
    return salud.embarazo is True or any(known(text) for text in texts)


def _situation_traits(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    if caso.paradero.estado is not None:
        yield (
            "paradero:desconocido" if isinstance(caso.paradero.estado, SeIgnora) else f"paradero:{caso.paradero.estado}"
        )
    if known(caso.detencion.estatus):
        yield f"estatus:{caso.detencion.estatus}"
    if caso.detencion.orden_judicial is True:
        yield "orden_judicial"
    if caso.peligro_ahora is True:
        yield "peligro_ahora"
    if caso.por_su_religion is True:
        yield "por_su_religion"
    if caso.amparo_previo.existe is True:
        yield "amparo_previo"
    if known(caso.presentacion.via):
        yield f"via:{caso.presentacion.via}"
    municipio, _ = municipio_ejecutor(caso)
    if municipio:
        yield "municipio"
    if any(law.municipios.get(codigo) == official(law, municipio) for codigo in law.juzgados.sedes):
        yield "sede_federal"


def _step_traits(caso: Caso) -> Iterator[str]:
    """What was already done: nobody is told to do it again."""
    yield from (f"gestion:{gestion.clase}" for gestion in caso.gestiones if known(gestion.clase))
    if any(gestion.negaron is True for gestion in caso.gestiones):
        yield "negaron"


def _danger_traits(caso: Caso) -> Iterator[str]:
    danger = caso.proteccion
    if known(danger.represalia):
        yield f"riesgo:{danger.represalia}"
    yes = {
        "familia_adentro": danger.familia_adentro,
        "mediacion": danger.mediacion,
        "peligro_inminente": danger.peligro_inminente,
        "permiso_publico": caso.publicacion.permiso,
    }
    yield from (trait for trait, holds in yes.items() if holds is True)


def _paper_traits(caso: Caso) -> Iterator[str]:
    """What the case holds that some document is made of."""
    if known(caso.comunidad.nucleo):
        yield f"nucleo:{caso.comunidad.nucleo}"
    if known(caso.asamblea.via):
        yield f"asamblea:{caso.asamblea.via}"
    yes = {
        "comunidad": known(caso.comunidad.nombre),
        "asamblea": known(caso.asamblea.inicio.fecha),
        "acto_colectivo": known(caso.acto_colectivo.descripcion),
        "priva_de_tierras": caso.acto_colectivo.priva_de_tierras is True,
        "testimonios": bool(caso.testimonios),
        "pruebas": any(known(prueba.descripcion) for prueba in caso.pruebas),
        "gestiones": any(known(gestion.institucion) for gestion in caso.gestiones),
        "poder": known(caso.poder.otorga),
        "atencion": known(caso.atencion.necesita),
        "mas_de_un_anio": _over_a_year(caso),
    }
    yield from (trait for trait, holds in yes.items() if holds)


def _over_a_year(caso: Caso) -> bool:
    """Long enough for an attorney to look at the time limits (LCNDH, art. 26)."""
    taken = caso.detencion.momento.fecha
    return isinstance(taken, date) and age_on(taken, caso.informacion_hasta.date()) >= 1
