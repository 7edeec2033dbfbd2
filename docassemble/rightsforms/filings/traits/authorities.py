"""What the tables may ask about who did it, who holds the person, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...law import Corporacion, Jurisdiccion, official
from ...record import Autoridad, Caso, Estatus, Papel, TipoActo, is_accused, known


def _accused(caso: Caso) -> list[Autoridad]:
    return [autoridad for autoridad in caso.autoridades if is_accused(autoridad)]


def corporations(caso: Caso, law: Jurisdiccion) -> list[Corporacion]:
    """Of those who are said to have done it, as far as they are in the law's list."""
    return [law.corporaciones[a.corporacion] for a in _accused(caso) if a.corporacion in law.corporaciones]


def _of_the_state(caso: Caso, law: Jurisdiccion) -> bool:
    uniformed = any(known(a.uniforme) for a in _accused(caso) if _may_be_authority(a, law))
    return caso.apoyo_del_estado is True or uniformed or any(each.del_estado for each in corporations(caso, law))


def _may_be_authority(autoridad: Autoridad, law: Jurisdiccion) -> bool:
    """Whoever wears a uniform is taken for an authority, unless the teller says that they were private."""
    corporacion = law.corporaciones.get(str(autoridad.corporacion))
    return corporacion is None or corporacion.nivel != "particular"


def _only_private(found: list[Corporacion]) -> bool:
    return bool(found) and all(corporacion.nivel == "particular" for corporacion in found)


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


def _has_federal_court(caso: Caso, law: Jurisdiccion) -> bool:
    municipio, _path = municipio_ejecutor(caso, law)
    return any(law.municipios.get(codigo) == official(law, municipio) for codigo in law.juzgados.sedes)


AUTHORITIES: Mapping[str, Callable[[Caso, Jurisdiccion], bool]] = {
    "autoridad": _of_the_state,
    "solo_particulares": lambda caso, law: not _of_the_state(caso, law) and _only_private(corporations(caso, law)),
    "comunitaria": lambda caso, law: any(each.nivel == "comunitaria" for each in corporations(caso, law)),
    "migratoria": lambda caso, law: any(each.migratoria for each in corporations(caso, law)),
    "del_ministerio_publico": lambda caso, law: any(each.ministerio_publico for each in corporations(caso, law)),
    "municipio": lambda caso, law: bool(municipio_ejecutor(caso, law)[0]),
    "sede_federal": _has_federal_court,
    "no_detenida": lambda caso, _law: caso.detencion.ocurrio is False,
    "orden_judicial": lambda caso, _law: caso.detencion.orden_judicial is True,
    "por_su_religion": lambda caso, _law: caso.por_su_religion is True,
}
