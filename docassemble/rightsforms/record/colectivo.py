"""A community as the one who files: who it is, what its assembly decided, and the act against all of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .kinds import Breve, Detalle, Nombre, Notorio, Quien, Refugio, Texto
from .leaf import Hora, Leaf, Part
from .momento import Momento
from .permiso import Lector

Cuantas = Annotated[int, Field(ge=0, le=10_000_000)]


class Nucleo(StrEnum):
    """How the community holds its land."""

    EJIDO = "ejido"
    BIENES_COMUNALES = "bienes_comunales"
    SIN_TITULO = "sin_titulo"


class Comunidad(Part):
    nombre: Leaf[Notorio] = None
    municipio: Leaf[Notorio] = None
    pueblo: Leaf[Breve] = None
    lengua: Leaf[Breve] = None
    variante: Leaf[Breve] = None
    nucleo: Leaf[Nucleo] = None
    familias: Leaf[Cuantas] = None
    personas: Leaf[Cuantas] = None
    menores: Leaf[Cuantas] = None
    embarazadas: Leaf[Cuantas] = None
    mayores: Leaf[Cuantas] = None
    """Old people."""
    desplazadas: Leaf[Detalle] = None
    """Who had to leave, without saying where they are."""
    refugio: Leaf[Refugio] = None
    """Where they are: in no filing."""
    refugio_lo_sabe: tuple[Lector, ...] = ()
    """On the sealed sheet, for those to whom they allow it."""


class ActoColectivo(Part):
    """An act against the land, the water or the right to be consulted (Ley de Amparo, arts. 5-I, 17)."""

    descripcion: Leaf[Texto] = None
    conocimiento: Momento = Momento()
    """When the community knew of it: the time limit may run from here."""
    priva_de_tierras: Leaf[bool] = None
    """Takes agrarian rights from the nucleus, in whole or in part (art. 17-III)."""
    hubo_consulta: Leaf[bool] = None


class ViaAsamblea(StrEnum):
    AGRARIA = "agraria"  # Ley Agraria, arts. 21-33
    INDIGENA = "indigena"  # by the community's own rules (CPEUM, art. 2-A)


class Decision(StrEnum):
    CONSENSO = "consenso"
    MAYORIA = "mayoria"


class Actuacion(StrEnum):
    CONJUNTA = "conjunta"
    INDISTINTA = "indistinta"


class Facultad(StrEnum):
    PRESENTAR = "presentar"
    RATIFICAR = "ratificar"
    NOTIFICACIONES = "notificaciones"
    NOMBRAR_ABOGADAS = "nombrar_abogadas"
    PUBLICAR = "publicar"


class Representante(Part):
    nombre: Leaf[Nombre] = None
    cargo: Leaf[Breve] = None


class Asamblea(Part):
    """What was decided together; it cannot consent for one person who was tortured, abused or disappeared."""

    via: Leaf[ViaAsamblea] = None
    inicio: Momento = Momento()
    fin: Leaf[Hora] = None
    lugar: Leaf[Breve] = None
    lengua: Leaf[Breve] = None
    convoco: Leaf[Quien] = None
    convocatoria: Leaf[Detalle] = None
    """How and when people were called."""
    segunda: Leaf[bool] = None
    """Second call: any number is enough (Ley Agraria, art. 26)."""
    presentes: Leaf[Cuantas] = None
    mujeres: Leaf[Cuantas] = None
    jovenes: Leaf[Cuantas] = None
    con_derecho: Leaf[Cuantas] = None
    """How many have a vote."""
    autoridades: Leaf[Quien] = None
    """Who presides, with their charges."""
    orden_del_dia: Leaf[Detalle] = None
    explicada_en_lengua: Leaf[bool] = None
    discusion: Leaf[Texto] = None
    decision: Leaf[Decision] = None
    votos_a_favor: Leaf[Cuantas] = None
    objeciones: Leaf[Texto] = None
    contra: Leaf[Texto] = None
    """Against which acts and authorities."""
    otros_acuerdos: tuple[Texto, ...] = ()
    """What else was decided."""
    representantes: tuple[Representante, ...] = ()
    actuacion: Leaf[Actuacion] = None
    facultades: tuple[Facultad, ...] = ()
    """What those who represent it may do."""
    nombres_e_imagenes: Leaf[Texto] = None
    """What may be shown, and its limits."""
    reservas: Leaf[Quien] = None
    """Whom not to expose."""
    seguimiento: Leaf[Texto] = None
    """Who reports back, and how this may be taken back."""
    escribe: Leaf[Nombre] = None
    """Who wrote the minutes."""
