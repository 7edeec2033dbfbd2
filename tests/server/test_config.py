"""The configuration that docassemble is given."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from docassemble.rightsforms.server.config import _has_title, docassemble_config, listed_interviews, slow_modules
from docassemble.rightsforms.server.machine.paths import DataFolder


@pytest.fixture
def config(data: Path) -> dict[str, Any]:
    folder = DataFolder(data)
    folder.prepare()
    return docassemble_config(folder, redis_url="redis+socket:///nowhere", url="http://127.0.0.1:8017")


class DescribeDocassembleConfig:
    def it_has_a_date_in_words_for_every_language_of_chiapas(self, config: dict[str, Any]) -> None:
        assert config["babel dates map"] == dict.fromkeys(["tzo", "tzh", "ctu", "toj", "zoc", "mam", "lac"], "es_MX")

    def it_keeps_every_path_inside_the_data_folder(self, config: dict[str, Any], data: Path) -> None:
        places = [
            value for value in config.values() if isinstance(value, str) and value.startswith("/") and value != "/"
        ]
        assert len(places) >= 8
        assert [place for place in places if not place.startswith(str(data)) and place != "/list"] == []

    def it_holds_no_password_of_an_account(self, config: dict[str, Any]) -> None:
        assert not {"default admin account", "default cron account"} & set(config)

    def it_reaches_no_other_machine(self, config: dict[str, Any]) -> None:
        assert not {"google", "s3", "azure", "oauth", "twilio", "mail", "voicerss", "gotenberg url"} & set(config)

    def it_finds_the_socket_through_a_descriptor_when_the_path_is_too_long(self, data: Path) -> None:
        folder = DataFolder(data / ("x" * 120))
        folder.prepare()
        name = docassemble_config(folder, redis_url="", url="")["db"]["name"]
        found = Path(name.split("host=")[1].split("&")[0])
        assert len(str(found)) < 90
        assert found.samefile(folder.run)


class DescribeSlowModules:
    def it_names_modules_that_exist(self) -> None:
        assert len(slow_modules()) > 3
        assert [name for name in slow_modules() if importlib.util.find_spec(name) is None] == []


class DescribeListedInterviews:
    def it_offers_the_amparo(self) -> None:
        assert listed_interviews()["amparo"] == "docassemble.rightsforms:data/questions/amparo.yml"

    def it_does_not_offer_a_part_of_an_interview(self) -> None:
        assert not _has_title("id: nombre\nquestion: ¿Cómo se llama?\n---\nmetadata:\n  title: no\n")
