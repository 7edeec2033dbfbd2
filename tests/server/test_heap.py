"""Threads that share one stock of memory: nothing that one gave back is kept from the others."""

from __future__ import annotations

import subprocess
import sys

# Of its own stock, glibc reserves 64 MB of addresses for each thread.
_THREADS = """
import ctypes, re, sys, threading
from pathlib import Path
from docassemble.rightsforms.server.machine import heap
if "together" in sys.argv: heap.in_one_piece()
def take(): ctypes.CDLL(None).malloc(1000); met.wait(); done.wait()
met, done = threading.Barrier(5), threading.Event()
for _ in range(4): threading.Thread(target=take).start()
met.wait()
found = re.findall(r"^(\\w+)-(\\w+) ---p 00000000 00:00", Path("/proc/self/maps").read_text(), re.MULTILINE)
print(sum(32 << 20 < int(end, 16) - int(start, 16) <= 64 << 20 for start, end in found))
done.set()
"""


def own_stocks(*how: str) -> int:
    done = subprocess.run([sys.executable, "-c", _THREADS, *how], check=True, capture_output=True, text=True)
    return int(done.stdout)


class DescribeAHeapInOnePiece:
    def it_is_shared_by_all_threads(self) -> None:
        assert own_stocks("together") == 0

    def it_would_otherwise_be_in_pieces(self) -> None:
        """If the system shares by itself, `in_one_piece` may go."""
        assert own_stocks() > 0
