"""Within one page an answer may change: what follows from it is then worked out anew, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import docassemble.base.config as da
import pytest

da.daconfig["nltk socket"] = "/"  # as on the server: any path that exists keeps docassemble from its dictionaries
from docassemble.base.thread_context import empty_globals, global_context, user_dict_context  # noqa: E402

from docassemble.rightsforms.interview import session  # noqa: E402
from docassemble.rightsforms.interview.loading import fill  # noqa: E402
from docassemble.rightsforms.interview.session import conclusions  # noqa: E402
from tests.support.casos import caso  # noqa: E402

NOW = datetime(2026, 5, 17, 12, 0)

type Variables = dict[str, Any]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Variables]:
    """The variables of a case in the middle of a page."""
    variables: Variables = {}
    fill(variables, caso("desaparicion_larrainzar"), frozenset())
    monkeypatch.setattr(session, "now", lambda: NOW)
    with global_context(empty_globals()), user_dict_context(variables):
        yield variables


CHANGES: dict[str, Callable[[Variables], object]] = {
    "a variable": lambda v: v.update(peligro_ahora="no"),
    "one that is gone": lambda v: v.pop("hechos"),
    "a field": lambda v: setattr(v["quejosas"][0], "nombre", "Otra persona"),
    "a field of a part": lambda v: setattr(v["detencion"].lugar, "descripcion", "en el río"),
    "a field that is gone": lambda v: v["quejosas"][0].delattr("nombre"),
    "one more": lambda v: v["quejosas"].appendObject(nombre="Otra persona"),
    "one less": lambda v: v["autoridades"].pop(0),
    "all items at once": lambda v: setattr(v["hechos"], "elements", []),
    "a box": lambda v: v["tipos_de_acto"].elements.update(vida=False),
}


class DescribeConclusions:
    def it_works_them_out_once_while_no_answer_changes(self, page: Variables) -> None:
        assert conclusions() is conclusions()

    @pytest.mark.parametrize("change", CHANGES)
    def it_sees_what_changes(self, page: Variables, change: str) -> None:
        before = conclusions()
        CHANGES[change](page)
        assert conclusions() is not before
        assert conclusions().caso != before.caso

    def it_sees_that_time_passes(self, page: Variables, monkeypatch: pytest.MonkeyPatch) -> None:
        before = conclusions()
        monkeypatch.setattr(session, "now", lambda: NOW + timedelta(minutes=1))
        assert conclusions().caso.informacion_hasta > before.caso.informacion_hasta

    def it_keeps_nothing_for_the_next_page(self, page: Variables) -> None:
        before = conclusions()
        with global_context(empty_globals()):
            assert conclusions() is not before
