"""The session of a browser is stored when it changes: at each screen docassemble sets in it what was set already."""

from __future__ import annotations

from sqlalchemy import text

from tests.interview.phone import Phone
from tests.support.database import database
from tests.support.server import RunningServer


def stored(server: RunningServer) -> dict[bytes, str]:
    """Of each session the transaction that wrote it last."""
    with database(server) as connection:
        rows = connection.execute(text("SELECT token, xmin::text FROM rf_session"))
        return {bytes(token): written for token, written in rows}


class DescribeASession:
    def it_is_not_stored_again_while_it_is_as_it_was(self, phone: Phone, server: RunningServer) -> None:
        phone.start().press("Empezar")
        before = stored(server)
        phone.press("No")
        phone.page.reload()
        assert stored(server) == before

    def it_is_stored_when_another_case_begins(self, phone: Phone, server: RunningServer) -> None:
        phone.start().press("Empezar")
        before = stored(server)
        phone.start()
        after = stored(server)
        assert before.keys() <= after.keys()
        assert before != after
