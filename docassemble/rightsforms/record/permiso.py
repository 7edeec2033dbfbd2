"""What a person allows, purpose by purpose, and what the one who tells or is protected may fear."""

from __future__ import annotations

from enum import StrEnum

from .claves import Clave
from .kinds import Breve, Detalle, Notorio, Quien, Texto
from .leaf import Leaf, Part


class Finalidad(StrEnum):
    """What a story, a name or a file may be used for: each purpose is allowed by itself."""

    AMPARO = "amparo"
    QUEJA = "queja"
    PROTECCION = "proteccion"
    DENUNCIA = "denuncia"
    INTERNACIONAL = "internacional"
    PUBLICACION = "publicacion"
    ARCHIVO = "archivo"


class Lector(StrEnum):
    """Who will read a filing; a court's and a prosecutor's papers reach the authorities that are accused."""

    CASA = "casa"  # those who work on the case
    JUZGADO = "juzgado"
    FISCALIA = "fiscalia"
    BUSQUEDA = "busqueda"
    COMISION = "comision"  # of human rights, of victims, of protection
    INTERNACIONAL = "internacional"  # and the State through it
    PUBLICO = "publico"


class UsoDelNombre(StrEnum):
    COMPLETO = "completo"
    INICIALES = "iniciales"
    RESERVADO = "reservado"


class Consentimiento(Part):
    """Nothing is allowed until the person said so; whoever cannot be reached (`imposible`) has allowed nothing."""

    informada: Leaf[bool] = None
    """Told, in their language, what for, the risks, and that they may stop or withdraw."""
    finalidades: tuple[Finalidad, ...] = ()
    """What their words, name and files may be used for."""
    nombre: Leaf[UsoDelNombre] = None
    grabacion: Leaf[bool] = None
    """Audio, video or photographs."""
    compartir: Leaf[bool] = None
    """With the attorneys."""
    copia: Leaf[bool] = None
    """They keep a copy."""
    imposible: Leaf[Detalle] = None
    """Why they could not be asked."""


class Riesgo(StrEnum):
    ALTO = "alto"
    MEDIO = "medio"
    BAJO = "bajo"


class Proteccion(Part):
    """The danger of filing and of publishing, and the protection that people want and do not want."""

    represalia: Leaf[Riesgo] = None
    familia_adentro: Leaf[bool] = None
    """Still inside the community whose authority holds the person."""
    mediacion: Leaf[bool] = None
    """Somebody trusted may talk with the authority."""
    peligro_inminente: Leaf[bool] = None
    """Declared: LPPDDHP, art. 26 gives hours, not days."""
    agresor: Leaf[Breve] = None
    """Named, or described."""
    a_quienes: tuple[Clave, ...] = ()
    """Keys of `quejosas`, whose aggressor that is; none: of all of them."""
    acude_a_proteger: tuple[Quien, ...] = ()
    """Who else needs it: family, group (LPPDDHP, art. 24)."""
    medidas_deseadas: tuple[Texto, ...] = ()
    """What would protect them."""
    medidas_no_deseadas: tuple[Texto, ...] = ()
    """For example "no soldiers inside the community"."""
    contacto_seguro: Leaf[Quien] = None
    """By which way, at what hour, in which language."""


class Publicacion(Part):
    """What goes out to everybody, and only what the person or the family allowed."""

    permiso: Leaf[bool] = None
    """Of the person, or of the family when the person cannot be asked."""
    permiso_de: Leaf[Quien] = None
    """Who gave it."""
    organizacion: Leaf[Notorio] = None
    contacto: Leaf[Breve] = None
    """Of the organization, meant to be read by anybody."""
    numero: Leaf[Breve] = None
    """Of the urgent action."""
    actualizacion: Leaf[Texto] = None
    """Which update this is, when facts have changed."""
    titulo: Leaf[Texto] = None
    resumen: Leaf[Texto] = None
