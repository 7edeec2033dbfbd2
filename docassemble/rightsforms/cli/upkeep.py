"""`rightsforms thin` and `rightsforms cases`: for the coordinator, in numbers and never by name."""

from __future__ import annotations

import argparse
from pathlib import Path

from .words import say

#: Days after which a browser has forgotten its key: nobody but the coordination can erase such a case.
FORGOTTEN_DAYS = 21


def add_thin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", type=_at_least_one, required=True, metavar="N", help=say("thin_keep"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=say("serve_data"))
    parser.set_defaults(run=_thin)


def add_cases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--older-than", type=_at_least_one, default=FORGOTTEN_DAYS, metavar="N", help=say("cases_dias"))
    parser.add_argument("--erase", action="store_true", help=say("cases_erase"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=say("serve_data"))
    parser.set_defaults(run=_cases)


def _thin(arguments: argparse.Namespace) -> int:
    from ..server.machine import upkeep  # the database takes a second

    print(say("thin_hecho", cuantos=upkeep.thin(arguments.data, arguments.keep)))
    return 0


def _cases(arguments: argparse.Namespace) -> int:
    from ..server.machine import upkeep

    days = arguments.older_than
    if arguments.erase:
        print(say("cases_borrados", cuantos=upkeep.erase_older_than(arguments.data, days), dias=days))
        return 0
    counted = upkeep.count(arguments.data, days)
    print(say("cases_hay", total=counted.total, viejos=counted.old, dias=days))
    return 0


def _at_least_one(text: str) -> int:
    """argparse says in its own words what is wrong with anything else."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
