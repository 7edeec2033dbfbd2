"""What a coordinator does to a folder of cases: in numbers, with the server running or not."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.interview.defender import Defender
from tests.support.database import database
from tests.support.server import RunningServer
from tests.support.visitor import Visitor

_MAIN = "import sys; from docassemble.rightsforms.cli import main; sys.exit(main())"
INTERVIEW = "/interview?i=docassemble.rightsforms:data/questions/amparo.yml"


def run(server: RunningServer, *arguments: str) -> str:
    argv = [sys.executable, "-c", _MAIN, *arguments, "--data", str(server.data)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def steps(server: RunningServer) -> int:
    with database(server) as connection:
        return int(connection.execute(text("SELECT count(*) FROM userdict")).scalar_one())


def grow_old(server: RunningServer, days: int) -> None:
    with database(server) as connection:
        connection.execute(text("UPDATE userdict SET modtime = modtime - :late"), {"late": timedelta(days=days)})


class DescribeTheCoordinator:
    def it_counts_thins_and_erases_without_opening_anything_what_a_start_left(self, tmp_path: Path) -> None:
        with RunningServer(tmp_path / "data") as server:
            visitor = Defender(server.url, "Juana Ixchel").walk_to("Qué hacer ahora")
            Visitor(server.url).begin().press("Empezar")
            assert steps(server) > 10
            grow_old(server, 2)
        with server:
            self._it_forgot_old_steps_and_the_case_that_nobody_answered(server, visitor)
            assert "Casos: 1. Sin cambios en más de 21 días: 0." in run(server, "cases")
            assert "Ixchel" not in run(server, "cases")
            run(server, "thin", "--keep", "1")
            assert steps(server) == 1
            assert visitor.open(INTERVIEW).heading == "Qué hacer ahora"
            visitor.follow("Revisar y agregar").follow("Personas").follow("Salud").press("Atrás")
            assert visitor.heading == "Personas afectadas"
            Defender(server.url, "Otra").walk_to("¿Qué pasó?")
            grow_old(server, 22)
            server.stop()
            assert "Casos: 2. Sin cambios en más de 21 días: 2." in run(server, "cases")
            assert "que se borraron: 2" in run(server, "cases", "--erase")
            assert "Casos: 0." in run(server, "cases")

    def _it_forgot_old_steps_and_the_case_that_nobody_answered(self, server: RunningServer, visitor: Defender) -> None:
        assert "Casos: 1." in run(server, "cases")
        assert steps(server) == 3
        assert visitor.open(INTERVIEW).heading == "Qué hacer ahora"

    @pytest.mark.parametrize("number", ["0", "-1", "x"])
    def it_is_told_what_a_number_must_be(self, tmp_path: Path, number: str) -> None:
        assert "pide un número" in run(RunningServer(tmp_path / "data"), "thin", f"--keep={number}")

    def it_is_told_that_there_are_no_cases_yet(self, tmp_path: Path) -> None:
        assert "todavía no hay casos" in run(RunningServer(tmp_path / "data"), "cases")
        assert not (tmp_path / "data").exists()
