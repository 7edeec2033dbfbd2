"""What happened: acts, authorities, detention, whereabouts, facts, steps taken, evidence."""

from __future__ import annotations

from enum import StrEnum

from .claves import Clave
from .kinds import Breve, Codigo, Detalle, Notorio, Quien, Refugio, Texto
from .leaf import Leaf, Part, known
from .momento import Momento
from .permiso import Lector


class Situacion(StrEnum):
    """What happens besides the acts of art. 15, or to more than one person."""

    AMENAZAS = "amenazas"
    COMUNIDAD_EN_RIESGO = "comunidad_en_riesgo"
    MUERTE_EN_CUSTODIA = "muerte_en_custodia"
    SIN_ATENCION_MEDICA = "sin_atencion_medica"
    SEPARACION = "separacion"  # a mother in prison and her small child
    VIOLENCIA_SEXUAL = "violencia_sexual"
    EXTORSION = "extorsion"  # a bribe, a ransom, a payment so that no harm is done
    DANOS = "danos"  # houses, fields, animals burnt or destroyed
    DESPLAZAMIENTO = "desplazamiento"
    GRUPO_ARMADO = "grupo_armado"  # obliges somebody to work or to fight for it
    TIERRAS = "tierras"


class TipoActo(StrEnum):
    """The acts of art. 15 of the Ley de Amparo."""

    VIDA = "vida"
    LIBERTAD = "libertad_fuera_proc"
    INCOMUNICACION = "incomunicacion"
    ART22 = "art22"
    DESAPARICION = "desaparicion"
    DEPORTACION = "deportacion"
    DESTIERRO = "destierro"
    EXTRADICION = "extradicion"
    RECLUTAMIENTO = "reclutamiento"


class Modalidad(StrEnum):
    """Which of the punishments that art. 22 of the Constitution forbids; torture, as a rule, when nothing is said."""

    TORMENTO = "tormento"
    MULTA_EXCESIVA = "multa_excesiva"
    PENA_TRASCENDENTAL = "pena_trascendental"  # falls on the family for what one person did


class Papel(StrEnum):
    ORDENADORA = "ordenadora"
    EJECUTORA = "ejecutora"
    TOLERO = "tolero"  # knew and did not prevent it
    INFORMA = "informa"  # took no part: the judge may ask it where the person is


class Estatus(StrEnum):
    """How the authority explains the detention."""

    SIN_EXPLICACION = "sin_explicacion"
    FALTA_ADMINISTRATIVA = "falta_administrativa"
    MINISTERIO_PUBLICO = "ministerio_publico"
    JUEZ_O_PRISION = "juez_o_prision"
    LIBRE = "libre"


class EstadoParadero(StrEnum):
    """The first three of somebody whom others hold, or may hold; the rest of who is not in their hands."""

    CONOCIDO = "conocido"
    NEGADO = "negado"
    DESCONOCIDO = "desconocido"
    LIBRE = "libre"
    RESGUARDO = "resguardo"  # hides from those who look for her
    FALLECIDA = "fallecida"


class Origen(StrEnum):
    """How the teller knows: a petition says "me consta" only of what was seen."""

    VI = "vi"
    ME_CONTARON = "me_contaron"
    DOCUMENTO = "documento"
    SUPONGO = "supongo"


class Via(StrEnum):
    """Where the petition is taken (Ley de Amparo, arts. 20, 37, 159)."""

    JUZGADO_DE_DISTRITO = "juzgado_de_distrito"
    JUEZ_LOCAL = "juez_local"
    ELECTRONICA = "electronica"


class Lugar(Part):
    municipio: Leaf[Notorio] = None
    comunidad: Leaf[Notorio] = None
    descripcion: Leaf[Breve] = None


