"""The files of changelog.d: what a user will notice, each of a kind that the change log knows."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRAGMENTS = [path for path in sorted((ROOT / "changelog.d").iterdir()) if path.name != "README.md"]
NAME = re.compile(r"[a-z0-9_]+\.(added|changed|fixed|removed|security)\.md")


class DescribeTheFragments:
    def it_knows_the_kind_of_each(self):
        assert [path.name for path in FRAGMENTS if not NAME.fullmatch(path.name)] == []

    def it_finds_one_item_in_each(self):
        told = {path.name: path.read_text(encoding="utf-8") for path in FRAGMENTS}
        assert [name for name, text in told.items() if len(re.findall(r"^- ", text, re.MULTILINE)) != 1] == []
        assert [name for name, text in told.items() if not text.startswith("- ") or not text.endswith("\n")] == []

    def it_leaves_nothing_for_a_release_to_find_in_the_change_log(self):
        assert "Unreleased" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
