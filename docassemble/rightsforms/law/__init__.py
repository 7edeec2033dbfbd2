"""The law as dated data: laws and articles, conditions, effects, authorities, courts, places."""

from .citas import Cita, article_words
from .jurisdiccion import Jurisdiccion, jurisdiccion
from .models import Citas, Corporacion, Cuando, Efecto, Ley

__all__ = ["Cita", "Citas", "Corporacion", "Cuando", "Efecto", "Jurisdiccion", "Ley", "article_words", "jurisdiccion"]
