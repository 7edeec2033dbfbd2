"""The shapes of a document: which drafts are made into files, so that outside judges see every shape that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docassemble.rightsforms.assembly.document import Block, Document, Inline, ListBlock, PageBreak, Signature, Table
from tests.support.casos import FILINGS, SHAPES

HOSTILE = "marcas_hostiles"
# Beside a full case of each filing and the hostile one: what has a shape that those have not, or is long or bare.
_MORE = [
    ("accion_urgente", "apenas_empezado"),
    ("acta_asamblea", "todo_se_ignora"),
    ("acta_negativa", "desaparicion_con_denuncia_altamirano"),
    ("acta_testimonio", "adolescente_chamula"),
    ("amparo_art15", "apenas_empezado"),
    ("amparo_art15", "comunidad_chapultenango"),
    ("amparo_art15", "familia_multada_chamula"),
    ("amparo_art15", "firma_a_ruego_tenejapa"),
    ("amparo_art15", "migrante_detenida_comitan"),
    ("amparo_art15", "todo_se_ignora"),
    ("amparo_atencion_medica", "madre_presa_con_su_bebe_tuxtla"),
    ("amparo_colectivo", "bienes_comunales_venustiano_carranza"),
    ("amparo_colectivo", "defensor_desaparecido_altamirano"),
    ("bitacora_busqueda", "familia_multada_chamula"),
    ("carta_poder", "adolescente_chamula"),
    ("ced_accion_urgente", "dos_muertos_y_una_ausente_amatan"),
    ("comparecencia_verbal", "amenazas_sin_nombre_frontera_comalapa"),
    ("comparecencia_verbal", "apenas_empezado"),
    ("comparecencia_verbal", "familia_multada_chamula"),
    ("comunicado", "apenas_empezado"),
    ("denuncia", "padres_que_firman_juntos_sitala"),
    ("guion_audio", "adolescente_chamula"),
    ("medidas_victimas", "amenazas_sin_nombre_frontera_comalapa"),
    ("registro_evidencia", "adolescente_chamula"),
    ("registro_evidencia", "bienes_comunales_venustiano_carranza"),
    ("reporte_busqueda", "locutora_y_salida_chicomuselo"),
    ("reporte_busqueda", "mujer_llevada_motozintla"),
    ("reporte_busqueda", "padre_e_hijo_del_mismo_nombre_tumbala"),
    ("reporte_busqueda", "todo_se_ignora"),
]
JUDGED = sorted({*((f, name) for f in FILINGS for name in (HOSTILE, SHAPES[f]["completo"])), *_MORE})


def shapes(document: Document) -> frozenset[object]:
    """Each kind of block inside those around it, what it stands behind, and each kind of words inside it."""
    return frozenset(_shapes(document.blocks, ()))


def _shapes(blocks: Iterable[Block], around: tuple[object, ...]) -> Iterator[object]:
    before: object = None
    for block in blocks:
        here = (*around, _look(block))
        yield from (here, (before, "then", here))
        yield from ((*here, _kind(inline)) for inline in _inlines(block))
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _shapes(item, here)
        before = here


def _look(block: Block) -> tuple[str, ...]:
    ways = ("style", "numbering", "level", "kind", "by_hand", "new_paper")
    return (type(block).__name__, *(str(getattr(block, way)) for way in ways if hasattr(block, way)))


def _inlines(block: Block) -> Iterator[Inline]:
    if isinstance(block, Table):
        yield from (inline for row in block.rows for cell in row for inline in cell)
    elif isinstance(block, Signature):
        yield from (inline for line in block.lines for inline in line)
    elif not isinstance(block, ListBlock | PageBreak):
        yield from block.inlines


def _kind(inline: Inline) -> tuple[object, ...]:
    return (type(inline).__name__, *(bool(getattr(inline, mark, "")) for mark in ("bold", "italic", "comment")))
