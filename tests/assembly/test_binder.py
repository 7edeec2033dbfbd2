"""Several documents as one PDF: what a reader's program lists beside the pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from docassemble.rightsforms.assembly.document import Binder, Block, Bound, Document, Heading, Text
from docassemble.rightsforms.assembly.pdf import write_binder
from tests.support.sample import CREATED, paragraph


def document(title: str, *blocks: Block) -> Document:
    return Document("p", title, (*blocks, paragraph("Palabras.")), CREATED, "BORRADOR", title)


class DescribeTheBookmarksOfABinder:
    def it_names_each_section(self):
        heading = Heading((Text("Uno"),), 1)
        parts = (Bound(document("Hoja", heading), titled=True), Bound(document("Escrito", heading), titled=False))
        content = write_binder(Binder(document("Portada"), parts))
        with pikepdf.open(BytesIO(content)) as file, file.open_outline() as outline:
            assert {"Portada", "Hoja", "Escrito"} <= {item.title for item in outline.root}
