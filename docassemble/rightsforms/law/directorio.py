"""The directory of a coordinator, over ours: read as a hostile file, refused in one line that says where and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from ..errors import LawError
from ..parse import parse_text
from .jurisdiccion import Jurisdiccion
from .lugares import official
from .oficina import CONTACTO, Oficina, Tipo

MAX_ENTRIES = 2000


def read(raw: bytes, law: Jurisdiccion, rasgos: frozenset[str], today: date) -> dict[str, Oficina]:
    """Our offices, and what the file says over them: an id of ours changes only the fields it names, another is new.

    `rasgos` is the vocabulary that a `cuando` may use.
    """
    data = parse_text(raw)
    if not isinstance(data, dict) or not data or len(data) > MAX_ENTRIES:
        raise LawError("directorio_vacio", maximo=MAX_ENTRIES)
    found = {key: _office(key, own, law) for key, own in data.items()}
    for key, office in found.items():
        _check(key, office, data[key], rasgos, today)
    return {**law.directorio, **found}


def _office(key: str, own: Any, law: Jurisdiccion) -> Oficina:
    if not isinstance(own, dict):
        raise LawError("directorio_grupo", key)
    ours = law.directorio[key].model_dump(exclude_unset=True) if key in law.directorio else {}
    try:
        office = Oficina.model_validate({**ours, **own})
    except ValidationError as error:
        raise _explained(key, error) from None
    return _in_the_list(key, office, law)


def _in_the_list(key: str, office: Oficina, law: Jurisdiccion) -> Oficina:
    """Municipalities by the name of the list, however they were typed."""
    sede = office.municipio_sede
    return office.model_copy(
        update={
            "municipio_sede": _municipio(f"{key}.municipio_sede", sede, law) if sede else None,
            "jurisdiccion": tuple(_municipio(f"{key}.jurisdiccion", name, law) for name in office.jurisdiccion),
        }
    )


def _municipio(where: str, typed: str, law: Jurisdiccion) -> str:
    name = official(law, typed)
    if name not in law.municipios.values():
        raise LawError("directorio_municipio", where, valor=typed)
    return name


def _check(key: str, office: Oficina, own: Mapping[str, Any], rasgos: frozenset[str], today: date) -> None:
    """Who writes a telephone says when somebody verified it: ours may be older."""
    verified = office.ultima_verificacion
    if any(own.get(name) for name in CONTACTO) and not own.get("ultima_verificacion"):
        raise LawError("directorio_sin_fecha", f"{key}.ultima_verificacion")
    if verified and verified > today:
        raise LawError("directorio_futura", f"{key}.ultima_verificacion", valor=f"{verified:%d/%m/%Y}")
    if office.cuando and (unknown := office.cuando.traits() - rasgos):
        raise LawError("directorio_rasgo", f"{key}.cuando", valor=", ".join(sorted(unknown)))


_CODES = {"missing": "directorio_falta", "extra_forbidden": "directorio_clave", "literal_error": "directorio_tipo"}


def _explained(key: str, error: ValidationError) -> LawError:
    """The first complaint of pydantic, in words: a type that is not ours is a value of another shape."""
    first = error.errors()[0]
    kind = first["type"]
    code = kind if kind.startswith("directorio_") else _CODES.get(kind, "directorio_forma")
    where = ".".join([key, *(str(step) for step in first["loc"])])
    return LawError(code, where, valor=_short(first["input"]), tipos=", ".join(get_args(Tipo)))


def _short(value: Any) -> str:
    text = str(value) if not isinstance(value, dict | list) else ""
    return text if len(text) <= 40 else f"{text[:40]}…"
