"""The second lock: what holds when nobody stands before docassemble, and what is stored can't be made to lie open."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.interview.defender import Defender
from tests.support.database import database
from tests.support.server import WITHOUT_GUARD, RunningServer
from tests.support.visitor import Visitor, action, encoded, filled

INTERVIEW = "/interview?i=docassemble.rightsforms:data/questions/amparo.yml"


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("unguarded") / "data", before=WITHOUT_GUARD) as running:
        yield running


def steps(server: RunningServer) -> list[tuple[int, str]]:
    with database(server) as connection:
        return [(r.indexno, r.dictionary) for r in connection.execute(text("SELECT * FROM userdict ORDER BY indexno"))]


class DescribeTheInterviewWithoutItsGuard:
    @pytest.mark.parametrize(
        "asked", [action("otra"), action("vio"), action("multi_user"), action("quitar", lista="quejosas", lugar=0), ""]
    )  # fmt: skip
    def it_takes_no_action_that_our_interviews_do_not_offer(self, unguarded: RunningServer, asked: str) -> None:
        visitor = Visitor(unguarded.url).begin()
        before = steps(unguarded)
        assert visitor.open(f"{INTERVIEW}&action={asked}").status == 400
        assert steps(unguarded) == before

    @pytest.mark.parametrize("name", ["_next_action_to_set", "_back_one", "_files_inline", "json", "otra"])
    def it_takes_no_form_with_a_name_that_is_not_ours(self, unguarded: RunningServer, name: str) -> None:
        visitor = Visitor(unguarded.url).begin()
        before = steps(unguarded)
        form = filled(visitor.page.find(id="daform")) | {name: "1"}
        assert visitor.post(INTERVIEW, form).status == 400
        assert steps(unguarded) == before

    @pytest.mark.parametrize("more", ["&session=x", "&new_session=1", "&reset=1", "&json=1", "&otra=1"])
    def it_takes_no_address_that_says_more_than_ours(self, unguarded: RunningServer, more: str) -> None:
        assert Visitor(unguarded.url).begin().open(INTERVIEW + more).status == 400

    def it_refuses_at_docassembles_own_door_what_its_reader_made_of_a_button(self, unguarded: RunningServer) -> None:
        visitor = Visitor(unguarded.url).begin()
        form = filled(visitor.page.find(id="daform")) | {"_action": encoded(json.dumps(["otra"]))}
        assert visitor.post(INTERVIEW, form).status == 400

    def it_walks_to_the_papers_all_the_same(self, unguarded: RunningServer) -> None:
        assert Defender(unguarded.url, "Juana Tsots").walk().pdf.startswith(b"%PDF")


class DescribeAScreenOfNothing:
    @pytest.mark.parametrize("asked", [action("hechos[7].vio_hecho"), action("quejosas[1].vio_salud")])
    def it_is_not_asked_and_leaves_the_case_as_it_is(self, server: RunningServer, asked: str) -> None:
        visitor = Defender(server.url, "Juana Tsots").walk_to("Qué hacer ahora")
        assert visitor.open(f"{INTERVIEW}&action={asked}").status == 404
        assert visitor.open(INTERVIEW).heading == "Qué hacer ahora"

    @pytest.mark.parametrize(
        "told", [{}, {"formato": "exe", "escrito": "queja"}, {"formato": "pdf", "escrito": "otra"}]
    )
    def it_is_no_document_either(self, server: RunningServer, told: dict[str, str]) -> None:
        visitor = Defender(server.url, "Juana Tsots").walk_to("Qué hacer ahora")
        assert visitor.open(f"{INTERVIEW}&action={action('descargar', **told)}").status == 404


class DescribeAStepInClear:
    def it_is_refused_by_the_database_itself(self, server: RunningServer) -> None:
        Visitor(server.url).begin()
        with pytest.raises(IntegrityError, match="rf_only_encrypted"), database(server) as connection:
            connection.execute(text("UPDATE userdict SET encrypted = false"))

    def it_is_never_shown_and_is_reported(self, unguarded: RunningServer) -> None:
        """A start says so too; from then on there is nothing any more that the others of this server could meet."""
        visitor = Defender(unguarded.url, "Juana Tsots").walk_to("Qué hacer ahora")
        with database(unguarded) as connection:
            connection.execute(text("ALTER TABLE userdict DROP CONSTRAINT rf_only_encrypted"))
            connection.execute(text("UPDATE userdict SET encrypted = false"))
        assert visitor.open(INTERVIEW).heading == "Este caso no se abre"
        assert "un caso está guardado sin cifrar" in unguarded.output
        unguarded.stop()
        unguarded.start()
        assert "pasos de casos guardados sin cifrar" in unguarded.output
