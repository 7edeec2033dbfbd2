"""Who to call: our offices with those of a coordinator over them, and the ones that a case needs.

A coordinator keeps the telephones in a file of her own (`directorio.yml` in the data folder of the server).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .errors import RightsformsError
from .filings import Reading, vocabulary
from .filings.traits import municipio_ejecutor
from .law import Jurisdiccion, Oficina, official, read_directory
from .parse import read_file


def offices(law: Jurisdiccion, own: Path | None, today: date) -> dict[str, Oficina]:
    """Ours when there is no such file. A file that is wrong raises one line with its name, entry and field."""
    try:
        raw = read_file(own) if own and own.exists() else None
        return law.directorio if raw is None else read_directory(raw, law, vocabulary(law), today)
    except RightsformsError as error:
        error.where = " · ".join(part for part in (str(own), error.where) if part)
        raise


def offices_tonight(
    law: Jurisdiccion, own: Path | None, today: date
) -> tuple[dict[str, Oficina], RightsformsError | None]:
    """As `offices`, but a wrong file stops nobody: ours, and what is wrong with it, for whoever must be told."""
    try:
        return offices(law, own, today), None
    except RightsformsError as error:
        return law.directorio, error


def near(found: Iterable[tuple[str, Oficina]], municipio: str) -> dict[str, Oficina]:
    """Those that serve the municipality: the ones that sit there first."""
    serving = [(key, office) for key, office in found if office.serves(municipio) or office.municipio_sede == municipio]
    return dict(sorted(serving, key=lambda item: item[1].municipio_sede != municipio))


def who_to_call(reading: Reading, found: Iterable[Oficina]) -> tuple[Oficina, ...]:
    """The offices for these facts and this place, those that can be called now first."""
    municipio = _municipio(reading)
    fitting = [office for office in found if office.cuando and reading.fits(office.cuando)]
    reachable = [office for office in fitting if not municipio or office.serves(municipio)]
    fresh = [office.tiene_contacto and not office.is_old(reading.on) for office in reachable]
    order = sorted(range(len(reachable)), key=lambda i: (not reachable[i].telefonos, not fresh[i]))
    return tuple(reachable[i] for i in order)


def _municipio(reading: Reading) -> str:
    """On the list, or nothing: a name that nobody knows must not hide an office."""
    name = official(reading.law, municipio_ejecutor(reading.caso, reading.law)[0])
    return name if name in reading.law.municipios.values() else ""
