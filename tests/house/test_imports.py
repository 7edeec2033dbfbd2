"""The command line answers at once: what is heavy is imported only by the work that needs it."""

import subprocess
import sys

import pytest

HEAVY = ["docassemble.base", "docassemble.webapp", "weasyprint", "docx", "sqlalchemy", "psycopg2", "redis", "pandas"]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    script = "import sys, docassemble.rightsforms.cli; print(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


class DescribeTheCommandLine:
    @pytest.mark.parametrize("module", HEAVY)
    def it_imports_nothing_heavy(self, loaded, module):
        assert "docassemble.rightsforms.cli" in loaded
        assert module not in loaded


class DescribeTheNamespace:
    @pytest.mark.parametrize("package", ["docassemble.rightsforms", "docassemble.base", "docassemble.webapp"])
    def it_is_shared_with_docassemble(self, package):
        script = f"import {package} as found; print(found.__name__)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd="/")
        assert done.stdout.strip() == package
