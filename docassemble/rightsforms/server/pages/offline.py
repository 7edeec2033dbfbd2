"""What a phone shows when it cannot reach the server: what to do by word of mouth, and whom to call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files

from ..texts import texts
from .shell import Page, render


def no_signal() -> str:
    said = texts("sin_senal")
    return Page(said["titulo"], render("no_signal.html", said=said), state="sin-senal").html()


def worker(assets: Sequence[str]) -> str:
    """The service worker, told what to keep. Any change of that makes another worker, and the phone fetches it anew."""
    from .kept import CAFE, NO_SIGNAL

    source = (files("docassemble.rightsforms") / "data" / "static" / "sw.js").read_text(encoding="utf-8")
    kept = [*assets, CAFE, NO_SIGNAL]
    version = hashlib.sha256(f"{kept}{source}{no_signal()}".encode()).hexdigest()[:12]
    told = {"VERSION": version, "KEPT": kept, "NO_SIGNAL": NO_SIGNAL}
    return "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told.items()) + source
