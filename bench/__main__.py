import os
import sys
import time

from . import documents, growth, server, stages
from .rows import seconds

speed = seconds(lambda: sum(range(20_000_000)))  # so that two machines, or two days of one, can be compared
load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
print(f"{time.strftime('%Y-%m-%d')}: this machine adds up twenty million numbers in {speed:.2f} s; load {load}")

if "--profile" in sys.argv[1:]:
    stages.report()
elif "--growth" in sys.argv[1:]:
    growth.report()
else:
    print("     what                                                          value       of budget  ratio")
    for source in (documents, server):
        for row in source.rows():
            print(row, flush=True)
