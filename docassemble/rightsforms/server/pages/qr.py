"""An address that a phone can read from a screen."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

_HERE = ("127.0.0.1", "localhost")


def picture(url: str) -> Markup:
    """The QR of an address, as SVG; nothing when only this machine could open it."""
    if urlsplit(url).hostname in _HERE:
        return Markup("")
    import qrcode  # only here, and seldom
    from qrcode.image.svg import SvgPathImage

    made = qrcode.make(url, image_factory=SvgPathImage, box_size=12, border=4)
    return Markup(made.to_string(encoding="unicode"))  # noqa: S704 - drawn, not typed
