"""Content controls: each answer of the record is a field of the DOCX that leads back to where it came from.

The review desk reads them in the attorney's edited copy. Word keeps id, alias and tag. LibreOffice 7.4 keeps the
control but none of the three (only a plain-text control keeps its alias, and loses bold, highlight and line breaks), so
a hidden bookmark around each control carries the id as well: both programs keep that.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from .xml import add

_LONGEST = 64  # Word refuses a file with a longer alias or tag


def control_id(path: str, occurrence: int) -> int:
    """The `w:id` of the n-th answer (from 0) that shows `path`: positive, 31 bits, the same in every version."""
    digest = hashlib.sha256(f"{path}#{occurrence}".encode()).digest()
    return int.from_bytes(digest[:4]) % (2**31 - 1) + 1


def bookmark_name(number: int | str) -> str:
    """The underscore hides it from Word's list of bookmarks."""
    return f"_rf{number}"


@dataclass
class Controls:
    """Makes the controls of one document and keeps their ids unique.

    `keys`: what each listed item is called instead of its place, so that an edited copy finds it where it is by then.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    used: set[int] = field(default_factory=set)

    def add(self, parent: etree._Element, path: str, *, placeholder: bool = False) -> etree._Element:
        """Append a control; returns the element that takes the runs.

        A placeholder is replaced by the first letter typed, and the highlight goes with it.
        """
        path = self._by_key(path)
        number = str(self._unused(path))
        bookmark = str(len(self.used))
        add(parent, "bookmarkStart", id=bookmark, name=bookmark_name(number))
        control = add(parent, "sdt")
        add(parent, "bookmarkEnd", id=bookmark)
        properties = add(control, "sdtPr")
        add(properties, "alias", val=path[-_LONGEST:])
        add(properties, "tag", val=path[-_LONGEST:])
        add(properties, "id", val=number)
        if placeholder:
            add(properties, "showingPlcHdr")
        return add(control, "sdtContent")

    def _by_key(self, path: str) -> str:
        place = ".".join(path.split(".", 2)[:2])
        return self.keys.get(place, place) + path.removeprefix(place)

    def _unused(self, path: str) -> int:
        number = control_id(path, self.seen[path])
        self.seen[path] += 1
        while number in self.used:  # two paths, one digest: the later gives way
            number = number % (2**31 - 1) + 1
        self.used.add(number)
        return number
