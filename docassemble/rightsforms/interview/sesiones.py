"""The sessions begun on this device, so that who left can come back.

docassemble lists sessions only for people with an account (for others, 1.10.13 builds a query that SQLAlchemy refuses).
Defenders have none: so each session leaves its number and its hour under the device's own number. It says nothing of
the case, and its number opens nothing without the device's cookie, which decrypts the answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from docassemble.base.functions import delete_record, read_records, this_thread, write_record

__all__ = ["Begun", "begun_here", "forget_here", "remember_here"]


@dataclass(frozen=True, slots=True)
class Begun:
    when: str
    filename: str
    session: str


def remember_here(when: str) -> str:
    """Leave word of this session; returns the moment, for the session to keep."""
    info = this_thread.current_info
    write_record(_key(), {"when": when, "filename": info["yaml_filename"], "session": info["session"]})
    return when


def forget_here() -> None:
    """Take this session off the list, before docassemble deletes its answers and files."""
    session = this_thread.current_info["session"]
    for number, record in read_records(_key()).items():
        if record["session"] == session:
            delete_record(_key(), number)


def begun_here() -> list[Begun]:
    """The latest first."""
    return [Begun(**record) for _, record in sorted(read_records(_key()).items(), reverse=True)]


def _key() -> str:
    return f"rightsforms:{this_thread.current_info['user']['the_user_id']}"
