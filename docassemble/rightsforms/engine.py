"""The straight line, from a Caso to a file: the one door for the command line, the interview and whoever embeds us.

draft(caso, "amparo_art15") -> Document;  write(document, "docx") -> bytes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from . import drafting
from . import filings as rules
from .assembly.compose import Missing
from .assembly.document import Document, Text
from .context import Citations, Reader, sheet_rows, template_context
from .drafting import Form, Paper, template
from .errors import RecordError, RightsformsError
from .filings import (
    Addressee,
    Advice,
    Deadline,
    Door,
    Falta,
    Filing,
    GapRow,
    Headline,
    Reading,
    Reason,
    UnknownPlace,
    catalogue,
    house_words,
    read,
)
from .law import jurisdiccion
from .record import Caso, Lector, is_printable, known

Format = Literal["docx", "pdf", "txt"]

SHEET = "_hoja_reservada"  # ends the id of a sealed sheet; before it stands that of its filing


def filing(filing_id: str) -> Filing:
    found = catalogue()
    if filing_id not in found:
        raise RightsformsError("filing_desconocido", filing=filing_id, hay=", ".join(found))
    return found[filing_id]


def filings() -> tuple[Filing, ...]:
    """The whole catalogue, in the order in which it is offered."""
    return rules.in_order(catalogue().values())


def gaps(caso: Caso, filing_id: str) -> tuple[GapRow, ...]:
    """What is missing, with the article that asks for it and the screen that fills it."""
    return rules.gaps(_read(caso), filing(filing_id))


def missing(caso: Caso, filing_ids: Iterable[str]) -> tuple[Falta, ...]:
    """What several filings lack, each fact once, the indispensable first."""
    return rules.missing(_read(caso), map(filing, filing_ids))


def exclusions(caso: Caso, filing_id: str) -> tuple[Reason, ...]:
    """Reasons not to file this on one's own; empty when there is none."""
    return rules.exclusions(_read(caso), filing(filing_id))


def fits(caso: Caso, filing_id: str) -> bool:
    """True when the facts are those the filing is for and nothing excludes it."""
    return rules.fits(_read(caso), filing(filing_id))


def offered(caso: Caso) -> tuple[Filing, ...]:
    """Every filing that fits."""
    return rules.offered(_read(caso), filings())


def recommended(caso: Caso) -> tuple[Filing, ...]:
    """Those to begin with: they carry out a first step of the advice."""
    return rules.recommended(_read(caso), filings())


def advice(caso: Caso) -> Advice:
    """What to do first, with the reason of each step; never empty."""
    return rules.advice(_read(caso), filings())


def deadlines(caso: Caso) -> tuple[Deadline, ...]:
    """Which time limits run, from when and until when."""
    return rules.clock(_read(caso))


def headline(caso: Caso) -> Headline | None:
    """What presses most, in one sentence."""
    return rules.headline(_read(caso))


def addressee(caso: Caso, filing_id: str) -> Addressee | None:
    """Who receives the filing, and the place whose name follows; None for what is handed to nobody."""
    kind = filing(filing_id).destinatario
    return rules.addressee(_read(caso), kind) if kind else None


def unknown_places(caso: Caso) -> tuple[UnknownPlace, ...]:
    """Municipalities that are on no list: the court follows from them, and somebody must look at them."""
    return tuple(rules.unknown_places(_read(caso)))


def with_official_places(caso: Caso) -> Caso:
    """Each municipality by its name on the list, as the screens of the interview keep it."""
    return rules.with_official_places(caso, jurisdiccion(caso.jurisdiccion))


def doors(caso: Caso, filing_ids: Iterable[str]) -> tuple[Door, ...]:
    """Where to go tonight with these filings, each office once."""
    return rules.doors(_read(caso), map(filing, filing_ids))


def doors_tonight(caso: Caso) -> tuple[Door, ...]:
    """The same by the facts alone: with the filings to begin with, and those of the steps that cannot wait."""
    found = rules.to_hand_in(recommended(caso), offered(caso), advice(caso))
    return rules.doors(_read(caso), found)


def draft(caso: Caso, filing_id: str) -> Document:
    """Write the filing as a document tree, for its reader. Pure: the same case gives an equal document.

    Where different things befell different people, it holds one paper for each lot of them, each on a page of its own.
    """
    chosen, house = filing(filing_id), house_words()
    reader = Reader(_read(caso), chosen.lector, house)
    facts = reader.reading
    written_for = rules.written_for(facts, chosen)
    body = chosen.body + (template("hojas/aviso") if sheet_rows(reader, written_for, chosen) else "")
    words = {row.path: Missing(row.label, row.comment) for row in rules.empty(facts, chosen)}
    cited = [Citations(facts) for _paper in written_for]  # each paper ends with the texts that it relies on itself
    papers = [
        Paper(template_context(paper, reader, chosen, citations), paper.lot.path)
        for paper, citations in zip(written_for, cited, strict=True)
    ]
    written = drafting.draft(caso, Form(chosen.id, chosen.titulo, chosen.id, body, house, words), papers)
    doubtful = sum(citations.doubtful for citations in cited)
    return replace(_dated(written, facts, cited), summary=_summary(facts, chosen, doubtful))


