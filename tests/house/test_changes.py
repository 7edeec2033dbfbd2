"""What tells of a version: the files of changelog.d, the change log, and the card for catalogues of software."""

import re
from importlib.metadata import version
from pathlib import Path

import yaml

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


class DescribeTheCardForCatalogues:
    """publiccode.yml, by its standard; where the project is published and by whom is not known here."""

    CARD = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))

    def it_is_of_this_version_and_its_day(self):
        told = (self.CARD["softwareVersion"], self.CARD["releaseDate"])
        assert told[0] == version("docassemble.rightsforms")
        assert "## [{}] - {}".format(*told) in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    def it_says_all_that_can_be_known(self):
        needed = "publiccodeYmlVersion name platforms categories developmentStatus softwareType description legal"
        assert set(needed.split()) | {"maintenance", "localisation"} <= set(self.CARD)

    def it_is_as_long_as_the_standard_wants(self):
        told = self.CARD["description"].values()
        assert all(len(text["shortDescription"]) <= 150 <= len(text["longDescription"]) <= 10_000 for text in told)

    def it_invents_no_address_and_nobody(self):
        assert "url" not in self.CARD
        assert set(self.CARD["maintenance"]) == {"type"}


class DescribeTheTwoReadmes:
    def it_shows_the_same_commands_and_pictures(self):
        english, spanish = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.es.md"))
        for shown in (r"^\.venv/bin/rightsforms .*", r"^make \w+", r"docs/\w+\.md", r"docs/imagenes/\w+\.png"):
            assert set(re.findall(shown, english, re.MULTILINE)) == set(re.findall(shown, spanish, re.MULTILINE))
