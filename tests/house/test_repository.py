"""What must hold for the files of the project themselves, so that they work on any machine and tell nothing of ours."""

import re
from pathlib import Path

import pytest

from tests.support.repository import ROOT, tracked_files

LOCK = ROOT / "requirements" / "rightsforms.lock"

# In pieces, or this file would name what it forbids.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("deb", "debian"))
]
FOLDERS_OF_ONE_MACHINE = ["/".join(("", name, "")) for name in ("root", "work", "Users", "home")]


def text_of(path: Path) -> str:
    return "" if path.is_symlink() or path.is_dir() else path.read_bytes().decode("utf-8", errors="ignore")


def mentions(needles: list[str]) -> list[str]:
    pattern = re.compile("|".join(rf"(?<![\w.$}}/]){re.escape(needle)}" for needle in needles))
    return [str(path.relative_to(ROOT)) for path in tracked_files() if pattern.search(text_of(path))]


class DescribeTheFilesInGit:
    def it_knows_which_files_are_in_git(self):
        assert ROOT / "setup.py" in tracked_files()

    def it_names_no_folder_of_one_machine(self):
        assert mentions(FOLDERS_OF_ONE_MACHINE) == []

    def it_names_no_package_registry(self):
        assert mentions(REGISTRIES) == []

    @pytest.mark.parametrize("folder", ["questions", "templates", "sources"])
    def it_links_the_data_folders_relatively(self, folder):
        link = ROOT / "docassemble" / "rightsforms" / "data" / folder
        assert link.is_symlink()
        assert not link.readlink().is_absolute()
        assert link.is_dir()

    def it_has_only_links_that_lead_somewhere_inside(self):
        links = [path for path in tracked_files() if path.is_symlink()]
        assert links
        assert all(path.resolve(strict=True).is_relative_to(ROOT) for path in links)

    def it_leaves_the_namespace_open_for_docassemble(self):
        assert not (ROOT / "docassemble" / "__init__.py").exists()
