"""How to reach who files: one sentence, whatever was given of address, e-mail, telephone and user of the portal."""

from __future__ import annotations

import pytest

from docassemble.rightsforms import engine
from docassemble.rightsforms.record import caso_from_data
from tests.support.casos import caso

PORTAL = "del Portal de Servicios en Línea del Poder Judicial de la Federación"
ALSO, MAIL = "señalando además", "el correo electrónico a@b.mx"
ALL = {"correo": "a@b.mx", "telefono": "919 1", "usuario_psl": "PET"}
CALLE = {"domicilio": "la parroquia"}


def written(filing: str, **given: str) -> str:
    data = caso("detencion_oxchuc").model_dump(mode="json", exclude_defaults=True)
    who = {key: value for key, value in data["promovente"].items() if key not in ("domicilio", "telefono")}
    text = engine.write(engine.draft(caso_from_data({**data, "promovente": who | given}), filing), "txt")
    return " ".join(text.decode().split())


class DescribeHowToReachWhoFiles:
    @pytest.mark.parametrize(
        ("filing", "given", "said"),
        [
            ("amparo_art15", CALLE | ALL, f"parroquia, {ALSO} {MAIL}, el teléfono 919 1 y el usuario PET {PORTAL},"),
            ("amparo_art15", CALLE | {"correo": "a@b.mx", "telefono": "919 1"}, f"{ALSO} {MAIL} y el teléfono 919 1,"),
            ("amparo_art15", CALLE | {"usuario_psl": "PET"}, f"parroquia, {ALSO} el usuario PET {PORTAL},"),
            ("queja_derechos_humanos", CALLE | ALL, f"parroquia, {ALSO} {MAIL} y el teléfono 919 1, ante esa"),
            ("queja_derechos_humanos", ALL, f"señalando para recibir avisos {MAIL} y el teléfono 919 1, ante esa"),
            ("denuncia", CALLE | ALL, "avisos en la parroquia y teléfono 919 1, ante usted"),
        ],
    )  # fmt: skip
    def it_is_a_sentence(self, filing: str, given: dict[str, str], said: str) -> None:
        assert said in written(filing, **given)

    def it_adds_nothing_to_an_address_alone(self) -> None:
        assert ALSO not in written("amparo_art15", **CALLE)
