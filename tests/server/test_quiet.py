"""The log keeps places in the code, and no word of anybody."""

from __future__ import annotations

from docassemble.rightsforms.server.quiet import redacted

TRACEBACK = """\
Traceback (most recent call last):
  File "/srv/docassemble/base/parse.py", line 8760, in assemble
    exec_with_trap(question, user_dict)
  File "<code block, docassemble.rightsforms:data/questions/a.yml, block on line 4>", line 3, in <module>
    raise ValueError('Petrona was taken')
ValueError: Petrona was taken at Error: "Chenalho", line 3
During handling of the above exception, another exception occurred:
sqlalchemy.exc.DataError: (psycopg2.errors.StringDataRightTruncation) value Petrona too long
[parameters: {'name': 'Petrona'}]
"""


class DescribeRedacted:
    def it_keeps_the_places_and_the_classes_of_a_traceback(self) -> None:
        assert redacted(TRACEBACK).splitlines() == [
            '  File "/srv/docassemble/base/parse.py", line 8760, in assemble',
            '  File "<code block, docassemble.rightsforms:data/questions/a.yml, block on line 4>", line 3, in <module>',
            "ValueError",
            "sqlalchemy.exc.DataError",
        ]

    def it_drops_a_sentence_altogether(self) -> None:
        assert redacted("Petrona Xulhuitz said ValueError: no") == "(sin detalle)"

    def it_is_not_fooled_by_an_answer_that_looks_like_a_place(self) -> None:
        assert "Petrona" not in redacted('File "Petrona", line 3, in casa de Petrona')
