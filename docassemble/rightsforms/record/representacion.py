"""Who acts for whom, and the care that a held person needs."""

from __future__ import annotations

from .kinds import Breve, Detalle, Nombre, Texto
from .leaf import Leaf, Part
from .momento import Momento


class Poder(Part):
    """A simple letter of power of attorney, with two witnesses; art. 15 of the Ley de Amparo needs none."""

    otorga: Leaf[Nombre] = None
    recibe: Leaf[Nombre] = None
    facultades: tuple[Texto, ...] = ()
    """What whoever receives it may do."""
    limites: Leaf[Detalle] = None
    vigencia: Leaf[Breve] = None
    testigos: tuple[Nombre, ...] = ()


class Atencion(Part):
    """Medical care that is not given to somebody who is held (LNEP, arts. 9-II, 34, 74-77)."""

    desde: Momento = Momento()
    necesita: Leaf[Detalle] = None
    """What the person needs: a visit, a medicine, a hospital."""
    pedida: Leaf[Detalle] = None
    """What was asked, of whom, and what they answered."""
    consecuencia: Leaf[Detalle] = None
    """What may happen without it."""
    constancia: Leaf[Detalle] = None
    """Which medical paper says so."""
