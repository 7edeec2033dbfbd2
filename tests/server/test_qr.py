"""An address on a screen, read back as a phone reads it."""

from __future__ import annotations

from io import BytesIO

import cairosvg
import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from docassemble.rightsforms.server.pages.qr import picture

URL = "http://192.168.1.20:8017/traer?codigo=ABCD-EFGHJ-KMNPQ"


class DescribeAPicture:
    def it_says_the_address_to_a_phone(self) -> None:
        drawn = Image.open(BytesIO(cairosvg.svg2png(bytestring=str(picture(URL)).encode(), background_color="white")))
        assert [found.data.decode() for found in decode(drawn)] == [URL]

    @pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost"])
    def it_is_not_there_when_only_this_machine_could_open_it(self, host: str) -> None:
        assert picture(f"http://{host}/traer") == ""
