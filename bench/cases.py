"""What is drafted to measure: invented cases of the tests."""

from pathlib import Path

from docassemble.rightsforms.record import Caso, Hecho, Origen

_CASES = Path(__file__).parents[1] / "tests" / "cases"
CASE = _CASES / "firma_a_ruego_tenejapa.yml"  # six pages
FILING = "amparo_art15"
DISAPPEARANCE = _CASES / "desaparicion_larrainzar.yml"
URGENT = ("amparo_art15", "comparecencia_verbal", "reporte_busqueda", "queja_derechos_humanos", "denuncia")


def of_many(caso: Caso, people: int) -> Caso:
    """The first of its people, so many times over, to all of whom the same happened."""
    one = caso.quejosas[0]
    made = (one.model_copy(update={"nombre": f"Persona {n}", "clave": f"p{n}"}) for n in range(1, people + 1))
    return caso.model_copy(update={"quejosas": tuple(made), "a_todas_igual": True})


def of_a_long_story(caso: Caso, facts: int) -> Caso:
    """So many facts, of five lines each."""
    told = "Lo que pasó se cuenta aquí con todas sus palabras, como lo dijo quien lo vio desde su casa esa noche. " * 4
    made = (Hecho(clave=f"h{n}", texto=f"{n}. {told.strip()}", origen=Origen.VI) for n in range(1, facts + 1))
    return caso.model_copy(update={"hechos": tuple(made)})
