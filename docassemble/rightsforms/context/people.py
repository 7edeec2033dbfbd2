"""The people and the authorities of a case, as a template sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..assembly.answers import Answer, View
from ..assembly.document import Text
from ..filings import needs_care, speaks_another_language
from ..law import Corporacion, Jurisdiccion
from ..record import Autoridad, Caso, Papel, Quejosa, is_accused, is_minor, known
from ..record.secretos import initials
from ..words import words
from .views import views


def people(caso: Caso, law: Jurisdiccion) -> dict[str, Any]:
    quejosas = views(caso.quejosas, "quejosas") or [View(Quejosa(), "quejosas.0")]
    nobody = Autoridad(nombre=words("registro")["por_identificar"]) if caso.autoridades else Autoridad()
    autoridades = views(caso.autoridades, "autoridades", is_accused) or [View(nobody, "autoridades.0")]
    today = caso.informacion_hasta.date()
    autorizadas = views(caso.autorizadas, "autorizadas", lambda a: known(a.nombre))
    promovente = View(caso.promovente, "promovente")
    copromoventes = views(caso.copromoventes, "copromoventes", lambda p: known(p.nombre))
    hablantes = views(caso.quejosas, "quejosas", speaks_another_language)
    quien_promueve = not caso.promovente.es_la_quejosa and speaks_another_language(caso.promovente)
    return {
        "quejosas": quejosas,
        "parte_quejosa": [*quejosas, *([promovente] if caso.promovente.tambien_quejosa else [])],
        "menores": views(caso.quejosas, "quejosas", lambda q: is_minor(q, today)),
        "del_mecanismo": lambda personas: [p for p in personas if p.es_defensora or p.es_periodista],
        "necesitan_atencion": views(caso.quejosas, "quejosas", needs_care),
        "hablantes": hablantes,
        "copromoventes": copromoventes,
        "promovente_hablante": quien_promueve,
        "lenguas": _each_once([*hablantes, *([promovente] if quien_promueve else [])]),
        "homonimas": shared_names(caso.quejosas),
        "autoridades": autoridades,
        "ordenadoras": [a for a in autoridades if Papel.ORDENADORA in a.papeles],
        "toleraron": [a for a in autoridades if Papel.TOLERO in a.papeles],
        "informantes": views(caso.autoridades, "autoridades", lambda a: Papel.INFORMA in a.papeles),
        "ejecutoras": [a for a in autoridades if Papel.EJECUTORA in a.papeles],
        "corporacion": lambda a: law.corporaciones.get(str(a.corporacion), _NO_CORPORACION),
        "licenciadas": [a for a in autorizadas if a.cedula],
        "solo_notificaciones": [a for a in autorizadas if not a.cedula],
    }


def shared_names(quejosas: Iterable[Quejosa]) -> frozenset[str]:
    """Names that more than one of the people bears: each is told by the age as well."""
    names = [quejosa.nombre for quejosa in quejosas if isinstance(quejosa.nombre, str)]
    return frozenset(name for name in names if names.count(name) > 1)


def _each_once(hablantes: list[View]) -> list[View]:
    """One speaker for each language and variant: an interpreter is asked for once; a known variant comes first."""
    found: dict[tuple[str, str], View] = {}
    for hablante in sorted(hablantes, key=lambda h: not h.variante):
        lengua, variante = hablante.lengua.strip().casefold(), (hablante.variante or "").strip().casefold()
        if variante or not any(heard == lengua for heard, _ in found):
            found.setdefault((lengua, variante), hablante)
    return list(found.values())


def initials_of(name: Answer) -> Text:
    """ "María Gómez Pérez" -> "M. G. P.": for a table that others will read. Particles are left out."""
    return Text(initials(name))


_NO_CORPORACION = Corporacion(nombre="", opcion="", nivel="desconocida", cuerpo=False, titular=None)
