"""The hand-over pack: all that an attorney needs to take the case, as one ZIP and as one PDF."""

from .bundle import NOMBRE, expediente, expediente_pdf
from .pages import chosen, page_context, page_names

__all__ = ["NOMBRE", "chosen", "expediente", "expediente_pdf", "page_context", "page_names"]
