"""What the database cannot give while docassemble starts."""

from __future__ import annotations

import subprocess
import sys

from docassemble.rightsforms.server.machine.paths import DataFolder

#: In a process of its own, because it takes over the log of the whole process.
BROKEN = """\
import sys
from pathlib import Path
from sqlalchemy.exc import OperationalError
from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server import bootstrap
from docassemble.rightsforms.server.machine.paths import DataFolder
try:
    with bootstrap.speaking_of_database(DataFolder(Path(sys.argv[1]))):
        raise OperationalError("SELECT 'Petrona'", {}, Exception("Petrona"))
except ServerError as error:
    print(error)
"""


class DescribeADatabaseThatFails:
    def it_is_one_line_on_the_terminal_and_a_place_in_the_log(self, folder: DataFolder) -> None:
        done = subprocess.run(
            [sys.executable, "-c", BROKEN, str(folder.root)], capture_output=True, text=True, check=False
        )
        assert "la base de datos no dio lo que se le pidió al arrancar." in done.stdout
        assert (done.stdout.count("\n"), done.stderr) == (1, "")
        log = (folder.log / "server.log").read_text(encoding="utf-8")
        assert "sqlalchemy.exc.OperationalError" in log
        assert "Petrona" not in log
