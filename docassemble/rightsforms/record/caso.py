"""The case: everything that is known, in one typed, versioned value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from ..here import JURISDICCION
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
    presentado: Momento = Momento()
    """When it was handed in; reminders run from here."""


class Caso(Part):
    """A case: what is told here holds of all its people, but for what one of them has of her own."""

    schema_version: Literal[2] = 2
    """Of this form; files of the first are read as before."""
    id: Identidad = ""
    """Tells it from every other case, whatever is answered."""
    claves: Mapping[str, int] = Field(default_factory=dict)
    """The highest number ever given, by the letter of its list."""
    jurisdiccion: str = JURISDICCION
    """A folder of law/."""
    informacion_hasta: Instante
    """The moment, by the clock of the place, at which the answers were complete: documents are dated by it."""
    version: int = 1
    """Of the drafts: one more each time that they are made of other answers."""
    practica: bool = False
    """A made-up case for training: every page says so."""
    peligro_ahora: Leaf[bool] = None
    quejosas: tuple[Quejosa, ...] = ()
    a_todas_igual: Leaf[bool] = None
    """Of several people: the same happened to all, and they are in the same situation."""
    hay_mas_quejosas: Leaf[bool] = None
    """Others taken, whose names nobody knows."""
    cuantas_mas: Leaf[Annotated[int, Field(ge=0)]] = None
    """How many those are, when that is known."""
    promovente: Promovente = Promovente()
    copromoventes: tuple[Copromovente, ...] = ()
    actos: tuple[Acto, ...] = ()
    situaciones: tuple[Situacion, ...] = ()
    """What happens besides the acts, or to more than one person."""
    situaciones_de: Mapping[Situacion, tuple[Clave, ...]] = Field(default_factory=dict)
    """Of whom; left out: of all."""
    autoridades: tuple[Autoridad, ...] = ()
    apoyo_del_estado: Leaf[bool] = None
    """Agents, or people whom they help or tolerate."""
    detencion: Detencion = Detencion()
    paradero: Paradero = Paradero()
    por_su_religion: Leaf[bool] = None
    """Treated so for what they believe."""
    imposibilidad: Leaf[Detalle] = None
    """Why the aggrieved cannot file, beyond detention or absence."""
    hechos: tuple[Hecho, ...] = ()
    gestiones: tuple[Gestion, ...] = ()
    sin_gestiones: Leaf[bool] = None
    """Asked, and nobody has been told yet."""
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
    documentos: tuple[str, ...] = ()
    """The filings that were chosen."""

    @model_validator(mode="after")
    def _ages_of_then(self) -> Self:
        """An age that fits the birthday on the day of the facts alone is the age of then."""
        if then := self.detencion.momento.earliest:
            today = self.informacion_hasta.date()
            told = tuple(as_of_then(quejosa, then.date(), today) for quejosa in self.quejosas)
            object.__setattr__(self, "quejosas", told)  # frozen for everybody else
        return self
