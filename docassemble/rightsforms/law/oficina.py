"""An office to call or to write to, and the shapes that its telephone, its address and its dates must have.

The type of each error here is the code of its message (`translations/es/messages.yml`).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .models import SIEMPRE, Citas, Cuando, Dato

DIAS_DE_VIGENCIA = 180  # days after which a telephone has to be confirmed again
_LONGEST = 300  # characters of one field
_PHONE = re.compile(r"(?P<numero>(?:\+\d{1,3}[ .-]?)?\(?\d[\d ().-]*\d)(?:,? ext\.? ?\d{1,6})?")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d{1,5})?")


def _text(value: object) -> str:
    """YAML reads 9610000000 as a number, and it is a text."""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise PydanticCustomError("directorio_texto", "text")
    return text


def _day(value: object) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise PydanticCustomError("directorio_fecha", "date") from None


def _phone(text: str) -> str:
    """Three digits (an emergency number) or ten and more, with the signs people put between them."""
    match = _PHONE.fullmatch(text)
    if not match or not (len(digits(text)) == 3 or 10 <= len(digits(text)) <= 15):
        raise PydanticCustomError("directorio_telefono", "phone")
    return text


def _mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise PydanticCustomError("directorio_correo", "mail")
    return text


def _url(text: str) -> str:
    """Only the web: a page shows it, and `javascript:` is an address too."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or " " in text:
        raise PydanticCustomError("directorio_url", "url")
    return text


def digits(phone: str) -> str:
    """What a telephone dials: the extension stays out, a plus sign stays."""
    match = _PHONE.fullmatch(phone)
    return re.sub(r"[^\d+]", "", match["numero"]) if match else ""


type Texto = Annotated[str, BeforeValidator(_text)]
type Dia = Annotated[date, BeforeValidator(_day)]
type Telefono = Annotated[Texto, AfterValidator(_phone)]
type Correo = Annotated[Texto, AfterValidator(_mail)]
type Direccion = Annotated[Texto, AfterValidator(_url)]
Tipo = Literal[
    "juzgado", "derechos_humanos", "fiscalia", "busqueda", "victimas", "defensoria", "ninez",
    "proteccion", "interpretes", "organizacion", "internacional", "prision", "salud", "otra",
]  # fmt: skip

CONTACTO = ("telefono_24h", "telefono_oficina", "whatsapp", "correo", "url", "direccion")


class Oficina(Dato):
    """What is absent is not known: it is shown as to be confirmed, never guessed."""

    nombre: Texto
    tipo: Tipo
    municipio_sede: Texto | None = None
    jurisdiccion: tuple[Texto, ...] = ()  # the municipalities it serves; empty when it is not known to be limited
    para_que: Texto | None = None
    cuando: Cuando | None = SIEMPRE  # when to call it; None: it is in the directory, and no case says to
    direccion: Texto | None = None
    telefono_24h: Telefono | None = None
    telefono_oficina: Telefono | None = None
    correo: Correo | None = None
    whatsapp: Telefono | None = None
    url: Direccion | None = None
    horario: Texto | None = None
    lengua_disponible: tuple[Texto, ...] = ()
    ultima_verificacion: Dia | None = None
    verificado_por: Texto | None = None
    fuente: Texto | None = None  # where its name, and what is said of it, was read
    fundamento: Citas = Field(default_factory=dict)
    notas: Texto | None = None

    @property
    def telefonos(self) -> tuple[str, ...]:
        """The one that answers at night first."""
        return tuple(number for number in (self.telefono_24h, self.telefono_oficina) if number)

    @property
    def tiene_contacto(self) -> bool:
        return any(getattr(self, name) for name in CONTACTO)

    def is_old(self, today: date) -> bool:
        """True when somebody should confirm again how to reach it."""
        verified = self.ultima_verificacion
        return self.tiene_contacto and (verified is None or (today - verified).days > DIAS_DE_VIGENCIA)

    def serves(self, municipio: str) -> bool:
        return not self.jurisdiccion or municipio in self.jurisdiccion
