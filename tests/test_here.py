"""The place that the program serves has one home, and one clock."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from docassemble.rightsforms import here
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, in_utc
from docassemble.rightsforms.server.config import docassemble_config
from docassemble.rightsforms.server.machine.paths import DataFolder

LAW = jurisdiccion(here.JURISDICCION)


class DescribeThePlace:
    def it_is_a_folder_of_the_law_and_that_of_a_case_that_names_none(self):
        assert Caso(informacion_hasta=datetime(2026, 5, 16)).jurisdiccion == LAW.folder.name

    def it_has_the_clock_that_its_data_names(self):
        assert ZoneInfo(LAW.cabecera.zona_horaria) == here.ZONE

    def it_is_the_clock_of_the_record(self):
        told = Caso(informacion_hasta="2026-05-17T04:40:00Z").informacion_hasta
        assert told == datetime(2026, 5, 17, 4, 40, tzinfo=UTC).astimezone(here.ZONE).replace(tzinfo=None)
        assert in_utc(told) == datetime(2026, 5, 17, 4, 40, tzinfo=UTC)

    def it_is_the_clock_of_docassemble(self, tmp_path):
        config = docassemble_config(DataFolder(tmp_path), redis_url="", url="")
        assert config["timezone"] == LAW.cabecera.zona_horaria

    def it_tells_the_time_without_a_zone_as_the_record_keeps_it(self):
        assert here.now().tzinfo is None
