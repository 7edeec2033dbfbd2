"""What happened, what was done about it and what shows it, as a template sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..assembly.answers import View, view
from ..assembly.document import Text
from ..record import Caso, Finalidad, Gestion, Hecho, Momento, Origen, Prueba, Testimonio, is_minor, is_printable, known
from ..record.orden import as_they_happened
from .views import views


def narrative(caso: Caso, *, alone: bool) -> dict[str, Any]:
    """Facts in the order they happened; those without a day stay where they were told.

    `alone`: nothing else befell anybody else, so that whoever saw what happened saw this.
    """
    last, event = caso.detencion.ultimo_contacto, caso.detencion.momento
    ultimo = (last, "detencion.ultimo_contacto") if known(last.fecha) else (event, "detencion.momento")
    return {
        "hechos": _in_order(caso.hechos, "hechos", event, is_printable),
        "gestiones": _in_order(caso.gestiones, "gestiones", event, lambda g: known(g.institucion)),
        "lo_presencio": caso.promovente.es_la_quejosa
        or (alone and any(_was_seen(hecho, event) for hecho in caso.hechos)),
        "testimonios": views(caso.testimonios, "testimonios"),
        "evidencias": views(caso.pruebas, "pruebas", lambda p: known(p.descripcion)),
        "nombre_de_evidencia": _name_of_evidence,
        "ultimo_contacto": View(*ultimo),
        "fecha_del_escrito": view(caso.informacion_hasta.date(), "informacion_hasta"),
        "hora_del_escrito": view(caso.informacion_hasta.time(), "informacion_hasta.hora"),
    }


def _was_seen(hecho: Hecho, event: Momento) -> bool:
    """Whether the teller was there: saw what is told of that day, or of a day that nobody names."""
    days = (hecho.momento.fecha, event.fecha)
    return hecho.origen == Origen.VI and is_printable(hecho) and (not all(map(known, days)) or days[0] == days[1])


def evidence(caso: Caso, purpose: Finalidad | None) -> dict[str, Any]:
    """What may be offered for this purpose: a piece whose use nobody allowed stays inside (None)."""

    def offered(prueba: Prueba) -> bool:
        return known(prueba.descripcion) and (purpose is None or purpose in prueba.uso)

    return {
        "anexos": views(caso.pruebas, "pruebas", lambda p: offered(p) and p.anexo),
        "otras_pruebas": views(caso.pruebas, "pruebas", lambda p: offered(p) and not p.anexo),
    }


def sheets(caso: Caso) -> dict[str, Any]:
    """One sheet for each witness; a blank one, to fill in by hand, when there is none."""
    today = caso.informacion_hasta.date()
    witnesses = caso.testimonios or (Testimonio(),)
    actas = views(witnesses, "testimonios")
    told = zip(actas, witnesses, strict=True)
    return {
        "actas": actas,
        "actas_de_menores": [acta for acta, witness in told if is_minor(witness.declarante, today)],
    }


def _name_of_evidence(prueba: View) -> Text:
    """ "EV-3": by its key, so that it is the same after another piece was taken away."""
    number = prueba.clave[1:] if prueba.clave else int(prueba.descripcion.path.split(".")[1]) + 1
    return Text(f"EV-{number}")


def _in_order[P: Hecho | Gestion](
    parts: tuple[P, ...], path: str, first: Momento, keep: Callable[[P], bool]
) -> list[View]:
    """As they happened, those that may be printed."""
    moments = as_they_happened((part.momento for part in parts), first)
    order = sorted(range(len(parts)), key=lambda index: moments[index])
    return [View(parts[index], f"{path}.{index}") for index in order if keep(parts[index])]
