"""The clock: when each time limit ends (Ley de Amparo, arts. 15, 19, 22; and the rest of law/mx/plazos.yml)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docassemble.rightsforms.assembly.labels import __file__ as _inside
from docassemble.rightsforms.filings import Deadline, clock, traits
from docassemble.rightsforms.filings.clock import business_days
from docassemble.rightsforms.law import jurisdiccion
from docassemble.rightsforms.record import Caso, caso_from_data
from tests.support.casos import NAMES, caso
from tests.support.estrategias import casos
