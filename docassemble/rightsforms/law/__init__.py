"""The law as dated data: laws and articles, conditions, effects, authorities, courts, places, offices."""

from .autoridades import Corporacion, NivelAutoridad
from .citas import Cita, article_words
from .directorio import read as read_directory
from .jurisdiccion import Jurisdiccion, jurisdiccion
from .leyes import Ley
from .lugares import find, official
from .models import Citas, Cuando, Renglon
from .oficina import DIAS_DE_VIGENCIA, Oficina, digits
from .reserva import Reserva, Trato
from .rows import rows_in

__all__ = [
    "DIAS_DE_VIGENCIA",
    "Cita",
    "Citas",
    "Corporacion",
    "Cuando",
    "Jurisdiccion",
    "Ley",
    "NivelAutoridad",
    "Oficina",
    "Renglon",
    "Reserva",
    "Trato",
    "article_words",
    "digits",
    "find",
    "jurisdiccion",
    "official",
    "read_directory",
    "rows_in",
]
