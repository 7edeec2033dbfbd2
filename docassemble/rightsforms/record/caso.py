"""The case: everything that is known, in one typed, versioned value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from .claves import Clave
from .colectivo import ActoColectivo, Asamblea, Comunidad
from .hechos import Acto, Autoridad, Detencion, Gestion, Hecho, Lugar, Paradero, Situacion, Via
from .kinds import Detalle
from .leaf import Fecha, Instante, Leaf, Part
from .momento import Momento
from .permiso import Proteccion, Publicacion
from .personas import Autorizada, Copromovente, Interprete, Promovente, Quejosa, as_of_then
from .pruebas import Prueba
from .representacion import Atencion, Poder
from .testimonios import Testimonio

SCHEMA_VERSION: Final = 2
JURISDICCION: Final = "mx_chiapas"  # a folder of law/: where nobody says another
Identidad = Annotated[str, Field(pattern=r"^[0-9a-f-]{0,36}$")]


class AmparoPrevio(Part):
    """Whether another amparo was filed for the same acts (Ley de Amparo, art. 61-X)."""

    existe: Leaf[bool] = None
    detalle: Leaf[Detalle] = None


class Presentacion(Part):
    """How, where and when the document goes out."""

    via: Leaf[Via] = None
    lugar: Lugar = Lugar()
    fecha: Leaf[Fecha] = None
    presentado: Momento = Momento()  # when it was handed in; reminders run from here


class Caso(Part):
    """A case. `informacion_hasta` is the moment (Chiapas time) the answers were complete: documents are dated by it."""

    schema_version: Literal[2] = 2
    id: Identidad = ""  # tells it from every other case, whatever is answered
    claves: Mapping[str, int] = Field(default_factory=dict)  # the highest number ever given, by the letter of its list
    jurisdiccion: str = JURISDICCION
    informacion_hasta: Instante
    version: int = 1  # of the drafts: one more each time that they are made of other answers
    practica: bool = False  # a made-up case for training: every page says so
    peligro_ahora: Leaf[bool] = None
    quejosas: tuple[Quejosa, ...] = ()
    a_todas_igual: Leaf[bool] = None  # of several people: the same happened to all, and they are in the same situation
    hay_mas_quejosas: Leaf[bool] = None  # others taken, whose names nobody knows
    cuantas_mas: Leaf[Annotated[int, Field(ge=0)]] = None  # how many those are, when that is known
    promovente: Promovente = Promovente()
    copromoventes: tuple[Copromovente, ...] = ()
    actos: tuple[Acto, ...] = ()
    situaciones: tuple[Situacion, ...] = ()
    situaciones_de: Mapping[Situacion, tuple[Clave, ...]] = Field(default_factory=dict)  # of whom; left out: of all
    autoridades: tuple[Autoridad, ...] = ()
    apoyo_del_estado: Leaf[bool] = None  # agents, or people whom they help or tolerate
    detencion: Detencion = Detencion()
    paradero: Paradero = Paradero()
    por_su_religion: Leaf[bool] = None  # treated so for what they believe
    imposibilidad: Leaf[Detalle] = None  # why the aggrieved cannot file, beyond detention or absence
    hechos: tuple[Hecho, ...] = ()
    gestiones: tuple[Gestion, ...] = ()
    sin_gestiones: Leaf[bool] = None  # asked, and nobody has been told yet
    pruebas: tuple[Prueba, ...] = ()
    autorizadas: tuple[Autorizada, ...] = ()
    interprete: Interprete = Interprete()
    amparo_previo: AmparoPrevio = AmparoPrevio()
    presentacion: Presentacion = Presentacion()
    proteccion: Proteccion = Proteccion()
    atencion: Atencion = Atencion()
    comunidad: Comunidad = Comunidad()
    acto_colectivo: ActoColectivo = ActoColectivo()
    asamblea: Asamblea = Asamblea()
    testimonios: tuple[Testimonio, ...] = ()
    poder: Poder = Poder()
    publicacion: Publicacion = Publicacion()
    documentos: tuple[str, ...] = ()  # the filings that were chosen

    @model_validator(mode="after")
    def _ages_of_then(self) -> Self:
        """An age that fits the birthday on the day of the facts alone is the age of then."""
        if then := self.detencion.momento.earliest:
            today = self.informacion_hasta.date()
            told = tuple(as_of_then(quejosa, then.date(), today) for quejosa in self.quejosas)
            object.__setattr__(self, "quejosas", told)  # frozen for everybody else
        return self
