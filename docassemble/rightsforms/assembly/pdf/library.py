"""WeasyPrint, imported at the price of what a filing uses of it: half of what it costs otherwise, at every start.

Four things that WeasyPrint 70 and cffi 2 do while they are imported, and that are answered here for that moment, in
this thread alone (`tests/assembly/test_pdf_library.py` tells when each may go):

- cffi looks for each library under names of other systems, with the linker's tools as processes (`find_library`);
  on Linux the name that ends in `.so.0` opens it without;
- for three style sheets of its own it readies a connection over TLS each, with all the certificates of the machine;
- fontTools' subsetter, with all that it knows of variable fonts, stands ready where HarfBuzz has none;
- an HTML parser stands ready, and we have a tree already.
"""

from __future__ import annotations

import ctypes.util
import importlib
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import ModuleType
from typing import Any

#: Modules that WeasyPrint names when it is imported, and what it takes out of them at once.
LATER = {"tinyhtml5": (), "fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


def load() -> ModuleType:
    """`weasyprint`; to be called before anything else of ours imports it."""
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    with ExitStack() as steered:
        if sys.platform == "linux":
            steered.enter_context(_here(ctypes.util, "find_library", _nowhere))
        steered.enter_context(_here(ssl, "_create_default_https_context", _trusting_nobody))
        steered.enter_context(_later())
        with suppress(OSError):  # a library has another name here: then let it be searched for
            return importlib.import_module("weasyprint")
    return importlib.import_module("weasyprint")


@contextmanager
def _here(module: ModuleType, name: str, answer: Callable[..., Any]) -> Iterator[None]:
    """`answer` instead of the function of that name, while we are inside, and to whoever calls from this thread."""
    original, thread = getattr(module, name), threading.get_ident()

    def answering(*args: Any, **kwargs: Any) -> Any:
        return (answer if threading.get_ident() == thread else original)(*args, **kwargs)

    setattr(module, name, answering)
    try:
        yield
    finally:
        setattr(module, name, original)


def _nowhere(_name: str) -> None:
    return None


def _trusting_nobody() -> ssl.SSLContext:
    """For a connection that nobody opens: whatever is served to us in WeasyPrint is in our hands (`pdf._fetcher`)."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@contextmanager
def _later() -> Iterator[None]:
    """A stand-in for each module, which brings the real one when it is asked for something."""
    standing_in = {name: _stand_in(name, at_once) for name, at_once in LATER.items() if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str, at_once: tuple[str, ...]) -> ModuleType:
    """A module with a `__getattr__` (PEP 562), and the functions that are taken out of it before it can be asked."""

    def real(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system asks whether it is a package
            raise AttributeError(attribute)
        if sys.modules.get(name) is module:
            del sys.modules[name]
        return getattr(importlib.import_module(name), attribute)

    def calling(function: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return real(function)(*args, **kwargs)

        return call

    module = ModuleType(name)
    vars(module).update({"__getattr__": real, **{function: calling(function) for function in at_once}})
    return module
