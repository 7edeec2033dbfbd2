"""What a field keeps of what was typed, and what it refuses; no screen and no server."""

from __future__ import annotations

import docassemble.base.config as da
import pytest

da.daconfig["nltk socket"] = "/"  # as on the server: any path that exists keeps docassemble from its dictionaries

from docassemble.base.error import DAValidationError  # noqa: E402
from docassemble.base.functions import custom_types  # noqa: E402

from docassemble.rightsforms.interview import fields  # noqa: E402
from docassemble.rightsforms.words import words  # noqa: E402

UNDERSTOOD = [
    ("edad", " 34 ", 34),
    ("edad", "0", 0),
    ("edad", "", None),
    ("cuantos", "1200", 1200),
    ("cuantos", " ", None),
    ("edad_dicha", "34", 34),
    ("edad_dicha", "8 meses", "8 meses"),
    ("edad_dicha", "", None),
    ("fecha", "16/05/2026", "2026-05-16"),
    ("fecha", "2026-05-16", "2026-05-16"),
    ("fecha", "", ""),
    ("mes", "marzo de 2026", "2026-03"),
    ("mes", "", ""),
    ("hora", "9:05", "09:05"),
    ("hora", "00:00", "00:00"),
    ("hora", " ", ""),
    ("telefono", " 967 \\ <b>", " 967 \\ <b>"),
]
REFUSED = [
    ("texto", "a" * 20_001, "respuesta_larga"),
    ("telefono", "1" * 20_001, "respuesta_larga"),
    ("nombres", "Ana\n" * 101, "respuesta_muchos_nombres"),
    ("edad", "treinta", "respuesta_edad"),
    ("edad", "-1", "respuesta_edad"),
    ("edad", "121", "respuesta_edad"),
    ("edad", "0034", "respuesta_edad"),
    ("cuantos", "12345678", "respuesta_cuantos"),
    ("cuantos", "muchas", "respuesta_cuantos"),
    ("edad_dicha", "grande", "respuesta_edad_dicha"),
    ("fecha", "el martes", "respuesta_fecha"),
    ("fecha", "16/05/0026", "respuesta_fecha_vieja"),
    ("fecha", "9999-12-31", "respuesta_futura"),
    ("mes", "el otro", "respuesta_mes"),
    ("mes", "diciembre de 9999", "respuesta_futura"),
    ("hora", "25:00", "respuesta_hora"),
]


class DescribeAField:
    @pytest.mark.parametrize(("kind", "typed", "kept"), UNDERSTOOD)
    def it_keeps_what_it_understands(self, kind: str, typed: str, kept: object) -> None:
        field = custom_types[kind]["class"]
        assert field.validate(typed) is True
        assert field.transform(typed) == kept
        assert type(field.transform(typed)) is type(kept)

    @pytest.mark.parametrize(("kind", "typed", "code"), REFUSED)
    def it_says_what_it_does_not(self, kind: str, typed: str, code: str) -> None:
        with pytest.raises(DAValidationError) as refused:
            custom_types[kind]["class"].validate(typed)
        assert str(refused.value).startswith(words("messages")[code]["what"])

    def it_is_never_skipped_when_it_is_empty(self) -> None:
        ours = [kind for kind in custom_types.values() if kind["class"].__module__ == fields.__name__]
        assert len(ours) == 13
        assert not any(kind["skip_if_empty"] for kind in ours)
