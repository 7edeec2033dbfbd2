"""Who reads what: a protected datum, of whom, and what each reader gets of it."""

from __future__ import annotations

from typing import Literal

from .models import SIEMPRE, Citas, Cuando, Dato

Trato = Literal["imprime", "iniciales", "solo_iniciales", "hoja", "consentida", "nada"]


class Reserva(Dato):
    """What each reader gets of a datum, when `cuando` fits the person whose it is.

    `clase`: every text of that kind; `campos`: these fields, which go together. imprime: the words; iniciales: those,
    and the name on the sealed sheet; solo_iniciales: no sheet; hoja: the sheet alone; consentida: the sheet, for the
    readers whom she allows.
    """

    id: str
    clase: str | None = None
    campos: tuple[str, ...] = ()
    cuando: Cuando = SIEMPRE
    lectores: dict[str, Trato]
    fundamento: Citas = {}  # noqa: RUF012 pydantic copies it
