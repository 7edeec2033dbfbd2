"""From a Caso to its traits: short names that the tables of the law test ("acto:vida", "menor", "nivel:federal")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..law import Corporacion, Cuando, Jurisdiccion, official
from ..record import (
    Acto,
    Autoridad,
    Caso,
    ClaseGestion,
    EstadoParadero,
    Estatus,
    Lot,
    Modalidad,
    Nucleo,
    Papel,
    Riesgo,
    SeIgnora,
    Situacion,
    TipoActo,
    Via,
    ViaAsamblea,
    is_accused,
    known,
    lots,
    once,
)
from .deeds import danger_traits, paper_traits, step_traits
from .people import people_traits


@once
def traits(caso: Caso, law: Jurisdiccion) -> frozenset[str]:
    """Everything the tables may ask about the case of one lot of people, the derived traits included."""
    found = frozenset(_plain(caso, law))
    for row in law.rasgos:
        if row.cuando.fits(found):
            found |= {row.rasgo}
    return found


def traits_of_each(caso: Caso, law: Jurisdiccion) -> tuple[tuple[Lot, frozenset[str]], ...]:
    """Every lot of people with its traits: no row of a table joins what is true of some with what is true of others."""
    return tuple((lot, traits(lot.caso, law)) for lot in lots(caso))


def fits_somebody(cuando: Cuando, of_each: Iterable[tuple[Lot, frozenset[str]]]) -> bool:
    """True when the row fits one lot of people at least."""
    return any(cuando.fits(rasgos) for _lot, rasgos in of_each)


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
            "migratoria",
            "del_ministerio_publico",
            "orden_judicial",
            "amparo_previo",
            "peligro_ahora",
            "por_su_religion",
            "municipio",
            "sede_federal",
            "no_detenida",
        ),
        *(
            "menor",
            "todas_menores",
            "adolescente",
            "nina",
            "sin_distinguir",
            "indigena",
            "quejosa_indigena",
            "lengua_extranjera",
            "quejosa_periodista",
            "defensora",
            "periodista",
            "varias_quejosas",
            "hay_mas_quejosas",
        ),
        *("salud", "lesionada", "embarazada", "teme_regresar", "quiere_consul", "no_quiere_consul"),
        *("por_otra", "tambien_quejosa", "huella", "resguardo", "reservada", "identidad_abierta"),
        *("familia_adentro", "mediacion", "peligro_inminente", "permiso_publico", "mas_de_un_anio"),
        *("comunidad", "asamblea", "acto_colectivo", "priva_de_tierras", "testimonios", "pruebas", "gestiones"),
        *("negaron", "poder", "atencion"),
    }
)


def municipio_ejecutor(caso: Caso, law: Jurisdiccion) -> tuple[str, str]:
    """(municipality, its path) of the executing authority, else of the place of the act (Ley de Amparo, art. 37).

    Of several, of the one in whose hands the person is by now: who took her may be far away (art. 159).
    """
    executing = [(n, one) for n, one in enumerate(caso.autoridades) if Papel.EJECUTORA in one.papeles]
    for index, autoridad in sorted(executing, key=lambda each: not _has_her_now(each[1], caso, law)):
        if isinstance(autoridad.municipio, str) and known(autoridad.municipio):
            return autoridad.municipio, f"autoridades.{index}.municipio"
    municipio = caso.detencion.lugar.municipio
    return (municipio, "detencion.lugar.municipio") if isinstance(municipio, str) and known(municipio) else ("", "")


def _has_her_now(autoridad: Autoridad, caso: Caso, law: Jurisdiccion) -> bool:
    corporacion = law.corporaciones.get(str(autoridad.corporacion))
    if corporacion is None:
        return False
    deported = any(acto.tipo == TipoActo.DEPORTACION for acto in caso.actos)
    handed_over = caso.detencion.estatus == Estatus.MINISTERIO_PUBLICO
    return (corporacion.migratoria and deported) or (corporacion.ministerio_publico and handed_over)


def _plain(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    yield from (f"acto:{acto.tipo}" for acto in caso.actos)
    yield from (f"situacion:{situacion}" for situacion in caso.situaciones)
    yield from (f"art22:{kind}" for acto in caso.actos if acto.tipo == TipoActo.ART22 and (kind := _kind(acto, caso)))
    yield from _authority_traits(caso, law)
    yield from people_traits(caso)
    yield from _situation_traits(caso, law)
    yield from step_traits(caso)
    yield from danger_traits(caso)
    yield from paper_traits(caso)


def _kind(acto: Acto, caso: Caso) -> Modalidad | None:
    """What nobody named is ill-treatment, unless a mother is to be parted from her child: nobody is beaten then."""
    if isinstance(acto.modalidad, Modalidad):
        return acto.modalidad
    return None if Situacion.SEPARACION in caso.situaciones else Modalidad.TORMENTO


def _authority_traits(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    accused = [autoridad for autoridad in caso.autoridades if is_accused(autoridad)]
    found = [law.corporaciones[a.corporacion] for a in accused if a.corporacion in law.corporaciones]
    yield from (f"nivel:{corporacion.nivel}" for corporacion in found)
    uniformed = any(known(a.uniforme) for a in accused if _may_be_authority(a, law))
    if caso.apoyo_del_estado is True or uniformed or any(corporacion.del_estado for corporacion in found):
        yield "autoridad"
    elif _only_private(found):
        yield "solo_particulares"
    if any(corporacion.nivel == "comunitaria" for corporacion in found):
        yield "comunitaria"
    if any(corporacion.migratoria for corporacion in found):
        yield "migratoria"
    if any(corporacion.ministerio_publico for corporacion in found):
        yield "del_ministerio_publico"


def _may_be_authority(autoridad: Autoridad, law: Jurisdiccion) -> bool:
    """Whoever wears a uniform is taken for an authority, unless the teller says that they were private."""
    corporacion = law.corporaciones.get(str(autoridad.corporacion))
    return corporacion is None or corporacion.nivel != "particular"


def _only_private(found: list[Corporacion]) -> bool:
    return bool(found) and all(corporacion.nivel == "particular" for corporacion in found)


def _situation_traits(caso: Caso, law: Jurisdiccion) -> Iterator[str]:
    if caso.paradero.estado is not None:
        yield (
            "paradero:desconocido" if isinstance(caso.paradero.estado, SeIgnora) else f"paradero:{caso.paradero.estado}"
        )
    if known(caso.detencion.estatus):
        yield f"estatus:{caso.detencion.estatus}"
    if caso.detencion.ocurrio is False:
        yield "no_detenida"
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
    municipio, _ = municipio_ejecutor(caso, law)
    if municipio:
        yield "municipio"
    if any(law.municipios.get(codigo) == official(law, municipio) for codigo in law.juzgados.sedes):
        yield "sede_federal"
