"""Outside judges: programs that others wrote say whether our files are what they claim to be."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pdfua
from openxml_audit import FileFormat, OpenXmlValidator


def openxml_audit_errors(content: bytes) -> list[str]:
    """What the Open XML SDK's rules find wrong with a DOCX."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=100).validate(file.name)
    return [str(error) for error in result.errors]


def pdfua_failures(content: bytes) -> list[str]:
    """What pdfua's rules find wrong with a PDF, warnings included.

    pdfua 0.1.3 knows 16 of the 106 checks of the Matterhorn protocol. One of them, UA-14-001, fails for a reason of its
    own: it stops at a key that pikepdf does not have, and reports nothing, whatever the file.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "escrito.pdf"
        path.write_bytes(content)
        report = pdfua.validate(str(path))
    return [f"{finding.rule_id}: {finding.message}" for finding in report.findings]