def sealed_sheet(caso: Caso, filing_id: str) -> Document | None:
    """What the filing keeps from its text and its reader may know, to be handed in closed; None when there is nothing.

    It speaks of those for whom the filing is written and of nobody else.
    """
    chosen, house = filing(filing_id), house_words()
    rows = _sealed(caso, chosen)
    if not rows:
        return None
    name, reading = "hojas/hoja_reservada", _read(caso)
    citations = Citations(reading)
    form = Form(f"{chosen.id}{SHEET}", house["hoja_reservada"], name, template(name), house)
    sheet = drafting.draft(caso, form, [Paper(sheet_context(rows, chosen.titulo, citations))])
    return replace(_dated(sheet, reading, [citations]), summary=house["hoja_resumen"])


def sheet_context(rows: Iterable[Mapping[str, Any]], title: str, citations: Citations) -> dict[str, Any]:
    """What the template of a sealed sheet may name."""
    return {"filas": rows, "escrito": Text(title), "cita": citations.cite}


def _dated(document: Document, reading: Reading, cited: Iterable[Citations]) -> Document:
    """Its mark, which goes when an attorney signs, says too of when the law is: the oldest copy that it rests on."""
    day = reading.law.compared_until({codigo for citations in cited for codigo in citations.codes}, reading.on)
    if not day:
        return document
    mark = house_words()["marca_ley"].format(marca=document.draft_mark, dia=f"{day:%d/%m/%Y}")
    return replace(document, draft_mark=mark)


def sealing(caso: Caso) -> frozenset[str]:
    """The filings that have a sealed sheet."""
    reading, house = _read(caso), house_words()
    reader = cache(lambda lector: Reader(reading, lector, house))  # one for the many filings that he reads
    return frozenset(chosen.id for chosen in filings() if _sealed(caso, chosen, reader))


def documents(caso: Caso, filing_id: str) -> tuple[Document, ...]:
    """The filing, and its sealed sheet when it has one: what is handed over, each a file of its own."""
    sheet = sealed_sheet(caso, filing_id)
    return (draft(caso, filing_id), *([sheet] if sheet else []))


def _sealed(caso: Caso, chosen: Filing, reader_of: Callable[[Lector], Reader] | None = None) -> list[Mapping[str, Any]]:
    reading = _read(caso)
    if not any(chosen.lector in row.lectores for row in reading.law.reserva):
        return []  # whatever that reader does not get, he gets nowhere
    reader = reader_of(chosen.lector) if reader_of else Reader(reading, chosen.lector, house_words())
    return sheet_rows(reader, rules.written_for(reader.reading, chosen), chosen)


def write(document: Document, fmt: Format) -> bytes:
    """The document as a file. The writers are imported when they are needed: the engine itself loads in no time."""
    if fmt == "docx":
        from .assembly.docx import write_docx

        return write_docx(document)
    if fmt == "pdf":
        from .assembly.pdf import write_pdf

        return write_pdf(document)
    from .assembly.text import write_marked_text

    return write_marked_text(document).encode("utf-8")


def filename(document_id: str, fmt: Format) -> str:
    """Neutral: a seized device must not show a name in a list of files. A sheet stands beside its filing."""
    filing_id = document_id.removesuffix(SHEET)
    return f"{filing(filing_id).archivo}{document_id.removeprefix(filing_id)}.{fmt}"


def _read(caso: Caso) -> Reading:
    """The case under the law that it names; a corporation that is not in it is an error."""
    law = jurisdiccion(caso.jurisdiccion)
    for index, autoridad in enumerate(caso.autoridades):
        if known(autoridad.corporacion) and autoridad.corporacion not in law.corporaciones:
            path = f"autoridades.{index}.corporacion"
            raise RecordError("caso_opcion", path, valor=autoridad.corporacion, esperado=", ".join(law.corporaciones))
    return read(caso, law)


def _summary(reading: Reading, chosen: Filing, doubtful: int) -> str:
    house, rows = house_words(), rules.gaps(reading, chosen)
    return (
        house["resumen"]
        .format(
            faltan="; ".join(f"{row.label} ({row.nivel})" for row in rows) or house["nada"],
            citas=doubtful,
            supuestos=sum(known(hecho.texto) and not is_printable(hecho) for hecho in reading.caso.hechos),
            avisos=" ".join(_notices(reading, chosen)),
        )
        .strip()
    )


def _notices(reading: Reading, chosen: Filing) -> Iterator[str]:
    """What an attorney should weigh before filing: reasons not to, and for whom it was written."""
    house = house_words()
    for reason in rules.exclusions(reading, chosen):
        yield f"{reason.motivo} ({reason.porque})."
    for place in rules.unknown_places(reading):
        yield house["municipio"].format(dicho=place.dicho)
    papers = len(rules.written_for(reading, chosen))
    if papers > 1:
        yield house["escritos"].format(n=papers)
    for reason in rules.left_out(reading, chosen):
        yield house["no_para_todas"].format(motivo=reason.motivo.rstrip("."), porque=reason.porque)
