"""Everything for the attorney, from the screen of the documents: one file, and nothing left behind."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

from docassemble.rightsforms.expediente import expediente
from docassemble.rightsforms.record import load_case
from tests.interview.flow import to_what_to_do
from tests.interview.phone import Phone
from tests.support.server import RunningServer


class DescribeEverythingForTheAttorney:
    def it_is_one_file_that_says_the_same_as_the_command_line(
        self, phone: Phone, server: RunningServer, tmp_path: Path
    ) -> None:
        to_what_to_do(phone).follow("Hacer los documentos")
        handed = phone.download("Todo para la persona abogada (ZIP)", tmp_path)
        assert handed.name == "expediente.zip"
        with ZipFile(BytesIO(handed.read_bytes())) as archive:
            case = load_case(archive.read("caso.json"))
        assert UUID(case.id)
        assert handed.read_bytes() == expediente(case)
        kept = {path.suffix for path in server.data.rglob("*")} & {".zip", ".pdf", ".docx"}
        assert kept == set()
        assert phone.violations == []
