"""The processes that make documents, so that nobody waits for somebody else's: one for each core, warm from the start.

They are copies of a process that has read law, templates and fonts and has never seen a session: neither a key nor the
database is in their memory. What a document leaves behind goes with them after some dozens.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import launcher

_RENEWED_AFTER = 40  # documents
_SECONDS = 180.0  # the pack of the whole catalogue took sixteen of one processor
_BYTES = 2 << 30  # of addresses
_NICENESS = 19  # the screens come first: of a processor that both want they get all but a sixtieth
_PRELOADED = ["docassemble.rightsforms.server.machine.warm"]


class Pool:
    """`tmp`: where its processes may leave what passes through. Their own socket stands where the system keeps such
    things: the path of one must be short.
    """

    def __init__(self, tmp: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        forkserver.ensure_running()
        self._pool = ProcessPool(
            max_workers=os.cpu_count() or 1,
            max_tasks=_RENEWED_AFTER,
            initializer=_settle,
            initargs=(str(tmp),),
            context=context,
        )
        self._pool.schedule(os.getpid)  # the first start, while the server does something else

    def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do it there. A process that dies is replaced and the work done again, once.

        Raises what the work raises; ServerError when it takes too long or too much memory, or dies twice.
        """
        for is_last in (False, True):
            try:
                return self._pool.schedule(work, args=arguments, timeout=_SECONDS).result()
            except ProcessExpired as error:
                if is_last:
                    raise ServerError("documento_no_sale") from error
            except (MemoryError, TimeoutError) as error:
                raise ServerError("documento_no_sale") from error
        raise AssertionError("it returned or raised")

    def stop(self) -> None:
        """Whoever still waits for a document gets none. No process is left, not even for the system to clear away."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        # Otherwise they notice by themselves, a little after we are gone; Python has no public way to say it.
        helpers: tuple[Any, ...] = (forkserver._forkserver, resource_tracker._resource_tracker)  # noqa: SLF001
        for helper in helpers:
            helper._stop()  # noqa: SLF001


def _settle(tmp: str) -> None:
    """What a process of the pool arranges for itself: it dies with the server, gives way, and has an end."""
    os.environ["TMPDIR"] = tempfile.tempdir = tmp
    launcher.signal_if_parent_dies(signal.SIGKILL)
    os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
