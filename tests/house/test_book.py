"""The pages of docs/ that are made from the program say what the program says today."""

import re
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_TESTS

from docassemble.rightsforms import engine
from docassemble.rightsforms.assembly.compose import _environment
from docassemble.rightsforms.cli import COMMANDS
from docassemble.rightsforms.filings import TEMPLATES
from tests.support.repository import ROOT, tracked_files
from tools.book import DOCS, PAGES, cell, rendered, stop

LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]+)?\)")


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings, and those that a page sets itself."""
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="(\w+)">', text))


def dead_links(page: Path) -> list[str]:
    """What a page of ours points to and is not there."""
    found = []
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        path = (page.parent / target).resolve() if target else page
        if "://" in target or target.startswith("mailto:"):
            continue
        if not path.exists() or (anchor and path.suffix == ".md" and anchor[1:] not in anchors(path)):
            found.append(f"{page.name}: {target}{anchor}")
    return found


class DescribeTheMadePages:
    @pytest.mark.parametrize("page", PAGES)
    def it_is_what_the_program_says_today(self, page):
        committed = (DOCS / page).read_text(encoding="utf-8")
        assert committed == rendered(page), f"docs/{page} is of another day: run `make docs`, and commit it"

    def it_tells_every_filing_and_every_command(self):
        assert {filing.id for filing in engine.filings()} <= anchors(DOCS / "escritos.md")
        assert set(COMMANDS) <= anchors(DOCS / "ordenes.md")

    def it_tells_every_question_that_a_template_may_ask_of_an_answer(self):
        ours = set(_environment(TEMPLATES).tests) - set(DEFAULT_TESTS)
        page = (DOCS / "plantillas.md").read_text(encoding="utf-8")
        assert set(re.findall(r"is (\w+) %}`", page)) - {"false"} == ours

    def it_keeps_a_bar_out_of_a_table_and_ends_a_sentence_once(self):
        assert cell("uno | dos\n  tres") == r"uno \| dos tres"
        assert [stop("qué pasó"), stop("Listo.")] == ["Qué pasó.", "Listo."]


def named_files(page: Path) -> set[str]:
    """What a page calls by its path, in letters of code: "record/caso.py", "mx/plazos.yml"; of code, its bare name."""
    text = re.sub(r"(?ms)^ *```.*?^ *```", "", page.read_text(encoding="utf-8"))
    return set(re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|yml|md|css|txt|lock)|\w+\.py)`", text))


def is_there(name: str) -> bool:
    """Whoever reads knows of which room a page speaks: its end of a path is enough."""
    return any(f"/{path.relative_to(ROOT)}".endswith(f"/{name}") for path in tracked_files())


class DescribeTheFilesThatPagesName:
    def it_finds_each_of_them(self):
        pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *DOCS.rglob("*.md")]
        named = {(page.name, name) for page in pages for name in named_files(page)}
        assert len(named) > 80
        assert sorted(pair for pair in named if not is_there(pair[1])) == []


class DescribeTheLinks:
    def it_leads_somewhere_from_every_page(self):
        pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("changelog.d/*.md")]
        assert [dead for page in sorted(pages) for dead in dead_links(page)] == []

    def it_sees_one_that_leads_nowhere(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text("# Un título\n[a](#un-título) [b](#otro) [c](nada.md) [d](https://x)\n")
        assert dead_links(page) == ["page.md: #otro", "page.md: nada.md"]
