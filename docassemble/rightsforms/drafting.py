"""What every document of a case has, a filing, a sheet and a page of the binder alike: its mark, its foot, its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .assembly.compose import Missing
from .assembly.document import Block, Document
from .errors import BROKEN, TemplateError
from .record import Caso, keys, label


class Words(dict[str, Missing]):
    """What each gap is called, and its note.

    A template that prints a gap of which it says nothing is broken. The paper is written all the same, and tells the
    attorney: who needs it stands at a door and cannot mend a template.
    """

    def __init__(self, words: Mapping[str, Missing], template: str) -> None:
        super().__init__(words)
        self._template = template

    def __missing__(self, path: str) -> Missing:
        error = TemplateError("plantilla_hueco", where=f"{self._template}.md", path=path)
        BROKEN.error("%s", error)
        return Missing(label(path), str(error))


def document(
    caso: Caso, name: str, title: str, blocks: tuple[Block, ...], said: Mapping[str, Any], **more: str
) -> Document:
    """`said`: what documents of this kind say: `marca`, `marca_practica` and `pie`, with holes for the number of the
    draft (`version`), the moment of the answers (`hasta`) and `more`.
    """
    until = f"{caso.informacion_hasta:%d/%m/%Y %H:%M}"
    return Document(
        filing_id=name,
        title=title,
        blocks=blocks,
        created=caso.informacion_hasta,
        draft_mark=said["marca_practica" if caso.practica else "marca"],
        footer=said["pie"].format(version=caso.version, hasta=until, **more),
        keys=keys(caso),
    )
