"""A case that was handed out is opened again, on this device or another, and goes on where it ends."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from docassemble.rightsforms.record import dump_case, load_case
from tests.interview.phone import Phone
from tests.interview.test_bridge_back import plain
from tests.support.casos import caso
from tests.support.server import RunningServer


def packed(content: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("caso.json", content)
    return made.getvalue()


class DescribeAFileThatWasHandedOut:
    @pytest.mark.parametrize("pack", [False, True])
    def it_goes_on_as_an_interview_and_says_the_same(self, phone: Phone, tmp_path: Path, pack: bool) -> None:
        given = dump_case(caso("desaparicion_larrainzar").model_copy(update={"id": "3f2a"})).encode()
        phone.bring("caso.zip" if pack else "caso.json", packed(given) if pack else given)
        phone.page.get_by_role("button", name="Empezar").click()
        phone.page.get_by_role("heading", name="Qué hacer ahora").wait_for()
        phone.follow("Hacer los documentos")
        handed = phone.download("Todo para la persona abogada (ZIP)", tmp_path)
        with ZipFile(handed) as archive:
            again = plain(load_case(archive.read("caso.json")))
        assert again | {"informacion_hasta": ""} == plain(load_case(given)) | {"informacion_hasta": ""}
        assert phone.violations == []

    def it_asks_what_the_case_does_not_say(self, phone: Phone) -> None:
        phone.bring("caso.json", dump_case(caso("minimo")).encode())
        phone.page.get_by_role("button", name="Empezar").click()
        phone.page.get_by_role("heading", name="¿Alguien está en peligro").wait_for()


class DescribeAFileThatIsNone:
    @pytest.mark.parametrize(
        "content", [b"", b"\x89PNG", b"hola", b"PK\x03\x04roto", packed(b"{}"), b"[1]", b"{" * 5000]
    )
    def it_is_told_so_in_one_sentence(self, phone: Phone, content: bytes) -> None:
        phone.bring("caso.json", content)
        phone.page.locator(".rf-error").wait_for()
        assert phone.heading == "Abrir un caso guardado"

    def it_leaves_nothing_on_the_disk(self, phone: Phone, server: RunningServer) -> None:
        phone.bring("caso.json", b"ZQARCHIVO" * 100_000)
        phone.page.locator(".rf-error").wait_for()
        files = [path for path in server.data.rglob("*") if path.is_file()]
        assert [path for path in files if b"ZQARCHIVO" in path.read_bytes()] == []
