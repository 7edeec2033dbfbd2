"""What a template may ask of the law: to cite it, and which traits the case has."""

from __future__ import annotations

from datetime import date

from ..assembly.document import Text
from ..filings import Reading
from ..law import Citas


class Citations:
    """Cites, and remembers what was cited: the draft ends with the texts it relies on."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.codes: dict[str, None] = {}
        self.doubtful = 0

    def cite(self, codigo: str, *articulos: str) -> Text:
        """cita("LAmp", "15", "20") -> "artículos 15 y 20 de la Ley de Amparo", with a comment when unsure."""
        return self._cite(codigo, articulos, self._reading.on)

    def each(self, citas: Citas, on: date | None = None) -> list[Text]:
        """`on`: the day whose text is cited, if it is not that of the case."""
        return [self._cite(codigo, articulos, on or self._reading.on) for codigo, articulos in citas.items()]

    def one(self, citas: Citas, on: date | None = None) -> Text:
        """Several laws in one phrase: "artículo 126 de la Ley de Amparo y artículo 46 de la Ley ..."."""
        found = self.each(citas, on)
        comments = [text.comment for text in found if text.comment]
        return Text(" y ".join(text.text for text in found), comment=" ".join(comments) or None)

    def _cite(self, codigo: str, articulos: tuple[str, ...], on: date) -> Text:
        cita = self._reading.law.cite(codigo, articulos, on)
        self.codes[codigo] = None
        self.doubtful += bool(cita.warning)
        return Text(cita.text, comment=cita.warning or None)

    def texts(self) -> list[dict[str, Text]]:
        """The laws cited so far, with the last reform of the copy that was read (no copy of the treaties was)."""
        cited = [self._reading.law.leyes[codigo].at(self._reading.on) for codigo in self.codes]
        read = [ley for ley in cited if ley.ultima_reforma]
        return [{"nombre": Text(ley.nombre), "reforma": Text(f"{ley.ultima_reforma:%d-%m-%Y}")} for ley in read]


class Rasgos:
    """The traits of the case, for conditions: `rasgos.menor`, `rasgos["acto:vida"]`; a misspelt one is an error."""

    def __init__(self, held: frozenset[str], vocabulary: frozenset[str]) -> None:
        self._held = held
        self._vocabulary = vocabulary

    def __getitem__(self, name: str) -> bool:
        if name not in self._vocabulary:
            raise KeyError(name)
        return name in self._held
