"""A testimony that a defender writes down: a private record, not the interview of a prosecutor."""

from __future__ import annotations

from enum import StrEnum

from .claves import Clave
from .kinds import Breve, Contacto, Nombre, Notorio, Quien, Texto
from .leaf import Hora, Leaf, Part
from .momento import Momento
from .personas import Interprete, Persona


class Presencia(StrEnum):
    """How the witness knows."""

    VIO = "vio"
    OYO = "oyo"
    LE_CONTARON = "le_contaron"


class Medio(StrEnum):
    PRESENCIAL = "presencial"
    TELEFONO = "telefono"
    VIDEOLLAMADA = "videollamada"


class Testimonio(Part):
    """One for each witness, told once."""

    clave: Clave = ""
    seudonimo: Leaf[Breve] = None
    """Stands ("Testigo 1") in the place of a name that is kept apart."""
    declarante: Persona = Persona()
    """With what they allow."""
    vinculo: Leaf[Breve] = None
    """With the person to whom it was done."""
    presencia: Leaf[Presencia] = None
    inicio: Momento = Momento()
    fin: Leaf[Hora] = None
    lugar: Leaf[Breve] = None
    """In general; the exact place may stay private."""
    medio: Leaf[Medio] = None
    entrevista: Leaf[Nombre] = None
    """Who listens and writes."""
    organizacion: Leaf[Notorio] = None
    interprete: Interprete = Interprete()
    autoriza: Leaf[Nombre] = None
    """Who allows it, when the witness is a minor."""
    acompana: Leaf[Nombre] = None
    """Who stays with the witness; a minor is never alone (LGDNNA, art. 83)."""
    procuraduria_avisada: Leaf[bool] = None
    relato: Leaf[Texto] = None
    """In the first person, in order, with the words that were heard."""
    percepcion: Leaf[Texto] = None
    """Distance, light, weather, what stood between."""
    no_vio: Leaf[Texto] = None
    lesiones: Leaf[Texto] = None
    amenazas: Leaf[Texto] = None
    otros_testigos: Leaf[Quien] = None
    """Only with their permission."""
    materiales: Leaf[Texto] = None
    riesgo: Leaf[Texto] = None
    """What the witness fears, and what will be done about it."""
    contacto: Leaf[Contacto] = None
    correcciones: Leaf[Texto] = None
    leido: Leaf[bool] = None
    """Read back in the language of the witness."""
