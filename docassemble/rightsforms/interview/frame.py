"""What frames every screen: the step, the way out, the button "no se sabe"."""

from __future__ import annotations

import base64
import json
import re

from docassemble.base.functions import this_thread, url_action

from .flow import es_una_comunidad
from .routes import screen_for
from .screens import CAMINO, CAMINO_DE_LA_COMUNIDAD, CON_PAGINA

__all__ = ["act", "answer_url", "asks_several", "field_name", "step_number", "steps_in_all", "unknown_button"]


def step_number(*, path_is_done: bool) -> int:
    """Where this screen stands on the common path; 0 off the path, and when an answer is changed later."""
    pantalla, path = this_thread.current_question.id, _path()
    steps = path[-2:] if path_is_done else path  # the last two are not questions
    return path.index(pantalla) + 1 if pantalla in steps else 0


def steps_in_all() -> int:
    return len(_path())


def _path() -> tuple[str, ...]:
    return CAMINO_DE_LA_COMUNIDAD if es_una_comunidad() else CAMINO


def unknown_button() -> str:
    """The name of the form field that says "no se sabe" of the whole screen; empty when the screen has none.

    docassemble posts a screen's own button as True; a second button with the same name posts False, in one tap.
    """
    question = this_thread.current_question
    return field_name(question.fields_saveas) if hasattr(question, "fields_saveas") else ""


def asks_several() -> bool:
    """Then the button "no se sabe" speaks of what is left empty: what was typed stays."""
    return sum(hasattr(field, "saveas") for field in this_thread.current_question.fields) > 1


def field_name(variable: str) -> str:
    """How docassemble names a variable in a form."""
    return re.sub(r"[\n=]", "", base64.b64encode(variable.encode()).decode())


def act(event: str, **arguments: str | int) -> str:
    """An event as a button names it: what changes the case is asked by POST, with the form's own token."""
    return field_name(json.dumps({"action": event, "arguments": arguments}))


def answer_url(path: str) -> str:
    """Where a gap is answered: the screen that asks for this path of the record, or the page of its list."""
    if path in CON_PAGINA:
        return str(url_action("ir", a=path))
    variable = screen_for(path)
    return str(url_action(variable)) if variable else ""
