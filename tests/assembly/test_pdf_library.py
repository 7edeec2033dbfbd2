"""What is steered while WeasyPrint is imported: that it works, that it ends, and when it may go."""

import importlib.util
import json
import re
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from docassemble.rightsforms.assembly.pdf import library

#: Imports WeasyPrint alone, and tells what it asked for meanwhile.
_WATCHED = """
import ctypes.util, json, ssl, sys
asked = {"find_library": 0, "_create_default_https_context": 0}
def counted(module, name):
    original = getattr(module, name)
    def counting(*args, **kwargs):
        asked[name] += 1
        return original(*args, **kwargs)
    setattr(module, name, counting)
counted(ctypes.util, "find_library"), counted(ssl, "_create_default_https_context")
%s
print(json.dumps({**asked, "loaded": sorted(sys.modules)}))
"""
PLAIN = _WATCHED % "import weasyprint"
STEERED = _WATCHED % "from docassemble.rightsforms.assembly.pdf import library; library.load()"


def told_by(script: str) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def plain() -> dict[str, object]:
    return told_by(PLAIN)


@pytest.fixture(scope="module")
def steered() -> dict[str, object]:
    return told_by(STEERED)


class DescribeWeasyPrintByItself:
    """Each of these fails when the library has mended it: then what answers it in `library.py` may go."""

    @pytest.mark.skipif(sys.platform != "linux", reason="steered on Linux only")
    def it_still_looks_for_libraries_with_processes(self, plain):
        assert plain["find_library"] > 0

    def it_still_readies_connections_for_its_own_style_sheets(self, plain):
        assert plain["_create_default_https_context"] > 0

    @pytest.mark.parametrize("module", library.LATER)
    def it_still_imports_what_no_filing_uses(self, plain, module):
        assert module in plain["loaded"]

    @pytest.mark.parametrize(("module", "functions"), library.LATER.items())
    def it_takes_at_once_only_the_functions_that_stand_in(self, module, functions):
        """Else a stand-in brings the real module at once, and nothing is won."""
        text = "\n".join(path.read_text(encoding="utf-8") for path in _weasyprint().rglob("*.py"))
        taken = re.findall(rf"^from {re.escape(module)} import (.+)$", text, re.MULTILINE)
        assert tuple(taken) == functions


class DescribeWeasyPrintAsItIsLoaded:
    def it_asks_for_nothing_of_that(self, steered):
        assert (steered["find_library"], steered["_create_default_https_context"]) == (0, 0)
        assert not set(library.LATER) & set(steered["loaded"])
        assert "weasyprint" in steered["loaded"]

    def it_has_the_libraries_that_it_would_find(self):
        libraries = ["pango", "harfbuzz", "harfbuzz_subset", "harfbuzz_vector", "fontconfig", "pangoft2"]
        names = f"from weasyprint.text import ffi; print([bool(getattr(ffi, name)) for name in {libraries}])"
        steer = "from docassemble.rightsforms.assembly.pdf import library; library.load();"
        said = [
            subprocess.run([sys.executable, "-c", s], capture_output=True, text=True, check=True).stdout
            for s in (names, steer + names)
        ]
        assert said[0] == said[1]

    @pytest.mark.parametrize(
        "use",
        [
            "weasyprint.HTML(string='<p>a').write_pdf()",
            "weasyprint.pdf.fonts.subset.Options()",
            "from fontTools.ttLib import TTFont; weasyprint.pdf.fonts.instantiateVariableFont",
            "from fontTools import subset; subset.Subsetter()",
            "import fontTools.subset; fontTools.subset.Subsetter()",
            "from fontTools.varLib.instancer import instantiateVariableFont as f; f.__module__.index('instancer')",
            "import tinyhtml5; tinyhtml5.parse('<p>a')",
        ],
    )
    def it_brings_the_real_modules_to_whoever_uses_them(self, use):
        script = f"from docassemble.rightsforms.assembly.pdf import library; weasyprint = library.load(); {use}"
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)

    def it_calls_the_real_function_through_its_stand_in(self):
        """A font without axes is refused by fontTools itself."""
        script = (
            "from docassemble.rightsforms.assembly.pdf import library; weasyprint = library.load()\n"
            "from fontTools.ttLib import TTFont\n"
            "try: weasyprint.pdf.fonts.instantiateVariableFont(TTFont(), {})\n"
            "except ValueError as error: print(error)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        assert "fvar" in done.stdout

    def it_searches_as_always_where_a_library_has_another_name(self):
        """Steered, the import fails; then it is done again without."""
        script = (
            "import cffi.api, ctypes.util\n"
            "from docassemble.rightsforms.assembly.pdf import library\n"
            "load = cffi.api._load_backend_lib\n"
            "def other(backend, name, flags):\n"
            "    if 'gobject' in name and ctypes.util.find_library('gobject-2.0') is None: raise OSError(name)\n"
            "    return load(backend, name, flags)\n"
            "cffi.api._load_backend_lib = other\n"
            "print(library.load().__version__)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        assert re.search(r"^\d+\.\d+$", done.stdout, re.MULTILINE)


class DescribeSteering:
    def it_answers_in_its_own_thread_and_only_while_it_lasts(self):
        original, elsewhere = ssl._create_default_https_context, []
        with library._here(ssl, "_create_default_https_context", lambda: "ours"):
            thread = threading.Thread(target=lambda: elsewhere.append(ssl._create_default_https_context()))
            thread.start()
            thread.join()
            assert ssl._create_default_https_context() == "ours"
        assert ssl._create_default_https_context is original
        assert elsewhere[0].verify_mode is ssl.CERT_REQUIRED

    def it_trusts_nobody(self):
        context = library._trusting_nobody()
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.get_ca_certs() == []


def _weasyprint() -> Path:
    spec = importlib.util.find_spec("weasyprint")
    assert spec and spec.origin
    return Path(spec.origin).parent


class DescribeAStandIn:
    def it_goes_when_weasyprint_is_there_and_takes_no_module_with_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        standing, real = "fontTools.subset", "tinyhtml5"
        for name in library.LATER:
            monkeypatch.delitem(sys.modules, name, raising=False)
        with library._later():
            assert sys.modules[standing].__spec__ is None
            sys.modules[real] = sys
        assert standing not in sys.modules
        assert sys.modules.pop(real) is sys
