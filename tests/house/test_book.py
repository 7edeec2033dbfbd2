"""The pages of docs/ that are made from the program say what the program says today."""

import re
from pathlib import Path

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.cli import COMMANDS
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

    def it_keeps_a_bar_out_of_a_table_and_ends_a_sentence_once(self):
        assert cell("uno | dos\n  tres") == r"uno \| dos tres"
        assert [stop("qué pasó"), stop("Listo.")] == ["Qué pasó.", "Listo."]


class DescribeTheLinks:
    def it_leads_somewhere_from_every_page(self):
        root = DOCS.parent
        pages = [*root.glob("*.md"), *DOCS.rglob("*.md"), *root.glob("changelog.d/*.md")]
        assert [dead for page in sorted(pages) for dead in dead_links(page)] == []

    def it_sees_one_that_leads_nowhere(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text("# Un título\n[a](#un-título) [b](#otro) [c](nada.md) [d](https://x)\n")
        assert dead_links(page) == ["page.md: #otro", "page.md: nada.md"]
