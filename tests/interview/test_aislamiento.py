"""Twenty defenders at once, each with another name: no document says a name of another session."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.interview.defender import Defender, words
from tests.support.server import RunningServer

SESSIONS = 20
_LETTERS = "abcdefghijklmnñopqrst"


class DescribeTwentySessionsAtOnce:
    def it_writes_only_the_names_of_each_session_into_its_documents(self, server: RunningServer) -> None:
        defenders = [Defender(server.url, f"Juana Xutax{letter * 3}") for letter in _LETTERS[:SESSIONS]]
        with ThreadPoolExecutor(SESSIONS) as pool:
            papers = list(pool.map(Defender.walk, defenders))
        for own in papers:
            text = words(own)
            assert own.name in text
            assert [other.name for other in papers if other is not own and other.name in text] == []
