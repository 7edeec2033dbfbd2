"""What the tables may ask about the steps taken, the danger of taking more, and the papers that a case holds."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Caso, age_on, known
from .starts import began


def step_traits(caso: Caso) -> Iterator[str]:
    """What was already done: nobody is told to do it again. What an office refused to receive was not done."""
    done = (gestion for gestion in caso.gestiones if gestion.negaron is not True)
    yield from (f"gestion:{gestion.clase}" for gestion in done if known(gestion.clase))
    if any(gestion.negaron is True for gestion in caso.gestiones):
        yield "negaron"


def danger_traits(caso: Caso) -> Iterator[str]:
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


def paper_traits(caso: Caso) -> Iterator[str]:
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
    since = began(caso).earliest
    return since is not None and age_on(since.date(), caso.informacion_hasta.date()) >= 1
