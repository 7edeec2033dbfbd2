"""The people of a case."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from .claves import Clave
from .edad import MAYORIA_DE_EDAD, Edad, lowest_age
from .hechos import Detencion, Paradero
from .kinds import Breve, Contacto, Dato, Detalle, Nombre, Notorio
from .leaf import Fecha, Leaf, Part
from .permiso import Consentimiento, UsoDelNombre
from .representacion import Atencion

NOMBRES = ("nombre", "alias", "nombre_en_lengua")  # of a person: what they are called


class Genero(StrEnum):
    MUJER = "mujer"
    HOMBRE = "hombre"
    OTRO = "otro"


class NivelEspanol(StrEnum):
    NADA = "nada"
    POCO = "poco"
    BIEN = "bien"


class Firma(StrEnum):
    FIRMA = "firma"
    HUELLA = "huella"


class Salud(Part):
    """What the judge must know to order care (Ley de Amparo, art. 126; LGPIST, art. 46)."""

    padecimientos: Leaf[Detalle] = None
    medicacion: Leaf[Detalle] = None
    lesiones: Leaf[Detalle] = None
    embarazo: Leaf[bool] = None
    discapacidad: Leaf[Detalle] = None


class Migracion(Part):
    """What a migrant's case turns on: the danger of return, and whether the consulate may know (LMigra, art. 69-IV)."""

    teme_regresar: Leaf[bool] = None
    quiere_consul: Leaf[bool] = None


class Persona(Part):
    """Somebody, by name or, when nobody knows the name, by description."""

    es_grupo: bool = False
    """A whole community, not one person: what only a person has is not asked of it."""
    nombre: Leaf[Nombre] = None
    alias: Leaf[Nombre] = None
    nombre_en_lengua: Leaf[Nombre] = None
    descripcion: Leaf[Detalle] = None
    genero: Leaf[Genero] = None
    edad: Leaf[Edad] = None
    edad_entonces: Leaf[bool] = None
    """It is the age on the day of the facts, not that of today."""
    menor_de_edad: Leaf[bool] = None
    nacimiento: Leaf[Fecha] = None
    curp: Leaf[Dato] = None
    ocupacion: Leaf[Breve] = None
    comunidad: Leaf[Notorio] = None
    municipio: Leaf[Notorio] = None
    pueblo: Leaf[Breve] = None
    lengua: Leaf[Breve] = None
    variante: Leaf[Breve] = None
    habla_espanol: Leaf[NivelEspanol] = None
    es_defensora: Leaf[bool] = None
    es_periodista: Leaf[bool] = None
    actividad: Leaf[Detalle] = None
    """What they defend, since when and with whom (LPPDDHP, art. 2)."""
    nacionalidad: Leaf[Breve] = None
    consentimiento: Consentimiento = Consentimiento()
    nombre_reservado: bool = False
    """The name is to be kept."""


class Quejosa(Persona):
    """A person whose rights are violated (Ley de Amparo, art. 5-I)."""

    clave: Clave = ""
    como: Clave = ""
    """The key of somebody to whom the same happened: what is that person's own holds of this one too."""
    detencion: Detencion | None = None
    """Her own, where hers was another than that of the case."""
    paradero: Paradero | None = None
    atencion: Atencion | None = None
    imposibilidad: Leaf[Detalle] = None
    """Why she cannot file, beside what the case tells of all."""
    relacion: Leaf[Breve] = None
    """What they are to the promovente: "mi esposo", "mi vecina"."""
    senas: Leaf[Detalle] = None
    ropa: Leaf[Detalle] = None
    foto: Leaf[bool] = None
    """The family has a recent one (LGMDFP, art. 12 Duodecies)."""
    telefono: Leaf[Contacto] = None
    """The one the person carries, and its company."""
    redes: Leaf[Contacto] = None
    vehiculo: Leaf[Detalle] = None
    salud: Salud = Salud()
    migracion: Migracion = Migracion()


class Firmante(Persona):
    """Who signs what is filed."""

    relacion: Leaf[Breve] = None
    """What they are to the quejosa: "esposa", "vecino", "defensora comunitaria"."""
    firma: Leaf[Firma] = None
    firma_a_ruego: Leaf[Nombre] = None
    """Who signs when they cannot."""


class Promovente(Firmante):
    """Who files in the name of the aggrieved; "cualquier persona", even a minor (Ley de Amparo, art. 15)."""

    es_la_quejosa: bool = False
    """Files for herself, in her own right (art. 6)."""
    persona: Clave = ""
    """Which of the people that is; the first, when it is not said."""
    tambien_quejosa: bool = False
    """An indirect victim who sues in her own right as well."""
    domicilio: Leaf[Contacto] = None
    telefono: Leaf[Contacto] = None
    correo: Leaf[Contacto] = None
    usuario_psl: Leaf[Contacto] = None
    pide_resguardo: Leaf[bool] = None
    """Asks that identity and data be kept (CPEUM, arts. 16, 20)."""


class Copromovente(Firmante):
    """Who files beside the first and signs too; both are reached where the first said."""

    clave: Clave = ""


def age_on(birth: date, day: date) -> int:
    """Completed years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def as_of_then(quejosa: Quejosa, then: date, today: date) -> Quejosa:
    """The same, and that her age is that of then, where it can be of no other day."""
    birth = quejosa.nacimiento
    if quejosa.edad_entonces is not None or not isinstance(birth, date) or not isinstance(quejosa.edad, int):
        return quejosa
    is_of_then = quejosa.edad == age_on(birth, then) != age_on(birth, today)
    return quejosa.model_copy(update={"edad_entonces": True}) if is_of_then else quejosa


def is_minor(persona: Persona, on: date) -> bool:
    """One sign is enough: of two answers the one that protects holds. An age of then, beside a birthday, is no sign."""
    birth, years = persona.nacimiento, lowest_age(persona.edad)
    if persona.edad_entonces is True and isinstance(birth, date):
        years = None
    return (
        persona.menor_de_edad is True
        or (years is not None and years < MAYORIA_DE_EDAD)
        or (isinstance(birth, date) and age_on(birth, on) < MAYORIA_DE_EDAD)
    )


def keeps_name(persona: Persona) -> bool:
    """Asked, or allowed no more than initials."""
    asked = persona.consentimiento.nombre in (UsoDelNombre.INICIALES, UsoDelNombre.RESERVADO)
    return persona.nombre_reservado or asked


class Autorizada(Part):
    """Named under art. 12 of the Ley de Amparo. Only a licensed lawyer gets full powers in penal matters."""

    clave: Clave = ""
    nombre: Leaf[Nombre] = None
    cedula: Leaf[Dato] = None
    """Professional licence; never invented."""


class Interprete(Part):
    nombre: Leaf[Nombre] = None
    relacion: Leaf[Breve] = None
    """With the people of the case; a party or a witness cannot interpret (CNPP, art. 46)."""
    promete_fidelidad: Leaf[bool] = None
    acreditacion: Leaf[Breve] = None
    leido_en_lengua: Leaf[bool] = None
    """The draft was read and explained to the promovente in their language."""
