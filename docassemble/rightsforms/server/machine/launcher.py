"""Becomes a program that the server starts, after what only the new process can arrange: who it is, when it dies.

A script for a bare interpreter, `python -I -S launcher.py PARENT SIGNAL IDENTITY PROGRAM ARGUMENT...`: the standard
library alone. Popen's own hook for this (`preexec_fn`) may hang once there are threads, and the server starts its
programs again while it serves.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

SAME_USER = "same"
ORDINARY_USER = "ordinary"

_PR_SET_PDEATHSIG = 1


def main(parent: int, if_parent_dies: int, identity: str, argv: list[str]) -> None:
    if identity == ORDINARY_USER:
        _become_ordinary()
    signal_if_parent_dies(if_parent_dies)  # after the change of identity, which clears it
    if os.getppid() != parent:
        return  # it died before we asked to be told
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Python ignores it, and what is ignored stays so
    os.execv(argv[0], argv)  # noqa: S606 - our own argv, no shell


def signal_if_parent_dies(number: int) -> None:
    """Of this process, by the kernel."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)


def _become_ordinary() -> None:
    """Root enters a user namespace of its own, in which it has another number: the files stay root's, nothing is made.

    The number must be in the list of users, because initdb looks up its name.
    """
    user = next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)
    group = os.getegid()
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user.pw_uid} 0 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{user.pw_gid} {group} 1", encoding="ascii")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
