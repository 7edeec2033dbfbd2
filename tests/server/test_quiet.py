"""The log keeps places in the code, and no word of anybody."""

from __future__ import annotations

import subprocess
import sys

from docassemble.rightsforms.server.quiet import redacted

#: A log on a disk without room, and a record that cannot even be put into words.
ON_A_FULL_DISK = """\
import logging
from pathlib import Path
from docassemble.rightsforms.server import quiet
quiet.log_to(Path("/dev/full"))
logging.getLogger("docassemble").error("Petrona was taken")
logging.getLogger("docassemble").error("%d was taken", "Petrona")
"""

TRACEBACK = """\
Traceback (most recent call last):
  File "/srv/docassemble/base/parse.py", line 8760, in assemble
    exec_with_trap(question, user_dict)
  File "<code block, docassemble.rightsforms:data/questions/a.yml, block on line 4>", line 3, in <module>
    raise ValueError('Petrona was taken')
ValueError: Petrona was taken at Error: "Chenalho", line 3
During handling of the above exception, another exception occurred:
sqlalchemy.exc.DataError: (psycopg2.errors.StringDataRightTruncation) value Petrona too long
[parameters: {'name': 'Petrona'}]
"""


class DescribeRedacted:
    def it_keeps_the_places_and_the_classes_of_a_traceback(self) -> None:
        assert redacted(TRACEBACK).splitlines() == [
            '  File "/srv/docassemble/base/parse.py", line 8760, in assemble',
            '  File "<code block, docassemble.rightsforms:data/questions/a.yml, block on line 4>", line 3, in <module>',
            "ValueError",
            "sqlalchemy.exc.DataError",
        ]

    def it_drops_a_sentence_altogether(self) -> None:
        assert redacted("Petrona Xulhuitz said ValueError: no") == "(sin detalle)"

    def it_is_not_fooled_by_an_answer_that_looks_like_a_place(self) -> None:
        assert "Petrona" not in redacted('File "Petrona", line 3, in casa de Petrona')


class DescribeAFullDisk:
    def it_does_not_bring_to_the_terminal_what_the_log_leaves_out(self) -> None:
        done = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK], capture_output=True, text=True, check=False)
        assert "Petrona" not in done.stdout + done.stderr
