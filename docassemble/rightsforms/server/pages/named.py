"""A file that is handed over says its name itself: a browser asks for it without our script, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, request

from ... import engine
from ...interview.delivery import PACK
from ..guard.forms import unpacked
from .turns import INTERVIEW

_PACKED = "application/zip"


def install(app: Flask) -> None:
    @app.after_request
    def put_name(response: Response) -> Response:
        if request.endpoint == INTERVIEW and response.status_code == 200 and (name := _name(response)):
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _name(response: Response) -> str:
    """Neutral, as the link says it; nothing for a page."""
    if response.mimetype == _PACKED:
        return PACK
    asked: Any = unpacked(request.args.get("action", ""))
    told = asked.get("arguments") if isinstance(asked, Mapping) else None
    if response.mimetype == "text/html" or not isinstance(told, Mapping) or not {"escrito", "formato"} <= told.keys():
        return ""
    return engine.filename(told["escrito"], told["formato"])
