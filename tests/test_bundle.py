"""The ZIP of the pack, on whatever computer it is unpacked."""

from __future__ import annotations

import stat
from io import BytesIO
from zipfile import ZipFile

from docassemble.rightsforms.expediente import expediente
from docassemble.rightsforms.expediente.engine_rows import consultation
from docassemble.rightsforms.filings import read
from docassemble.rightsforms.law import jurisdiccion
from tests.support.casos import NAMES, caso, wrong


class DescribeTheFilesOfThePack:
    def it_is_read_by_its_owner_alone_where_it_is_unpacked(self):
        with ZipFile(BytesIO(expediente(caso("minimo"), ["amparo_art15"]))) as archive:
            modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
        assert len(modes) > 3
        assert {name: mode for name, mode in modes.items() if mode != stat.S_IFREG | 0o600} == {}


class DescribeTheFirstSheet:
    def it_tells_what_can_still_be_kept_before_what_has_passed(self):
        """Three fit on it: a limit that somebody let pass must not push out one that runs."""
        law = jurisdiccion("mx_chiapas")
        told = {name: consultation(read(caso(name), law), (), "") for name in NAMES}
        passed = {name: [row["paso"] for row in page["plazos_primeros"]] for name, page in told.items()}
        assert wrong(lambda name: passed[name] != sorted(passed[name])) == {}
        assert any(True in row and False in row for row in passed.values()), "no case has both, so nothing was seen"
