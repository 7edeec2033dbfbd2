"""Whatever is typed arrives in both documents, letter for letter, through real screens."""

from __future__ import annotations

from tests.interview.defender import Defender, words
from tests.support.server import RunningServer

HOSTILE = '<b>${ 1/0 }</b> {{ 7*7 }} % for x in y: *a* # [FILE 1] \\ & "q" 👍 ʼ ä̃ fin\x00al'
LONGEST = 20_000  # characters


class DescribeTextThatNoKeyboardSends:
    def it_reaches_the_documents_literally(self, server: RunningServer) -> None:
        story = (HOSTILE + " palabra" * LONGEST)[: LONGEST - 6] + " FINAL"
        papers = Defender(server.url, HOSTILE, story).walk()
        text = " ".join(words(papers).split())
        assert text.count(HOSTILE.replace("\x00", "\ufffd")) >= 2
        assert text.count("palabra") >= 2 * ((LONGEST - len(HOSTILE)) // len(" palabra") - 1)
        assert text.count("FINAL") >= 2

    def it_is_refused_when_it_is_longer_than_a_field(self, server: RunningServer) -> None:
        defender = Defender(server.url, "Juana", "a" * (LONGEST + 1)).walk_to("¿Qué pasó?")
        assert defender.answer_here() == "¿Qué pasó?"
