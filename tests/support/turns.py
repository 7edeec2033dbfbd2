"""Who runs what, and when: what uses the same is run by one process, and what takes long begins first.

A process has one server and one browser for all tests of a folder, and writes each draft once. File by file, each of
them would start its own servers and write all drafts, and the longest file might come last.
"""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

BROWSER, SERVER, DRAFTS = "tests/interview/", "the server of tests/server", "all drafts"
KIN = {
    "tests/server/test_accounts.py": SERVER,
    "tests/server/test_cases.py": SERVER,
    "tests/server/test_locks.py": SERVER,
    "tests/server/test_refusals.py": SERVER,
    "tests/server/test_serve.py": SERVER,
    "tests/server/test_survival.py": SERVER,
    "tests/test_engine.py": DRAFTS,
    "tests/test_fourteen_rules.py": DRAFTS,
}
#: By how long they take. All others come after them, as they are found.
FIRST = (
    BROWSER,
    SERVER,
    "tests/server/test_soak.py",
    DRAFTS,
    "tests/test_documents.py",
    "tests/server/test_at_rest.py",
    "tests/test_expediente.py",
    "tests/server/test_upkeep.py",
    "tests/server/test_mend.py",
)


def lot(nodeid: str) -> str:
    """What one process runs without a break: a file, or several that use the same."""
    path = nodeid.partition("::")[0]
    return BROWSER if path.startswith(BROWSER) else KIN.get(path, path)


def turn(nodeid: str) -> int:
    return FIRST.index(lot(nodeid)) if lot(nodeid) in FIRST else len(FIRST)


class ByLot(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return lot(nodeid)
