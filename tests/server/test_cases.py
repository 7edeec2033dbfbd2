"""The cases of a device: found, told apart, moved, closed and erased, by whoever they belong to."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from docassemble.rightsforms.filings import catalogue
from tests.interview.defender import Defender
from tests.support.database import database
from tests.support.server import RunningServer
from tests.support.visitor import Visitor, action

INTERVIEW = "/interview?i=docassemble.rightsforms:data/questions/amparo.yml"


DOWNLOADS: list[tuple[str, dict[str, str]]] = [
    ("descargar", {"formato": "docx", "escrito": "queja_derechos_humanos"}), ("descargar_todo", {})
]  # fmt: skip


def defender(server: RunningServer, name: str) -> Defender:
    return Defender(server.url, name).walk_to("Qué hacer ahora")


def uids(visitor: Visitor) -> list[str]:
    found = [str(b["value"]) for b in visitor.open("/casos").page.find_all("button") if b.get("name") == "caso"]
    return list(dict.fromkeys(found))


def people(visitor: Visitor) -> str:
    """What the open case says of its people."""
    return visitor.open(f"{INTERVIEW}&action={action('ir', a='personas')}").text


def code(visitor: Visitor, path: str) -> str:
    return (
        visitor.open(path)
        .press("Dar el código" if path == "/mover" else "Cerrar y ver")
        .page.select_one(".rf-codigo")
        .get_text()
    )


def bring(visitor: Visitor, typed: str) -> Visitor:
    return visitor.open("/traer").send("/traer", codigo=typed)


class DescribeTheList:
    def it_tells_cases_apart_by_day_and_filing_and_never_by_a_name(self, server: RunningServer) -> None:
        visitor = defender(server, "Juana Ixchel")
        listed = visitor.open("/casos").text
        assert re.search(r"Empezado el \w+ \d+ de \w+, \d\d:\d\d", listed)
        assert any(filing.llano in listed for filing in catalogue().values())
        assert "Ixchel" not in listed

    def it_holds_no_case_in_which_nothing_was_answered(self, server: RunningServer) -> None:
        visitor = Visitor(server.url).begin().press("Empezar")
        assert uids(visitor) == []
        assert "no hay ningún caso" in visitor.text

    def it_shows_each_device_its_own(self, server: RunningServer) -> None:
        assert len(uids(defender(server, "Juana Ixchel"))) == 1
        assert uids(Visitor(server.url)) == []

    def it_finds_a_case_again_by_its_key_alone(self, server: RunningServer) -> None:
        visitor = defender(server, "Lucía Batz")
        mine = uids(visitor)
        with database(server) as connection:
            connection.execute(text("DELETE FROM rf_case WHERE uid = :uid"), {"uid": mine[0]})
            connection.execute(text("DELETE FROM rf_session"))
        assert uids(visitor) == mine
        visitor.press("Seguir")
        assert "Lucía Batz" in people(visitor)


class DescribeALook:
    def it_stores_no_step_and_neither_does_a_document(self, server: RunningServer) -> None:
        visitor = defender(server, "Lucía Batz")
        mine, before = uids(visitor)[0], []
        visitor.press("Seguir")
        for event, told in [("ir", {"a": page}) for page in ("lo_demas", "que_falta", "documentos")] + DOWNLOADS:
            assert visitor.open(f"{INTERVIEW}&action={action(event, **told)}").status == 200
            with database(server) as connection:
                found = connection.execute(text("SELECT count(*) FROM userdict WHERE key = :uid"), {"uid": mine})
                before.append(found.scalar_one())
        assert len(set(before)) == 1


class DescribeABrowser:
    def it_keeps_its_key_for_three_weeks_from_the_last_day_on_which_it_came(self, server: RunningServer) -> None:
        visitor = defender(server, "Lucía Batz")
        assert "secret=" not in visitor.open(INTERVIEW).answered.headers.get("Set-Cookie", "")
        with database(server) as connection:
            connection.execute(text("UPDATE rf_session SET content = replace(content, '\"rf_day\"', '\"another\"')"))
        again = visitor.open(INTERVIEW).answered.headers["Set-Cookie"]
        assert re.search(r"secret=\w{32};.*?Max-Age=1814400;.*?HttpOnly;.*?SameSite=Strict", again)
        assert "ds=" in again


class DescribeOpening:
    def it_opens_nothing_that_belongs_to_another(self, server: RunningServer) -> None:
        other = uids(defender(server, "Manuela Xul"))[0]
        stranger = defender(server, "Otra Persona")
        for path in ("/casos/abrir", "/casos/borrar"):
            assert stranger.open("/casos").send(path, caso=other, si="1").status == 404
        assert "Manuela" not in people(stranger)

    def it_shows_nothing_to_a_stolen_session_without_the_key(self, server: RunningServer) -> None:
        visitor = defender(server, "Manuela Xul")
        thief = Visitor(server.url)
        thief.web.cookies.set("session", visitor.web.cookies["session"])
        assert "Manuela" not in people(thief)
        assert "no se abre en este navegador" in thief.text
        assert "Manuela" in people(visitor)


class DescribeMovingACase:
    def it_opens_once_on_another_device_and_no_longer_here(self, server: RunningServer) -> None:
        visitor = defender(server, "Rosa Tzeltal")
        written = code(visitor, "/mover")
        assert "Rosa Tzeltal" in people(visitor)
        other = bring(defender(server, "Ana Vecina"), written.lower().replace("-", " "))
        assert "Rosa Tzeltal" in people(other)
        assert len(uids(other)) == 2
        assert "Rosa" not in people(visitor)
        assert uids(visitor) == []
        assert "no abre ningún caso" in bring(Visitor(server.url), written).text

    def it_ends_with_its_hours(self, server: RunningServer) -> None:
        written = code(defender(server, "Rosa Tzeltal"), "/mover")
        with database(server) as connection:
            connection.execute(text("UPDATE rf_move SET until = until - :late"), {"late": timedelta(hours=72)})
        assert "no abre ningún caso" in bring(Visitor(server.url), written).text

    def it_ends_with_the_fifth_wrong_try(self, server: RunningServer) -> None:
        written = code(defender(server, "Rosa Tzeltal"), "/mover")
        for _ in range(5):
            bring(Visitor(server.url), written[:-2] + "22")
        assert "no abre ningún caso" in bring(Visitor(server.url), written).text

    @pytest.mark.parametrize("typed", ["", "x", "ABCD-EFGHJ-KLMNP", "ñ" * 500])
    def it_is_not_opened_by_something_else(self, server: RunningServer, typed: str) -> None:
        assert "no abre ningún caso" in bring(Visitor(server.url), typed).text

    def it_keeps_neither_code_nor_key(self, server: RunningServer) -> None:
        visitor = defender(server, "Rosa Tzeltal")
        written = code(visitor, "/mover").replace("-", "")
        with database(server) as connection:
            stored = repr(connection.execute(text("SELECT * FROM rf_move")).all())
        assert written[4:] not in stored
        assert visitor.web.cookies["secret"] not in stored


class DescribeClosingOnADevice:
    def it_forgets_everything_and_comes_back_by_its_code(self, server: RunningServer) -> None:
        visitor = defender(server, "Marta Chol")
        written = code(visitor, "/cerrar")
        assert visitor.answered.headers["Clear-Site-Data"]
        assert not {"secret", "ds"} & set(visitor.web.cookies.keys())
        assert uids(visitor) == []
        assert visitor.open(INTERVIEW).heading == "¿Qué necesita hacer?"
        assert "Marta Chol" in people(bring(visitor, written))


class DescribeErasing:
    def it_asks_once_with_the_day_of_the_case(self, server: RunningServer) -> None:
        visitor = defender(server, "Elena Zoque").open("/casos").press("Borrar")
        assert visitor.heading == "¿Borrar para siempre?"
        assert re.search(r"Empezado el \w+ \d+ de \w+", visitor.text)
        assert len(uids(visitor)) == 1

    def it_leaves_the_others_of_the_device_and_gives_it_another_key(self, server: RunningServer) -> None:
        visitor = defender(server, "Elena Zoque")
        first, key = uids(visitor)[0], visitor.web.cookies["secret"]
        visitor.name = visitor.story = "Flor Mam"
        visitor.walk_to("Qué hacer ahora").open("/borrar").press("Borrar para siempre")
        assert uids(visitor) == [first]
        assert visitor.web.cookies["secret"] != key
        visitor.open("/casos").press("Seguir")
        assert "Elena Zoque" in people(visitor)

    def it_erases_all_of_them_when_that_is_asked(self, server: RunningServer) -> None:
        visitor = defender(server, "Elena Zoque").walk_to("Qué hacer ahora")
        assert len(uids(visitor)) == 2
        visitor.press("Borrar todos").press("Borrar para siempre")
        assert uids(visitor) == []

    def it_needs_the_token_of_a_page_of_ours(self, server: RunningServer) -> None:
        visitor = defender(server, "Elena Zoque")
        mine = uids(visitor)
        assert visitor.post("/casos/borrar", {"caso": mine[0], "si": "1"}).status == 400
        assert uids(visitor) == mine
