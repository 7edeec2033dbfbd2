"""docassemble's page, put into our frame: the question and its form, and nothing of the rest.

docassemble writes a page for its own script and style, 2.6 MB of them. A phone on a bad line gets our frame instead:
the same form, with its errors beside the fields, its buttons in the order in which they are read, and our own number
of the turn.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Flask, Response, g, request, session, url_for
from flask_wtf.csrf import generate_csrf
from lxml import etree, html
from markupsafe import Markup

from ..guard import forms
from ..guard.offer import Offer
from ..reach import Screen, keep_cookie
from ..store import cases
from ..texts import texts
from . import conditions, going, store
from .opened import Opened, opened, owner
from .shell import Page, render
from .turns import INTERVIEW, NOTICE

#: docassemble's own button to go back takes the last answer with it; where it would stand, ours does.
_BACK = ".//button[contains(@class, 'daquestionbackbutton')]"
_NOT_OURS = ".//i[contains(@class, 'fa-')] | .//noscript"

#: docassemble's name for the heading of a screen.
_QUESTION = "daMainQuestion"

_DAY = "rf_day"


def install(app: Flask, _offer: Offer) -> None:
    @app.after_request
    def put_in_frame(response: Response) -> Any:
        if request.endpoint != INTERVIEW or not _is_page(response):
            return response
        case = opened(request.args["i"])
        if case is None:
            return response
        note_owner(case)
        framed = framed_page(response.get_data(as_text=True), case)
        if not isinstance(framed, str):
            return framed
        response.set_data(framed)
        _keep_alive(response)
        return response


def _is_page(response: Response) -> bool:
    return response.status_code == 200 and response.mimetype == "text/html"


def note_owner(case: Opened) -> None:
    with store.reading() as connection:
        is_known = cases.is_known(connection, case.uid)
    if not is_known:
        with store.begin() as connection:
            cases.remember(connection, case.uid, case.filename, owner())


def framed_page(source: str, case: Opened) -> Any:
    """The page in our frame; or, when its form was received and asked to go elsewhere, the way there."""
    written = html.document_fromstring(source)
    said = written.find(".//*[@id='daflash']")
    refused = said is not None and bool(said.text_content().strip())
    screen: Screen = g.get("rf_screen") or Screen()
    if going.is_asked() and not refused and not screen.errors:
        return going.on(case.filename)
    main = written.get_element_by_id("daquestion")
    _tidy(main, screen, case)
    return _page(written, main, case, refused=refused).html()


def _page(written: Any, main: Any, case: Opened, *, refused: bool) -> Page:
    step = main.find(".//p[@class='rf-paso']")
    top = Markup("")
    if step is not None:
        top = _markup(step)
        step.getparent().remove(step)
    form = main.find(".//form[@id='daform']")
    return Page(
        title=str(written.findtext(".//title") or ""),
        body=_inner(main),
        top=top,
        bottom=render("case_foot.html", go=forms.GO, has_fields=bool(_fields(form))),
        notice=_notice(refused=refused),
        case=case.mark,
        state=_state(refused=refused),
    )


def _state(*, refused: bool) -> str:
    """Whether what was typed has been received: the script keeps it until then."""
    if request.method != "POST":
        return "visto"
    return "rechazado" if refused or (g.get("rf_screen") or Screen()).errors else "recibido"


def _notice(*, refused: bool) -> Markup:
    name = session.pop(NOTICE, None) or ("otra_ventana" if refused else None)
    return render("notice.html", said=texts("avisos")[name], name=name) if name else Markup("")


def _tidy(main: Any, screen: Screen, case: Opened) -> None:
    goes_back = bool(main.xpath(_BACK))
    for element in main.xpath(f"{_BACK} | {_NOT_OURS}"):
        element.drop_tree()
    for element in main.xpath(".//*[@style]"):
        del element.attrib["style"]
    for element in main.xpath(".//input[@alt]"):
        del element.attrib["alt"]
    _show_errors(main, screen.errors)
    form = _form(main)
    conditions.rewrite(form)
    _help_to_type(form)
    _name_groups(form)
    _say_all_visible(form)
    _order_buttons(form, goes_back=goes_back)
    _add(form, forms.TURN, str(_turn(case)))
    _add(form, forms.SCREEN, screen.sought)


def _form(main: Any) -> Any:
    """The form of the screen. A page without one gets one: its buttons ask by POST, with the token."""
    form = main.find(".//form[@id='daform']")
    if form is None:
        form = etree.SubElement(
            main, "form", id="daform", method="POST", action=url_for(INTERVIEW, i=request.args["i"])
        )
        for child in [child for child in main if child is not form]:
            form.append(child)
        _add(form, "csrf_token", generate_csrf())
    return form


def _turn(case: Opened) -> int:
    with store.reading() as connection:
        return cases.latest_step(connection, case.uid)


def _order_buttons(form: Any, *, goes_back: bool) -> None:
    """The first button of a form is what the key Enter presses: that is «Continuar», and it is read first."""
    buttons = form.find("./div[@class='da-button-set da-field-buttons']")
    unknown = form.xpath("./p[button[contains(@class, 'rf-no-se-sabe')]]")
    if buttons is not None and unknown:
        buttons.addnext(unknown[0])
    anchor = unknown[0] if unknown else buttons
    if anchor is not None and goes_back and form.find(".//*[@name='_question_name']") is not None:
        anchor.addnext(html.fragment_fromstring(str(render("back.html", go=forms.GO, back=going.BACK))))


def _fields(form: Any) -> list[str]:
    """The names of what can be filled in."""
    names: list[str] = form.xpath(".//input[not(@type='hidden')]/@name | .//textarea/@name | .//select/@name")
    return names


#: What the keyboard of a phone should offer, by the kind of the field.
_KEYBOARDS: Mapping[str, Mapping[str, str]] = {
    "rf-edad": {"inputmode": "numeric"},
    "rf-cifras": {"inputmode": "numeric"},
    "rf-telefono": {"inputmode": "tel"},
    "rf-correo": {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"},
    "rf-clave": {"autocapitalize": "characters", "spellcheck": "false"},
}


def _help_to_type(form: Any) -> None:
    """A phone offers its numbers for a number; for a day, the two that are answered most are one tap away."""
    for kind, keys in _KEYBOARDS.items():
        for field in form.xpath(".//input[contains(concat(' ', @class, ' '), $kind)]", kind=f" {kind} "):
            field.attrib.update(keys)
    for field in form.xpath(".//input[@type='date']"):
        field.addnext(html.fragment_fromstring(render("days.html", said=texts("pagina"))))


def _name_groups(form: Any) -> None:
    """docassemble names a group by a label that it leaves out where there is none: then the question names it; a box
    alone has its own label, and is no group.
    """
    for group in form.xpath(".//*[@role='group' or @role='radiogroup'][@aria-labelledby]"):
        if form.getroottree().xpath("//*[@id=$id]", id=group.get("aria-labelledby")):
            continue
        if len(group.xpath(".//input[not(@type='hidden')]")) == 1:
            del group.attrib["role"], group.attrib["aria-labelledby"]
        else:
            group.set("aria-labelledby", _QUESTION)


def _say_all_visible(form: Any) -> None:
    """A box counts a box as unticked only if the page says that it was there. The script strikes out what it hides."""
    visible = form.find(".//input[@name='_visible']")
    if visible is not None:
        visible.set("value", base64.b64encode(json.dumps(sorted(set(_fields(form)))).encode()).decode())


def _show_errors(main: Any, errors: Mapping[str, str]) -> None:
    for name, what in errors.items():
        field = next(iter(main.xpath(".//*[@name=$name or @id=$name]", name=name)), None)
        if field is not None:
            _mark(field, what)


def _mark(field: Any, what: str) -> None:
    told = etree.Element("p", {"class": "rf-error", "id": f"error-{field.get('id') or field.get('name')}"})
    told.text = what
    field.getparent().insert(0, told)
    field.set("aria-invalid", "true")
    field.set("aria-describedby", told.get("id"))


def _add(form: Any, name: str, value: str) -> None:
    etree.SubElement(form, "input", type="hidden", name=name, value=value)


def _inner(element: Any) -> Markup:
    return Markup("").join(_markup(child) for child in element)


def _markup(element: Any) -> Markup:
    return Markup(html.tostring(element, encoding="unicode"))  # noqa: S704 - docassemble escaped it, lxml again


def _keep_alive(response: Response) -> None:
    """Once a day a browser that still comes keeps its key for another three weeks."""
    today = date.today().isoformat()
    if session.get(_DAY) == today:
        return
    session[_DAY] = today
    for name in ("secret", "ds"):
        if value := request.cookies.get(name):
            keep_cookie(response, name, value)
