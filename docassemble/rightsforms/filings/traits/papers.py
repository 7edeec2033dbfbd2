"""What the tables may ask about the steps taken, the danger of taking more, and the papers that a case holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ...record import Caso, ClaseGestion, age_on, known
from ..starts import began


def steps_taken(caso: Caso) -> Iterator[ClaseGestion]:
    """What was already done: nobody is told to do it again. What an office refused to receive was not done."""
    for gestion in caso.gestiones:
        if gestion.negaron is not True and isinstance(gestion.clase, ClaseGestion):
            yield gestion.clase


def _over_a_year(caso: Caso) -> bool:
    """Long enough for an attorney to look at the time limits (LCNDH, art. 26)."""
    since = began(caso).earliest
    return since is not None and age_on(since.date(), caso.informacion_hasta.date()) >= 1


STEPS: Mapping[str, Callable[[Caso], bool]] = {
    "negaron": lambda caso: any(gestion.negaron is True for gestion in caso.gestiones),
    "gestiones": lambda caso: any(known(gestion.institucion) for gestion in caso.gestiones),
    "amparo_previo": lambda caso: caso.amparo_previo.existe is True,
    "mas_de_un_anio": _over_a_year,
}

DANGER: Mapping[str, Callable[[Caso], bool]] = {
    "peligro_ahora": lambda caso: caso.peligro_ahora is True,
    "familia_adentro": lambda caso: caso.proteccion.familia_adentro is True,
    "mediacion": lambda caso: caso.proteccion.mediacion is True,
    "peligro_inminente": lambda caso: caso.proteccion.peligro_inminente is True,
    "permiso_publico": lambda caso: caso.publicacion.permiso is True,
}

#: What the case holds that some document is made of.
PAPERS: Mapping[str, Callable[[Caso], bool]] = {
    "comunidad": lambda caso: known(caso.comunidad.nombre),
    "asamblea": lambda caso: known(caso.asamblea.inicio.fecha),
    "acto_colectivo": lambda caso: known(caso.acto_colectivo.descripcion),
    "priva_de_tierras": lambda caso: caso.acto_colectivo.priva_de_tierras is True,
    "testimonios": lambda caso: bool(caso.testimonios),
    "pruebas": lambda caso: any(known(prueba.descripcion) for prueba in caso.pruebas),
    "poder": lambda caso: known(caso.poder.otorga),
    "atencion": lambda caso: known(caso.atencion.necesita),
}
