"""Evidence as a defender keeps it: what it is, where it came from, who had it (CNPP, arts. 227 and 228).

It is a private chain: the official one begins when an authority receives the file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .claves import Clave
from .kinds import Breve, Dato, Detalle, Quien, Texto
from .leaf import Leaf, Part
from .momento import Momento
from .permiso import Finalidad


class TipoPrueba(StrEnum):
    FOTO = "foto"
    VIDEO = "video"
    AUDIO = "audio"
    CAPTURA = "captura"
    MENSAJE = "mensaje"
    DOCUMENTO = "documento"
    OBJETO = "objeto"
    TESTIMONIO = "testimonio"


class EstadoPrueba(StrEnum):
    ORIGINAL = "original"
    COPIA = "copia"
    EDITADO = "editado"


class Movimiento(Part):
    """One line of the custody log."""

    momento: Momento = Momento()
    """When it changed hands, or was looked at."""
    quien: Leaf[Quien] = None
    accion: Leaf[Texto] = None
    """Received, copied, opened, sent, delivered."""
    a_quien: Leaf[Quien] = None
    huella_igual: Leaf[bool] = None
    """The hash was computed again and was the same."""


class Prueba(Part):
    clave: Clave = ""
    descripcion: Leaf[Texto] = None
    """What it shows, without conclusions."""
    anexo: bool = False
    """Goes with the petition as an annex."""
    sha256: Leaf[Dato] = None
    tipo: Leaf[TipoPrueba] = None
    archivo: Leaf[Detalle] = None
    """The original name of the file, never changed."""
    tamano: Leaf[Annotated[int, Field(ge=0)]] = None
    """Bytes."""
    huella_calculada: Momento = Momento()
    herramienta: Leaf[Quien] = None
    """Program that computed the hash, and who ran it."""
    autoria: Leaf[Quien] = None
    """Who took it."""
    autoria_reservada: bool = False
    """Who took it is not to be said."""
    captura: Momento = Momento()
    lugar: Leaf[Breve] = None
    coordenadas: Leaf[Dato] = None
    dispositivo: Leaf[Breve] = None
    reloj: Leaf[Detalle] = None
    """Whether its clock was right."""
    personas_visibles: Leaf[Quien] = None
    recibida_por: Leaf[Quien] = None
    """The way it came: who sent it, when, through which program."""
    estado: Leaf[EstadoPrueba] = None
    edicion: Leaf[Detalle] = None
    """What was changed, if it was."""
    resguardo: Leaf[Detalle] = None
    """The two places where it is kept."""
    uso: tuple[Finalidad, ...] = ()
    """What whoever gave it allowed; without one it is offered nowhere."""
    bitacora: tuple[Movimiento, ...] = ()
    entregada_a: Leaf[Quien] = None
    acuse: Leaf[Detalle] = None
