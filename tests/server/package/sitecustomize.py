"""Loaded by the server under test: notes every address outside this machine that Python connects to or looks up."""

import ipaddress
import os
import sys
from typing import Any


def _is_ours(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _host(event: str, args: tuple[Any, ...]) -> str:
    address = args[1] if event == "socket.connect" else args[0]
    if isinstance(address, tuple):
        address = address[0]
    elif event == "socket.connect":
        return ""  # a Unix socket
    return address.decode() if isinstance(address, bytes) else str(address or "")


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"} and not _is_ours(_host(event, args)):
        with open(os.environ["TEST_CONNECTIONS"], "a", encoding="utf-8") as note:  # noqa: PTH123
            note.write(f"{event} {_host(event, args)}\n")


if "TEST_CONNECTIONS" in os.environ:
    sys.addaudithook(_watch)
