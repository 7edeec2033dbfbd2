"""`rightsforms law compare`: which cited articles a newer text of a statute changed, and what rests on them."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from .. import here
from ..citing import Citing, citing, resting_on
from ..errors import LawError, RightsformsError
from ..filings import catalogue, read_jurisdiction
from ..law import Jurisdiccion, jurisdiccion
from ..law.estatutos import Articulos, Cambio, Huellas, articles, changes, fingerprint, fingerprints
from ..output import save
from ..parse import MAX_BYTES, read_file
from ..words import visible
from .cases import DONE, WITH_GAPS
from .parser import a_path
from .words import say

_WIDTH = 80
_FILE = "huellas.yml"


def add_law(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["compare"], metavar="compare", help=say("law_compare"))
    parser.add_argument("folder", type=a_path, metavar="FOLDER", help=say("law_folder"))
    parser.add_argument("--before", type=a_path, metavar="DIR", help=say("law_before"))
    parser.add_argument("--write", type=_a_day, metavar="DAY", help=say("law_write"))
    parser.add_argument("--law", type=a_path, metavar="DIR", help=say("law_law"))
    parser.set_defaults(run=_compare)


@dataclass(frozen=True)
class _Found:
    """What comes of one law. `antes`: the earlier text of each piece that is known by its fingerprint."""

    codigo: str
    cambios: tuple[Cambio, ...]
    iguales: int
    nuevos: tuple[str, ...]  # articles with no fingerprint yet
    faltan: tuple[str, ...]  # the same, and the text has no such article
    antes: Mapping[str, str]


def _compare(arguments: argparse.Namespace) -> int:
    law = read_jurisdiction(arguments.law) if arguments.law else jurisdiccion(here.JURISDICCION)
    texts = _texts(arguments.folder, law)
    earlier = _texts(arguments.before, law) if arguments.before else {}
    found = [_found(law, codigo, text, earlier.get(codigo)) for codigo, text in texts.items()]
    resting = resting_on(citing(law, catalogue()))
    print("\n".join(line for one in found for line in _page(one, resting)))
    without = [codigo for codigo, ley in law.leyes.items() if ley.leidos and codigo not in texts]
    if without:
        print(say("law_sin_texto", leyes=", ".join(without)))
    if arguments.write:
        path = law.home("leyes.yml") / _FILE
        print(say("escrito" if save(path, _data(law, texts, arguments.write), force=True) else "igual", archivo=path))
    return WITH_GAPS if any(one.cambios or one.faltan for one in found) else DONE


def _texts(folder: Path, law: Jurisdiccion) -> dict[str, Articulos]:
    """By law, in the order of the data. The Cámara names some files by law and day: LNRD_270519."""
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() == ".txt":
            files.setdefault(path.stem.split("_")[0].lower(), path)
    found = {codigo: _read(files[codigo.lower()]) for codigo in law.leyes if codigo.lower() in files}
    if not found:
        raise LawError("ley_sin_textos", where=str(folder))
    return found


def _read(path: Path) -> Articulos:
    try:
        raw = read_file(path)
    except RightsformsError as error:
        raise error.at(str(path)) from None
    if len(raw) > MAX_BYTES:  # of a law cut short the last articles would be missing
        raise LawError("archivo_grande", where=str(path), bytes=len(raw), maximo=MAX_BYTES)
    found = articles(raw.decode("utf-8-sig", errors="replace"))
    if not found:
        raise LawError("ley_texto", where=str(path))
    return found


def _found(law: Jurisdiccion, codigo: str, text: Articulos, before: Articulos | None) -> _Found:
    leidos = law.leyes[codigo].leidos
    known = _of(fingerprints(before) if before else _kept(law, codigo), leidos)
    unknown = [number for number in leidos if number not in known]
    cambios = tuple(changes(known, text))
    return _Found(
        codigo,
        cambios,
        len(known) - len(cambios),
        tuple(number for number in unknown if number in text),
        tuple(number for number in unknown if number not in text),
        {fingerprint(piece): piece for pieces in (before or {}).values() for piece in pieces},
    )


def _kept(law: Jurisdiccion, codigo: str) -> Huellas:
    cotejo = law.cotejos.get(codigo)
    return {number: tuple(marks.split()) for number, marks in cotejo.articulos.items()} if cotejo else {}


def _of(found: Huellas, leidos: tuple[str, ...]) -> Huellas:
    return {number: found[number] for number in leidos if number in found}


def _page(one: _Found, resting: Mapping[tuple[str, str], list[Citing]]) -> Iterator[str]:
    yield say("law_cuenta", ley=one.codigo, iguales=one.iguales, cambios=len(one.cambios))
    for key, numbers in (("law_sin_huella", one.nuevos), ("law_no_se_halla", one.faltan)):
        if numbers:
            yield say(key, articulos=", ".join(numbers))
    for cambio in one.cambios:
        yield ""
        yield from _change(one, cambio)
        yield from _resting(resting.get((one.codigo, cambio.articulo), []))
    if one.cambios:
        yield ""


def _change(one: _Found, cambio: Cambio) -> Iterator[str]:
    yield say(f"law_{cambio.estado}", ley=one.codigo, articulo=cambio.articulo)
    if cambio.ahora_en:
        yield say("law_ahora_en", articulo=cambio.ahora_en)
    known = [one.antes[mark] for mark in cambio.idos if mark in one.antes]
    if len(known) < len(cambio.idos):
        yield say("law_idos", n=len(cambio.idos) - len(known))
    if not (cambio.idos or cambio.nuevos):
        yield say("law_orden")
    for mark, pieces in (("-", known), ("+", cambio.nuevos)):
        yield from (_wrapped(f"  {mark} ", piece) for piece in pieces)


def _resting(cited: list[Citing]) -> Iterator[str]:
    """Each place once, in the order of the files."""
    if not cited:
        return
    yield say("law_lo_citan")
    at: dict[str, set[str]] = {}
    for one in cited:
        at.setdefault(one.where, set()).add(one.articulo)
    for where, articulos in at.items():
        yield say("law_lugar", lugar=where, articulos=", ".join(sorted(articulos)))


def _wrapped(begin: str, text: str) -> str:
    return textwrap.fill(visible(text), _WIDTH, initial_indent=begin, subsequent_indent=" " * len(begin))


def _data(law: Jurisdiccion, texts: Mapping[str, Articulos], day: date) -> bytes:
    """The fingerprints of these texts, and those kept of the others."""
    kept = {codigo: cotejo.model_dump() for codigo, cotejo in law.cotejos.items()}
    for codigo, text in texts.items():
        marks = {n: " ".join(found) for n, found in _of(fingerprints(text), law.leyes[codigo].leidos).items()}
        kept[codigo] = {"copia": day.replace(), "articulos": marks}  # YAML would name one day that stands twice
    ordered = {codigo: kept[codigo] for codigo in law.leyes if codigo in kept}
    return (say("law_archivo") + yaml.safe_dump(ordered, sort_keys=False, width=120)).encode()


def _a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("sin_dia")) from None
