"""`rightsforms schema`: the JSON Schema of a case file, so that an editor completes one and explains each field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ..record import Caso
from ..record.edad import an_age
from ..record.kinds import number_as_text
from ..record.leaf import Part
from ..record.momento import a_period
from ..words import words

_DAY = r"\d{4}-\d{2}-\d{2}"
_MONTH = r"^(\d{1,2}[/-]\d{4}|[A-Za-z]+( del?)? \d{4})$"
_HOUR = r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?"
_LEAF = "Leaf_"
_WRITTEN: Mapping[Any, dict[str, Any]] = {
    number_as_text: {"type": "integer"},
    an_age: {"type": "string"},
    a_period: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _MONTH}]},
}


class _Accepted(GenerateJsonSchema):
    """What a case file may say. The formats of the standard ask for seconds and a zone, and nobody tells those."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> dict[str, Any]:
        """What is put in order before it is judged may stand there as people write it."""
        judged = super().function_before_schema(schema)
        written = _WRITTEN.get(schema["function"]["function"])
        return {"anyOf": [judged, written]} if written else judged

    def date_schema(self, schema: core_schema.DateSchema) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DAY}$"}

    def time_schema(self, schema: core_schema.TimeSchema) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_HOUR}$"}

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> dict[str, Any]:
        return {"type": "string", "pattern": rf"^{_DAY}([T ]{_HOUR}(Z|[+-]\d{{2}}:?\d{{2}})?)?$"}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """Without it: an editor would write it into the file, where "not asked" and "nobody" are two answers."""
        return self.generate_inner(schema["schema"])


def print_schema() -> int:
    print(json.dumps(case_schema(), ensure_ascii=False, indent=2))
    return 0


def case_schema() -> dict[str, Any]:
    """With the words of the record in Spanish: the docstrings are for who reads the code."""
    schema = Caso.model_json_schema(schema_generator=_Accepted)
    defined = schema.pop("$defs")
    schema["$defs"] = {name: told for name, told in defined.items() if not name.startswith(_LEAF)}
    for told in schema["$defs"].values():
        told.pop("description", None)
    for part in pieces():
        _explain(part, schema if part is Caso else schema["$defs"][part.__name__], defined)
    schema["properties"]["schema_version"] |= {"enum": [_FIRST, schema["properties"]["schema_version"].pop("const")]}
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


_FIRST = 1  # brought up to date by the codec


def _explain(part: type[Part], piece: dict[str, Any], defined: dict[str, Any]) -> None:
    """In place: its leaves stand where they are used, with their words."""
    told = notes(part)
    piece["description"] = told["_"]
    for field, shape in piece["properties"].items():
        leaf = shape.get("$ref", "").rpartition("/")[2]
        found = defined[leaf] if leaf.startswith(_LEAF) else shape
        said = {"title": title(part, field), "description": told.get(field, "")}
        bare = {key: value for key, value in found.items() if key != "title"}  # ours, or none
        piece["properties"][field] = {**{key: words for key, words in said.items() if words}, **bare}


def notes(part: type[Part]) -> dict[str, str]:
    """What is said of a piece (`_`) and of its fields, those of its parents too."""
    said = words("campos")
    return {name: note for kind in reversed(part.__mro__) for name, note in said.get(kind.__name__, {}).items()}


def title(part: type[Part], field: str) -> str:
    """A field in a few words; empty when its name is all there is to say."""
    said = words("registro")
    first, second = ("partes", "campos") if part is Caso else ("campos", "partes")
    return str(said[first].get(field) or said[second].get(field, ""))


def pieces() -> tuple[type[Part], ...]:
    """The case and all it is made of, each once, as the case comes upon them."""
    found: list[type[Part]] = []
    _collect(Caso, found)
    return tuple(found)


def _collect(annotation: Any, found: list[type[Part]]) -> None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        if annotation in found:
            return
        found.append(annotation)
        inner = [field.annotation for field in annotation.model_fields.values()]
    else:
        inner = [*get_args(annotation)]
    for one in inner:
        _collect(one, found)
