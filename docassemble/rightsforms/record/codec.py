"""Case files: YAML or JSON in, JSON out, and what is wrong with one in plain words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ..errors import RecordError, RightsformsError
from ..parse import parse_text
from .caso import SCHEMA_VERSION, Caso
from .checks import contradictions
from .claves import LETTERS, with_keys


def load_case(raw: bytes, where: str = "") -> Caso:
    """Bytes of a YAML or JSON file -> Caso; the error names the path in the record and what would be right."""
    try:
        return caso_from_data(parse_text(raw))
    except RightsformsError as error:
        error.where = " · ".join(part for part in (where, error.where) if part)
        raise


def caso_from_data(data: Any) -> Caso:
    """Plain dicts and lists -> Caso, with every check."""
    if not isinstance(data, dict):
        raise RecordError("caso_vacio")
    data = with_keys(_of_this_schema(data))
    try:
        caso = Caso.model_validate(data)
    except ValidationError as error:
        raise _explained(error, data) from None
    for found in contradictions(caso):
        raise RecordError(found.code, found.path, **found.values)
    return caso


def _of_this_schema(data: Mapping[str, Any]) -> dict[str, Any]:
    """The first schema told of all what it told of one: it says here what it said there.

    Testimonies got keys later than other lists: until then `clave` was what stands in the place of the name.
    """
    told, given = data.get("testimonios"), data.get("claves")
    if isinstance(told, list) and not (isinstance(given, dict) and LETTERS["testimonios"] in given):
        data = {**data, "testimonios": [_with_a_pseudonym(one) for one in told]}
    return {**data, "schema_version": SCHEMA_VERSION} if data.get("schema_version") == 1 else dict(data)


def _with_a_pseudonym(told: Any) -> Any:
    if not isinstance(told, dict) or "clave" not in told or "seudonimo" in told:
        return told
    return {("seudonimo" if field == "clave" else field): value for field, value in told.items()}


def dump_case(caso: Caso) -> str:
    """JSON that `load_case` reads back to an equal Caso; what was not asked is left out."""
    return json.dumps(caso.model_dump(mode="json", exclude_defaults=True) | _header(caso), ensure_ascii=False, indent=2)


def digest(caso: Caso) -> str:
    """Tells two cases apart: by the identity that one was given, or else by what was answered."""
    if caso.id:
        return caso.id
    said = caso.model_dump(mode="json", exclude_defaults=True, exclude={"informacion_hasta", "version"})
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def _header(caso: Caso) -> dict[str, Any]:
    return {"schema_version": caso.schema_version, "informacion_hasta": caso.informacion_hasta.isoformat()}


_CODES = {
    "extra_forbidden": "caso_clave_ajena",
    "missing": "caso_falta",
    "enum": "caso_opcion",
    "literal_error": "caso_opcion",
    "string_type": "caso_texto",
    "int_type": "caso_numero",
    "int_parsing": "caso_numero",
    "int_parsing_size": "caso_numero",
    "int_from_float": "caso_numero",
    "greater_than_equal": "caso_rango",
    "less_than_equal": "caso_rango",
    "bool_type": "caso_si_no",
    "bool_parsing": "caso_si_no",
    "fecha_vieja": "caso_fecha_vieja",
    "string_pattern_mismatch": "caso_clave",
    "tuple_type": "caso_lista",
    "dict_type": "caso_grupo",
    "model_type": "caso_grupo",
    "model_attributes_type": "caso_grupo",
}


def _explained(error: ValidationError, data: Any) -> RecordError:
    """The first thing pydantic says, in words; a leaf is a union, so its complaint about "se ignora" is dropped."""
    found = [e for e in error.errors() if "SeIgnora" not in e["loc"]] or error.errors()
    first = found[0]
    kind = first["type"]
    path = ".".join(_real_path(first["loc"], data, absent=kind == "missing"))
    code = _CODES.get(kind) or (
        "caso_hora" if "hora" in kind or ("time_" in kind and "date" not in kind) else "caso_fecha"
    )
    context = first.get("ctx", {})
    return RecordError(
        code,
        path,
        valor=_short(first["input"]),
        esperado=context.get("expected", "").replace("' or '", "' o '"),
        limite=context.get("le", context.get("ge", "")),
    )


def _real_path(loc: tuple[int | str, ...], data: Any, *, absent: bool) -> list[str]:
    """Keep the steps that lead into the data; pydantic mixes the names of union branches in."""
    steps: list[str] = []
    for step in loc:
        branch = _children(data)
        if step in branch:
            data = branch[step]
            steps.append(str(step))
    return [*steps, str(loc[-1])] if absent else steps


def _children(data: Any) -> dict[Any, Any]:
    return data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}


def _short(value: Any) -> str:
    text = str(value) if not isinstance(value, dict | list) else ""
    return text if len(text) <= 40 else text[:40] + "…"
