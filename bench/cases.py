"""What is drafted to measure: invented cases of the tests."""

from pathlib import Path

_CASES = Path(__file__).parents[1] / "tests" / "cases"
CASE = _CASES / "firma_a_ruego_tenejapa.yml"  # six pages
FILING = "amparo_art15"
DISAPPEARANCE = _CASES / "desaparicion_larrainzar.yml"
URGENT = ("amparo_art15", "comparecencia_verbal", "reporte_busqueda", "queja_derechos_humanos", "denuncia")
