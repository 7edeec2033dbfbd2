"""The clock speaks as people do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from docassemble.rightsforms.filings import Deadline, Headline
from docassemble.rightsforms.spoken_time import elapsed, headline_words, left, moment

NOW = datetime(2026, 11, 25, 16, 30)  # a Wednesday
LIMIT = Deadline("x", "Algo", "", "detencion", "", NOW, NOW, "horas", tentativo=False, recordatorio=False)


class DescribeAMoment:
    @pytest.mark.parametrize(
        ("when", "said"),
        [
            (datetime(2026, 11, 26, 2, 30), "mañana jueves 26, a las 2:30 de la madrugada"),
            (datetime(2026, 11, 25, 21, 0), "hoy miércoles 25, a las 9 de la noche"),
            (datetime(2026, 11, 24, 13, 0), "ayer martes 24, a la 1 de la tarde"),
            (datetime(2026, 11, 27, 12, 0), "viernes 27, a las 12 del día"),
            (datetime(2026, 11, 28, 0, 15), "sábado 28, a las 12:15 de la madrugada"),
            (datetime(2026, 11, 28, 11, 59), "sábado 28, a las 11:59 de la mañana"),
            (datetime(2026, 12, 4, 23, 59), "viernes 4 de diciembre, al terminar el día"),
            (datetime(2027, 5, 16, 23, 59), "domingo 16 de mayo de 2027, al terminar el día"),
        ],
    )
    def it_has_a_weekday_and_a_part_of_the_day(self, when, said):
        assert moment(when, NOW) == said


class DescribeALengthOfTime:
    @pytest.mark.parametrize(
        ("length", "said"),
        [
            (timedelta(minutes=1), "1 minuto"),
            (timedelta(minutes=59), "59 minutos"),
            (timedelta(hours=1, minutes=59), "1 hora"),
            (timedelta(hours=71, minutes=59), "71 horas"),
            (timedelta(hours=72), "3 días"),
        ],
    )
    def it_is_counted_in_whole_units_and_never_rounded_up(self, length, said):
        assert elapsed(length) == said


class DescribeALimit:
    @pytest.mark.parametrize(
        ("hours", "said"), [(10, "Faltan 10 horas"), (1, "Falta 1 hora"), (-13, "Ya pasó, hace 13 horas")]
    )
    def it_says_how_much_is_left(self, hours, said):
        assert left(replace(LIMIT, vence=NOW + timedelta(hours=hours)), NOW) == said

    def it_says_nothing_of_one_that_has_no_end(self):
        assert left(replace(LIMIT, vence=None), NOW) == ""


class DescribeTheHeadline:
    def it_says_how_long_it_has_gone_on_when_that_is_known(self):
        known = Headline("x", "{tiempo} desde la detención.", timedelta(hours=22), "Vaya hoy.", "")
        assert headline_words(known) == "22 horas desde la detención. Vaya hoy."
        assert headline_words(replace(known, lleva=None, tiempo=None)) == "Vaya hoy."
