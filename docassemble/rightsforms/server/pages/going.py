"""Where a form leads after it was received: back one screen, out, or to a page about the case.

«Atrás» and «Guardar y salir» are buttons of the form, so that what was typed is sent first.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from flask import redirect, request, session, url_for

from ..guard.forms import GO

#: The event of an interview that goes back one screen.
BACK = "atras"

#: What a button may say, and the page of ours that it leads to.
_PAGES = {"salir": "start.first", "mover": "cases.move", "cerrar": "cases.leave", "borrar": "cases.ask_to_erase"}


def is_asked() -> bool:
    return request.method == "POST" and request.form.get(GO) in {BACK, *_PAGES}


def on(filename: str) -> Any:
    """The answer to a form that was received: where it asked to go, or the screen that comes next."""
    go = request.form.get(GO, "") if request.method == "POST" else ""
    if go in _PAGES:
        if go == "salir":
            session["rf_notice"] = "guardado"
        return redirect(url_for(_PAGES[go]), 303)
    return redirect(url_for("interview.index", i=filename, action=action_of(BACK) if go == BACK else None), 303)


def action_of(event: str, **arguments: str | int) -> str:
    """An event as an address or a button of ours names it."""
    packed = json.dumps({"action": event, "arguments": arguments}).encode()
    return base64.b64encode(packed).decode().rstrip("=")
