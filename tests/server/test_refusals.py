"""When it cannot start: one line with the cure, exit code 2, and nothing harmed."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import pytest

from docassemble.rightsforms.errors import ServerError
from docassemble.rightsforms.server.machine import disk
from docassemble.rightsforms.server.machine.paths import DataFolder
from tests.support.server import RunningServer


def refused(running: RunningServer) -> str:
    code, said = running.refusal()
    assert code == 2
    assert "Traceback" not in said
    line = said.strip()
    assert "\n" not in line
    return line


class DescribeServe:
    def it_says_that_the_port_is_taken(self, data: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            line = refused(RunningServer(data, port=port))
        assert f"otro programa ya usa el puerto {port}." in line
        assert "--port" in line
        assert not data.exists()

    def it_says_that_a_port_is_impossible(self, data: Path) -> None:
        assert "el puerto 70000 no existe" in refused(RunningServer(data, port=70000))

    def it_says_who_uses_the_data_folder_and_does_not_disturb_them(self, server: RunningServer) -> None:
        line = refused(RunningServer(server.data.parent / "link", "--data", str(server.data)))
        assert f"otro servidor ya usa esta carpeta de datos ({server.url})." in line
        assert server.children()

    def it_says_that_the_data_folder_is_newer(self, data: Path) -> None:
        data.mkdir()
        (data / "version").write_text("99\n")
        assert "es de una versión más nueva de rightsforms (formato 99; este programa conoce hasta el 1)" in refused(
            RunningServer(data)
        )

    def it_leaves_a_folder_of_somebody_else_alone(self, data: Path) -> None:
        data.mkdir(mode=0o755)
        (data / "tesis.odt").write_text("not ours")
        assert "la carpeta tiene archivos que no son de este servidor." in refused(RunningServer(data))
        assert [path.name for path in data.iterdir()] == ["tesis.odt"]
        assert data.stat().st_mode & 0o777 == 0o755

    def it_says_that_the_data_folder_is_a_file(self, data: Path) -> None:
        data.write_text("a file")
        assert "no es una carpeta." in refused(RunningServer(data))

    def it_says_that_the_data_folder_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("a file")
        assert "no es una carpeta." in refused(
            RunningServer(tmp_path / "out", "--data", str(tmp_path / "file" / "data"))
        )
        assert "no se puede escribir" in refused(RunningServer(tmp_path / "out", "--data", "/proc/rightsforms"))

    def it_says_which_locale_is_missing_and_how_to_get_it(self, data: Path) -> None:
        line = refused(RunningServer(data, env={"PATH": "/nowhere"}))
        assert "falta es_MX.utf8" in line
        assert "localedef -i es_MX -f UTF-8 es_MX.UTF-8" in line


class DescribeAFullDisk:
    def it_is_noticed_before_anything_is_made(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(disk, "FIRST_START_BYTES", 2**60)
        with pytest.raises(ServerError, match=r"no cabe en el disco\. Hacen falta 1099511627776 MB"):
            DataFolder(data).prepare()
        assert list(data.iterdir()) == []

    def it_is_said_in_one_line_when_it_happens_later(self, data: Path) -> None:
        with pytest.raises(ServerError, match="no cabe en el disco"), disk.speaking_of_disk(data):
            Path("/dev/full").write_text("one byte too many")

    def it_is_not_confused_with_other_errors(self, data: Path) -> None:
        with pytest.raises(OSError, match="Interrupted"), disk.speaking_of_disk(data):
            raise OSError(errno.EINTR, "Interrupted")
