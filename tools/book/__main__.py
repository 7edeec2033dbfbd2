"""`make docs`: write the pages that are made from the program."""

from __future__ import annotations

from . import DOCS, PAGES, rendered

for page in PAGES:
    path, text = DOCS / page, rendered(page)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(DOCS.parent))
