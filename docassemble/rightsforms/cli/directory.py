"""`rightsforms directory`: who to call, with the coordinator's own telephones over ours; `--check` judges her file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from .. import directory, here
from ..errors import RightsformsError
from ..filings import read
from ..law import DIAS_DE_VIGENCIA, Jurisdiccion, Oficina, find, jurisdiccion, official
from ..record import Caso
from .cases import DONE, json_argument
from .parser import a_path
from .words import say

_LINES = (
    "para_que", "telefono_24h", "telefono_oficina", "whatsapp", "correo", "url", "direccion", "horario",
    "municipio_sede", "jurisdiccion", "lengua_disponible", "notas", "fuente",
)  # fmt: skip


def add_directory(parser: argparse.ArgumentParser) -> None:
    json_argument(parser)
    parser.add_argument("--municipio", metavar="NAME", help=say("directory_municipio"))
    parser.add_argument("--data", type=a_path, metavar="DIR", help=say("directory_data"))
    parser.add_argument("--check", type=a_path, metavar="FILE", help=say("directory_check"))
    parser.set_defaults(run=_directory)


def _directory(arguments: argparse.Namespace) -> int:
    law, today = jurisdiccion(here.JURISDICCION), here.now().date()
    if arguments.check:
        return _check(arguments.check, law, today)
    offices = directory.offices(law, _own(arguments.data), today)
    said = ""
    if arguments.municipio:
        municipio = official(law, arguments.municipio)
        said = "" if municipio in law.municipios.values() else _doubt(law, municipio)
        offices = offices if said else directory.near(offices.items(), municipio)
    if arguments.json:
        print(json.dumps(_data(offices, today), ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join([*([said, ""] if said else []), *_page(offices, today)]))
    return DONE


def offices_for(caso: Caso) -> tuple[Oficina, ...]:
    """Who to call in this case; a wrong file of the coordinator stops nobody here: `--check` and `doctor` tell."""
    law = jurisdiccion(caso.jurisdiccion)
    offices, _ = directory.offices_tonight(law, _own(None), caso.informacion_hasta.date())
    return directory.who_to_call(read(caso, law), offices.values())


def office_lines(office: Oficina, today: date) -> Iterator[str]:
    """Its name, and a line for each thing that is known of it; a telephone that nobody knows is said too."""
    yield office.nombre
    if not office.telefonos:
        yield say("directory_telefono", valor=say("directory_por_confirmar"))
    yield from (_line(name, value) for name in _LINES if (value := getattr(office, name)))
    if office.tiene_contacto:
        yield _verified(office)
    if office.is_old(today):
        yield _old()


def _own(data: Path | None) -> Path:
    """Where the server looks for it."""
    from ..server.machine.paths import DataFolder, default_folder  # only here is the server's folder of interest

    return DataFolder(data or default_folder()).directory


def _check(path: Path, law: Jurisdiccion, today: date) -> int:
    offices = directory.offices(law, path, today)
    if offices is law.directorio:
        raise RightsformsError("caso_no_existe", str(path))
    reachable = sum(office.tiene_contacto for office in offices.values())
    print(say("directory_bien", archivo=path, con=reachable, sin=len(offices) - reachable))
    for office in offices.values():
        if office.is_old(today):
            print(office.nombre, _old(), sep="\n")
    return DONE


def _doubt(law: Jurisdiccion, typed: str) -> str:
    """A name that could be several, or none, hides nothing."""
    names = ", ".join(place.nombre for place in find(law, typed))
    near = [say("directory_parecidos", nombres=names)] if names else []
    return " ".join([say("directory_municipio_dudoso", nombre=typed), *near])


def _data(offices: Mapping[str, Oficina], today: date) -> dict[str, object]:
    return {
        key: {**office.model_dump(exclude={"cuando", "fundamento"}), "por_confirmar": _unsure(office, today)}
        for key, office in offices.items()
    }


def _unsure(office: Oficina, today: date) -> bool:
    return not office.tiene_contacto or office.is_old(today)


def _page(offices: Mapping[str, Oficina], today: date) -> Iterator[str]:
    for office in offices.values():
        yield from office_lines(office, today)
        yield ""


def _line(name: str, value: str | tuple[str, ...]) -> str:
    return say(f"directory_{name}", valor=", ".join(value) if isinstance(value, tuple) else value)


def _verified(office: Oficina) -> str:
    by = f" ({office.verificado_por})" if office.verificado_por else ""
    return say("directory_ultima_verificacion", valor=f"{office.ultima_verificacion:%d/%m/%Y}{by}")


def _old() -> str:
    return say("directory_viejo", dias=DIAS_DE_VIGENCIA)
