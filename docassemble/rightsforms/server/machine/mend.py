"""What a power cut or a careless copy left in the data folder: mended at the start, and said when somebody must know.

Only whoever holds the lock of the folder may come here.
"""

from __future__ import annotations

from docassemble.rightsforms.server.machine import children, durable, postgres, valkey
from docassemble.rightsforms.server.machine.paths import DataFolder, read_secrets
from docassemble.rightsforms.server.texts import say

#: A damaged file is kept under this ending: an expert may still find in it what was lost.
_ASIDE = "dañado"

#: Where the store of an older version wrote down what passed through it.
_OLD_STORE = "redis"


def mend(folder: DataFolder) -> None:
    for program in (postgres.unfinished(folder), postgres.program(folder), valkey.program(folder)):
        children.stop_leftovers(program)
    durable.empty(folder.run)  # sockets and their locks, whose owners are gone
    durable.remove(folder.root / _OLD_STORE)
    for entry in folder.root.glob("*.new"):
        durable.remove(entry)  # the power went while it was being written
    _secrets(folder)
    _version(folder)


def _secrets(folder: DataFolder) -> None:
    """New ones would be made in silence, and nobody would know why every case of before is out of sight."""
    if read_secrets(folder.secrets) is not None:
        return
    if folder.secrets.exists():
        folder.secrets.replace(folder.secrets.with_name(f"{folder.secrets.name}.{_ASIDE}"))
    if folder.version.exists():
        say("secretos_perdidos", archivo=folder.secrets)


def _version(folder: DataFolder) -> None:
    """The first start is repeated: it changes nothing that is there, but for the password of the administrator."""
    if folder.version.exists() and durable.is_damaged(durable.read_small(folder.version)):
        say("version_danada", archivo=folder.version)
        folder.version.unlink()
