"""The JSON Schema of a case file: what an editor is told is what the codec accepts."""

from __future__ import annotations

import ast
import inspect

import pytest
from jsonschema import Draft202012Validator

from docassemble.rightsforms.cli import main
from docassemble.rightsforms.cli.schema import case_schema, pieces
from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.parse import parse_text
from docassemble.rightsforms.record import caso_from_data
from docassemble.rightsforms.record.leaf import Part
from docassemble.rightsforms.words import words
from tests.support.casos import NAMES, path_of
from tests.support.each import each

SCHEMA = Draft202012Validator(case_schema())
NOTES = words("campos")
WITH_PARENTS = tuple(
    dict.fromkeys(kind for part in pieces() for kind in part.__mro__ if issubclass(kind, Part) and kind is not Part)
)
MOMENT = {"informacion_hasta": "2026-05-16"}


def complaints(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:80]}" for error in SCHEMA.iter_errors(data)]


def described(part: type[Part]) -> set[str]:
    """The fields of its own that have a docstring."""
    tree = ast.parse(inspect.getsource(part)).body[0]
    assert isinstance(tree, ast.ClassDef)
    pairs = zip(tree.body, tree.body[1:], strict=False)
    return {
        field.target.id
        for field, told in pairs
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant)
    }


class DescribeTheSchema:
    def it_is_a_schema(self):
        Draft202012Validator.check_schema(case_schema())

    @each("name", NAMES)
    def it_accepts_every_made_up_case(self, name):
        assert complaints(parse_text(path_of(name).read_bytes())) == []

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {**MOMENT, "quejosa": []},
            {**MOMENT, "peligro_ahora": "tal vez"},
            {**MOMENT, "actos": [{"tipo": "robo"}]},
            {**MOMENT, "detencion": {"momento": {"fecha": "ayer"}}},
            {**MOMENT, "paradero": {"estado": {"se_ignora": False}}},
        ],
    )
    def it_refuses_what_the_codec_refuses(self, wrong):
        assert complaints(wrong)
        with pytest.raises(RecordError):
            caso_from_data(wrong)

    @pytest.mark.parametrize(
        "told",
        [
            {"gestiones": [{"folio": 147}]},
            {"detencion": {"momento": {"fecha": 2025}}},
            {"detencion": {"momento": {"fecha": "marzo de 2026", "hora": "19:30"}}},
            {"quejosas": [{"edad": "8 meses"}, {"edad": 24, "lengua": {"se_ignora": True}}]},
            {"schema_version": 1},
        ],
    )
    def it_accepts_what_the_codec_reads_as_people_write_it(self, told):
        caso_from_data({**MOMENT, **told})
        assert complaints({**MOMENT, **told}) == []

    def it_is_what_the_command_prints(self, capsys):
        assert main(["schema"]) == 0
        assert parse_text(capsys.readouterr().out.encode()) == case_schema()

    def it_explains_in_spanish(self):
        detencion = case_schema()["$defs"]["Detencion"]["properties"]["captores"]
        assert detencion["title"] == "cómo eran quienes se la llevaron"
        assert detencion["description"] == "Cuántos, cómo vestidos, en qué vehículo."


class DescribeTheNotesOfTheRecord:
    @each("part", WITH_PARENTS)
    def it_says_in_spanish_what_the_code_says_of_a_field(self, part):
        assert set(NOTES[part.__name__]) - {"_"} == described(part)

    @each("part", pieces())
    def it_says_what_each_piece_is(self, part):
        assert NOTES[part.__name__]["_"]

    def it_has_no_note_of_what_is_not_there(self):
        assert set(NOTES) == {part.__name__ for part in WITH_PARENTS} | {"SeIgnora"}
