"""The hand-over pack: all that an attorney needs to take the case, as one ZIP and as one PDF."""

from .paginas import chosen
from .paquete import NOMBRE, expediente, expediente_pdf

__all__ = ["NOMBRE", "chosen", "expediente", "expediente_pdf"]
