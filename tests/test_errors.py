"""Every error has its words, and every word its error."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import yaml

import docassemble.rightsforms.errors as module
from docassemble.rightsforms.errors import RightsformsError
from tests.support.each import each

PACKAGE = Path(module.__file__).parent
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
MESSAGES = yaml.safe_load((PACKAGE / "data" / "sources" / "es" / "messages.yml").read_text(encoding="utf-8"))


class DescribeTheMessages:
    def it_has_words_for_every_code_that_is_raised(self):
        raised = set(
            re.findall(r'\b(?:(?:Rightsforms|Record|Template|Law|Server)Error|Contradiction)\(\s*"([a-z_]+)"', SOURCE)
        )
        assert len(raised) > 15
        assert raised - set(MESSAGES) == set()

    @each("code", MESSAGES)
    def it_has_a_use_for_every_message(self, code):
        assert f'"{code}"' in SOURCE

    @each("code", MESSAGES)
    def it_says_what_is_wrong_and_what_would_be_right(self, code):
        assert set(MESSAGES[code]) == {"what", "cure"}
        assert all(MESSAGES[code].values())

    def it_is_sorted_so_that_two_people_can_add_to_it(self):
        assert list(MESSAGES) == sorted(MESSAGES)


class DescribeAnError:
    @each("code", MESSAGES)
    def it_is_one_line_with_its_place_first(self, code):
        fields = {name for words in MESSAGES[code].values() for _, name, _, _ in Formatter().parse(words) if name}
        said = str(RightsformsError(code, "caso.yml", **dict.fromkeys(fields, "valor\ncon renglones")))
        assert said.startswith("caso.yml: ")
        assert "\n" not in said
        assert "{" not in said.replace("{se_ignora: true}", "")

    def it_keeps_what_happened_apart_from_its_words(self):
        """A language that has none for it, or none at all, says it in Spanish."""
        error = RightsformsError("filing_desconocido", filing="amparo", hay="queja")
        assert error.said("und") == error.said("es") == (error.what, error.cure)
        assert error.values == {"filing": "amparo", "hay": "queja"}
