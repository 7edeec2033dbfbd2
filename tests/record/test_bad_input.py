"""What a case file can have wrong, and the one line that a person then reads."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from docassemble.rightsforms import parse
from docassemble.rightsforms.cli import main
from docassemble.rightsforms.errors import RecordError
from docassemble.rightsforms.record import MAX_BYTES, load_case

HEAD = "informacion_hasta: 2026-05-17T12:00\n"
BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

BAD = {
    "an unknown key": (HEAD + "quejosa: Ana\n", "quejosa", "no existe"),
    "an unknown key far inside": (HEAD + "quejosas: [{nombre: Ana, apodo: x}]\n", "quejosas.0.apodo", "no existe"),
    "a list where a text goes": (HEAD + "quejosas: [{nombre: [Ana]}]\n", "quejosas.0.nombre", "texto"),
    "a text where a list goes": (HEAD + "quejosas: Ana\n", "quejosas", "lista"),
    "a text where a group goes": (HEAD + "promovente: Ana\n", "promovente", "grupo"),
    "a word where a number goes": (HEAD + "quejosas: [{edad: mucha}]\n", "quejosas.0.edad", "número"),
    "an age out of reach": (HEAD + "quejosas: [{edad: 200}]\n", "quejosas.0.edad", "120"),
    "an age below zero": (HEAD + "quejosas: [{edad: -1}]\n", "quejosas.0.edad", "El límite es 0"),
    "half a year of age": (
        '{"informacion_hasta": "2026-05-17T12:00", "quejosas": [{"edad": 1.5}]}',
        "quejosas.0.edad",
        "número",
    ),
    "a word where yes or no goes": (HEAD + "peligro_ahora: tal vez\n", "peligro_ahora", "true o false"),
    "an act that is none": (HEAD + "actos: [{tipo: robo}]\n", "actos.0.tipo", "desaparicion"),
    "an act without its kind": (HEAD + "actos: [{descripcion: algo}]\n", "actos.0.tipo", "falta"),
    "no moment of information": ("quejosas: []\n", "informacion_hasta", "falta"),
    "a moment that is none": ("informacion_hasta: ayer\n", "informacion_hasta", "2026-05-16"),
    "an impossible date": (
        HEAD + "detencion: {momento: {fecha: 2026-02-30}}\n",
        "detencion.momento.fecha",
        "2026-02-30",
    ),
    "a date that is a number": (HEAD + "detencion: {momento: {fecha: 20260516}}\n", "detencion.momento.fecha", "fecha"),
    "an impossible hour": (HEAD + 'detencion: {momento: {hora: "25:61"}}\n', "detencion.momento.hora", "21:30"),
    "a detention in the future": (
        HEAD + "detencion: {momento: {fecha: 2026-05-17, hora: 13:00}}\n",
        "detencion.momento.fecha",
        "17/05/2026 12:00",
    ),
    "a fact in the future": (
        HEAD + "hechos: [{momento: {fecha: 2027-01-01}}]\n",
        "hechos.0.momento.fecha",
        "01/01/2027",
    ),
    "a birth in the future": (HEAD + "quejosas: [{nacimiento: 2027-01-01}]\n", "quejosas.0.nacimiento", "01/01/2027"),
    "a minor with an adult's birthday": (
        HEAD + "quejosas: [{menor_de_edad: true, nacimiento: 1990-01-01}]\n",
        "quejosas.0.menor_de_edad",
        "36 años",
    ),
    "a minor with an adult's age": (
        HEAD + "quejosas: [{menor_de_edad: true, edad: 30}]\n",
        "quejosas.0.menor_de_edad",
        "30 años",
    ),
    "an age that is not that of the birthday": (
        HEAD + "promovente: {edad: 20, nacimiento: 1990-01-01}\n",
        "promovente.edad",
        "36",
    ),
    "a number of thousands of digits": (HEAD + f"quejosas: [{{edad: {'9' * 6000}}}]\n", "quejosas.0.edad", "número"),
    "a newer schema": (HEAD + "schema_version: 3\n", "schema_version", "opciones"),
    "a key of another form": (HEAD + "quejosas: [{clave: Ana}]\n", "quejosas.0.clave", "p1"),
    "an hour of another zone": (
        HEAD + "hechos: [{momento: {fecha: 2026-03-01, hora: '21:30Z'}}]\n",
        "hechos.0.momento.hora",
        "hora",
    ),
    "one key for two people": (HEAD + "quejosas: [{clave: p1}, {clave: p1}]\n", "quejosas.1.clave", "dos veces"),
    "an act done to nobody of the case": (
        HEAD + "quejosas: [{nombre: Ana}]\nactos: [{tipo: vida, a_quienes: [p7]}]\n",
        "actos.0.a_quienes",
        "p7",
    ),
    "the same as somebody who is like a third": (
        HEAD + "quejosas: [{nombre: Ana}, {nombre: Eva, como: p1}, {nombre: Luz, como: p2}]\n",
        "quejosas.2.como",
        "p2",
    ),
    "numbers of keys that are no group": (HEAD + "claves: muchas\n", "claves", "grupo"),
    "numbers of keys that are no numbers": (HEAD + "claves: {p: muchas}\n", "claves.p", "número"),
    "one of them free and hidden": (
        HEAD + "quejosas: [{nombre: Ana}, {detencion: {estatus: libre}, paradero: {estado: negado}}]\n",
        "quejosas.1.paradero.estado",
        "libre",
    ),
    "an empty file": ("", "", "vacío"),
    "nothing but space": (" \n\t\n", "", "vacío"),
    "a list instead of a case": ("- a\n- b\n", "", "vacío"),
    "a bare word": ("hola", "", "vacío"),
    "broken YAML": (HEAD + "quejosas: [{nombre: 'Ana}\n", "", "línea"),
    "a tab for indentation": (HEAD + "promovente:\n\tnombre: Ana\n", "", "línea 3"),
    "a YAML bomb": (HEAD + BOMB, "", "línea 3"),
    "a key twice": (HEAD + "peligro_ahora: true\npeligro_ahora: false\n", "", "línea 3"),
    "a key twice far inside": (HEAD + "quejosas:\n  - nombre: Ana\n    nombre: Eva\n", "", "«nombre»"),
    "a key that is no text": (HEAD + "1: uno\n", "", "línea 2"),
    "a merge key": (HEAD + "<<: {peligro_ahora: true}\n", "<<", "no existe"),
    "a Python object": (HEAD + "promovente: !!python/object/apply:os.getcwd []\n", "", "línea 2"),
    "depth without end": (HEAD + "quejosas: " + "[" * 5000, "", "línea"),
    "JSON with a key twice": (
        '{"informacion_hasta": "2026-05-17", "informacion_hasta": "2026-05-18"}',
        "",
        "dos veces",
    ),
    "JSON depth without end": ('{"quejosas":' + "[" * 100_000, "", "línea 1"),
    "JSON with a number of thousands of digits": (
        '{"informacion_hasta": "2026-05-17T12:00", "quejosas": [{"edad": ' + "9" * 6000 + "}]}",
        "quejosas.0.edad",
        "número entero",
    ),
    "JSON cut short": ('{"informacion_hasta": "2026-05-17T12:00"', "", "línea"),
}
NOT_TEXT = {
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "a Word document": b"PK\x03\x04\x14\x00\xff\xfe",
    "UTF-16": HEAD.encode("utf-16"),
    "fifty megabytes": b"#" + b"x" * 50_000_000,
    "one byte too many": b"#" * (MAX_BYTES + 1),
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run_check(content: bytes) -> str:
        path = tmp_path / "caso.yml"
        path.write_bytes(content)
        assert main(["check", str(path)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        return said.err.replace(str(path), "caso.yml")

    return run_check


class DescribeABadCaseFile:
    @pytest.mark.parametrize("what", BAD)
    def it_is_refused_in_one_line_that_says_where_and_what_would_be_right(self, run, what):
        content, path, words = BAD[what]
        line = run(content.encode())
        assert re.fullmatch(r"caso\.yml[: ].+\.\n", line)
        assert line.startswith(f"caso.yml · {path}: " if path else "caso.yml: ")
        assert words in line
        assert "Traceback" not in line

    @pytest.mark.parametrize("what", NOT_TEXT)
    def it_is_refused_when_it_is_not_text(self, run, what):
        line = run(NOT_TEXT[what])
        assert re.fullmatch(r"caso\.yml[: ].+\.\n", line)
        assert "texto" in line

    def it_is_refused_when_it_is_not_there(self, tmp_path, capsys):
        assert main(["check", str(tmp_path / "nada.yml")]) == 2
        assert "no se pudo leer el archivo" in capsys.readouterr().err

    def it_is_refused_when_it_is_a_folder(self, tmp_path, capsys):
        assert main(["check", str(tmp_path)]) == 2
        assert capsys.readouterr().err.count("\n") == 1

    @pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
    @pytest.mark.parametrize("command", ["check", "triage", "pack", "directory --check"])
    def it_is_refused_at_once_when_it_is_a_pipe_a_device_or_a_folder(self, tmp_path, capsys, make, command):
        path = tmp_path / "caso.yml"
        make(path)
        assert main([*command.split(), str(path)]) == 2
        assert capsys.readouterr().err.startswith(f"{path}: no es un archivo, sino una carpeta, un dispositivo")

    @pytest.mark.parametrize("opened", ["- ", "{a: ", "["])
    def it_is_refused_where_it_is_deeper_than_any_case(self, run, opened):
        """A case has six levels; twenty are a mistake of somebody, or an attack upon what reads them."""
        assert "tiene demasiados niveles" in run((HEAD + f"hechos:\n  {opened * 20}x").encode())

    def it_is_read_in_time_that_grows_with_it(self):
        """Each key is looked at as often however many there are."""
        assert _looks(2000) < 3 * _looks(1000)

    def it_names_the_first_thing_wrong_even_in_json(self):
        data = {"informacion_hasta": "2026-05-17T12:00", "promovente": {"nombre": 5.5}}
        with pytest.raises(RecordError, match=r"promovente\.nombre"):
            load_case(json.dumps(data).encode())

    def it_keeps_long_answers_out_of_the_message(self):
        with pytest.raises(RecordError) as caught:
            load_case((HEAD + f"peligro_ahora: {'x' * 500}\n").encode())
        assert len(str(caught.value)) < 200


class DescribeWhatIsTolerated:
    def it_takes_a_byte_order_mark(self):
        assert load_case(b"\xef\xbb\xbf" + HEAD.encode()).informacion_hasta.year == 2026

    def it_takes_dates_and_hours_as_the_text_they_look_like(self):
        caso = load_case((HEAD + "detencion: {momento: {fecha: 2026-05-16, hora: 21:30}}\n").encode())
        assert (str(caso.detencion.momento.fecha), str(caso.detencion.momento.hora)) == ("2026-05-16", "21:30:00")

    def it_takes_no_for_an_answer_in_a_text(self):
        assert load_case((HEAD + "imposibilidad: No\n").encode()).imposibilidad == "No"

    def it_takes_a_number_for_a_text(self):
        assert load_case((HEAD + "gestiones: [{folio: 147}]\n").encode()).gestiones[0].folio == "147"

    def it_takes_flow_style_yaml_that_looks_like_json(self):
        assert load_case(b"{informacion_hasta: 2026-05-17T12:00, peligro_ahora: true}").peligro_ahora is True

    def it_makes_a_nul_visible_instead_of_losing_it(self):
        assert load_case((HEAD + 'imposibilidad: "a\\0b"\n').encode()).imposibilidad == "a\ufffdb"

    def it_takes_a_moment_that_is_this_very_minute(self):
        assert load_case((HEAD + "detencion: {momento: {fecha: 2026-05-17, hora: 12:00}}\n").encode())

    def it_takes_a_minor_born_less_than_eighteen_years_ago(self):
        caso = load_case((HEAD + "quejosas: [{menor_de_edad: true, nacimiento: 2008-05-18}]\n").encode())
        assert caso.quejosas[0].menor_de_edad is True


class _Key(str):
    """A text that counts how often it is compared."""

    looks = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        _Key.looks += 1
        return str.__eq__(self, other)


def _looks(keys: int) -> int:
    loader = parse._Loader("")
    nodes = [
        (yaml.ScalarNode("tag:yaml.org,2002:key", f"k{n}"), yaml.ScalarNode("tag:yaml.org,2002:str", ""))
        for n in range(keys)
    ]
    loader.yaml_constructors = loader.yaml_constructors | {"tag:yaml.org,2002:key": lambda _, node: _Key(node.value)}
    _Key.looks = 0
    parse._mapping(loader, yaml.MappingNode("tag:yaml.org,2002:map", nodes))
    return _Key.looks + keys