class Autoridad(Part):
    """A responsible authority, named, or described when nobody knows the name (Ley de Amparo, art. 109-II, III)."""

    clave: Clave = ""
    corporacion: Leaf[Codigo] = None
    """A code of law/<jurisdiction>/corporaciones.yml."""
    nombre: Leaf[Notorio] = None
    """The name as the defender knows it, when the corporation alone does not say it."""
    titular: Leaf[Quien] = None
    """Names of the people, if known."""
    municipio: Leaf[Notorio] = None
    papeles: tuple[Papel, ...] = (Papel.EJECUTORA,)
    """What it had to do with it."""
    a_quienes: tuple[Clave, ...] = ()
    """Keys of `quejosas`: to whom it did what was done; none: to all of them."""
    uniforme: Leaf[Breve] = None
    vehiculo: Leaf[Breve] = None
    placas: Leaf[Breve] = None
    descripcion: Leaf[Breve] = None


def is_accused(autoridad: Autoridad) -> bool:
    """Whoever may only know something is asked, and not accused."""
    return autoridad.papeles != (Papel.INFORMA,)


class Acto(Part):
    clave: Clave = ""
    tipo: TipoActo
    a_quienes: tuple[Clave, ...] = ()
    """Keys of `quejosas`; none: to all of them."""
    modalidad: Leaf[Modalidad] = None
    """Of `art22` only."""
    descripcion: Leaf[Breve] = None


class Detencion(Part):
    ocurrio: Leaf[bool] = None
    """False of who was not taken, although others were."""
    momento: Momento = Momento()
    """When they were taken."""
    ultimo_contacto: Momento = Momento()
    lugar: Lugar = Lugar()
    captores: Leaf[Breve] = None
    """How many, dressed how, in what vehicle."""
    puesta_a_disposicion: Momento = Momento()
    """When the Ministerio Público received the person."""
    estatus: Leaf[Estatus] = None
    motivo: Leaf[Detalle] = None
    """The reason the authority gave."""
    orden_judicial: Leaf[bool] = None


class Paradero(Part):
    estado: Leaf[EstadoParadero] = None
    lugar: Leaf[Breve] = None
    """Where she is held, or thought to be."""
    refugio: Leaf[Refugio] = None
    """Where she hides: in no filing."""
    refugio_lo_sabe: tuple[Lector, ...] = ()
    """On the sealed sheet, for those to whom she allows it."""
    fuente: Leaf[Quien] = None
    """Who says so."""
    lugares_a_buscar: tuple[Texto, ...] = ()


class Hecho(Part):
    clave: Clave = ""
    a_quienes: tuple[Clave, ...] = ()
    """Keys of `quejosas`, whose it is; none: of all of them."""
    momento: Momento = Momento()
    """When it happened."""
    lugar: Leaf[Breve] = None
    texto: Leaf[Texto] = None
    origen: Leaf[Origen] = None
    fuente: Leaf[Quien] = None
    """Who told it, or which document."""


def is_printable(hecho: Hecho) -> bool:
    """Suppositions stay in the record until an attorney takes them up; they never print."""
    return known(hecho.texto) and hecho.origen != Origen.SUPONGO


class ClaseGestion(StrEnum):
    """What was done: so that nobody is told to do it again, and a complaint abroad can say that it was done here."""

    REGISTRO = "registro_detenciones"
    VISITA = "visita"
    LLAMADA = "llamada"
    EMERGENCIAS = "emergencias"
    REPORTE = "reporte_busqueda"
    DENUNCIA = "denuncia"
    QUEJA = "queja"
    AMPARO = "amparo"
    PROTECCION = "mecanismo"
    OTRA = "otra"


class Gestion(Part):
    """A step already taken: a visit, a call, a search in the register, a petition handed in."""

    clave: Clave = ""
    a_quienes: tuple[Clave, ...] = ()
    """Keys of `quejosas`, for whom it was taken; none: for all of them."""
    momento: Momento = Momento()
    """When it was done."""
    clase: Leaf[ClaseGestion] = None
    institucion: Leaf[Notorio] = None
    pregunta: Leaf[Texto] = None
    """What was asked, in the words used."""
    negaron: Leaf[bool] = None
    """They refused to inform or to receive."""
    testigos: Leaf[Quien] = None
    medio: Leaf[Breve] = None
    atendio: Leaf[Quien] = None
    respuesta: Leaf[Texto] = None
    folio: Leaf[Breve] = None
