"""What the record holds back from the public, as rules for the mask: names, telephones, the shelter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import dropwhile, pairwise

from .caso import Caso
from .hechos import EstadoParadero, Estatus, Origen
from .leaf import Part, known
from .mascara import DATA, DATES, SHORT_PHONE, TELEPHONES, Rule, alone, folded, phrase, run_of, words_of
from .permiso import UsoDelNombre
from .personas import Persona
from .suerte import lots

# Fields that hold nothing but the name of somebody who is not asked whether it may be published.
_NAMES = frozenset({"firma_a_ruego", "otorga", "recibe", "testigos", "escribe", "entrevista", "acompana", "autoriza"})
_NAMED = re.compile(r"autorizadas\.|asamblea\.representantes\.|(?:testimonios\.\d+\.)?interprete\.")
# Texts that may name somebody: a source, a witness, who is to be protected.
_TELLING = frozenset(
    {"fuente", "testigos", "atendio", "titular", "permiso_de", "agresor", "acude_a_proteger", "contacto_seguro"}
    | {"autoria", "personas_visibles", "recibida_por", "quien", "a_quien", "autoridades", "reservas", "otros_testigos"}
)
_PLACES = frozenset({"municipio", "comunidad", "institucion", "organizacion"})
_NUMBERS = frozenset({"telefono", "contacto_seguro", "contacto", "domicilio", "redes"})
_PHRASES = frozenset({"domicilio", "curp", "usuario_psl", "sha256", "coordenadas", "correo", "redes", "cedula"})
_PARTICLES = frozenset("de del la las los el y e en a al con por su sus un una i da do".split())
# Words that many places share: alone they lead nobody to a shelter.
_COMMON = frozenset("comunidad municipio localidad lugar familias camino donde cerca junto frente otra otro".split())
_IN_CUSTODY = frozenset(Estatus) - {Estatus.LIBRE}
_CAPITALIZED = r"[^\W\d_a-záéíóúüñ][\w'’ʼꞌ]*"
_PROPER = re.compile(rf"{_CAPITALIZED}(?:\s+(?:(?:de|del|la|las|los)\s+)*{_CAPITALIZED})+")

_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()

type Trato = Iterable[tuple[Persona, UsoDelNombre]]


def leaves(part: Part, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value of the record with its path, lists item by item."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = ".".join(str(step) for step in (path, name, index) if step not in ("", None))
            if isinstance(item, Part):
                yield from leaves(item, here)
            else:
                yield here, item


def initials(name: str) -> str:
    """ "María Gómez de Pérez" -> "M. G. P.": a minor is told by these."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’ʼꞌ]*", name) if folded(word) not in _PARTICLES]
    return " ".join(f"{word[0].upper()}." for word in words)


def rules(caso: Caso, people: Trato, words: Mapping[str, str], *, any_number: bool = True) -> Iterator[Rule]:
    """In the order in which they win: numbers, then what may be said, then places of refuge and names.

    Without `any_number`, only numbers that the record knows for somebody's are hidden.
    """
    texts = [(path, text) for path, text in leaves(caso) if isinstance(text, str) and known(text)]
    yield from (Rule(pattern, words["reserva_dato"]) for pattern in (*_births(caso), *_recorded(texts)))
    if any_number:
        yield from (Rule(pattern, words["reserva_dato"]) for pattern in DATA)
        yield Rule(DATES, None)
        yield from (Rule(pattern, words["reserva_dato"]) for pattern in TELEPHONES)
    yield from _words(caso, tuple(people), texts, words)


def _words(caso: Caso, people: Trato, texts: list[tuple[str, str]], words: Mapping[str, str]) -> Iterator[Rule]:
    public = [str(p.nombre) for p, use in people if use is UsoDelNombre.COMPLETO and known(p.nombre)]
    places = [text for path, text in texts if _field(path) in _PLACES or path == "comunidad.nombre"]
    names = list(_names(people, texts, public, places, words))
    shelter = list(_shelter(caso, {word for place in places for word in words_of(place)}))
    said = list(_said(public, places, [name for name, _, _ in names], [*(run for _, run, _ in names), *shelter]))
    secret_word = alone("|".join(sorted({re.escape(w) for name, _, _ in names for w in words_of(name)})) or r"(?!)")
    for text in sorted(said, key=len, reverse=True):
        yield Rule(f"{phrase(text)}(?!\\s+{secret_word})", None)
    yield from (Rule(pattern, words["reserva_lugar"]) for pattern in shelter)
    yield from _name_rules(names, {word for text in said for word in words_of(text)}, words["reserva_nombre"])


def _said(public: list[str], places: list[str], names: list[str], secrets: list[str]) -> Iterator[str]:
    """Names and places that stay as they are, although a word of a hidden name stands in them too."""
    whole = [f" {' '.join(words_of(name))} " for name in names]
    yield from (name for name in public if not any(each in f" {' '.join(words_of(name))} " for each in whole))
    secret = re.compile("|".join(secrets) or r"(?!)")
    yield from (place for place in places if words_of(place) and not secret.search(folded(place)))


def _field(path: str) -> str:
    """ "gestiones.0.testigos" and "poder.testigos.1" are both `testigos`."""
    return next((step for step in reversed(path.split(".")) if not step.isdigit()), "")


def _births(caso: Caso) -> Iterator[str]:
    """The day somebody was born, as people write it."""
    for path, day in leaves(caso):
        if _field(path) == "nacimiento" and isinstance(day, date):
            month, year = f"(?:0?{day.month}|{_MONTHS[day.month - 1]})", rf"{day.year}(?!\d)"
            yield rf"(?<!\d)0?{day.day}[\s/.\-]+(?:de\s+)?{month}[\s/.\-]+(?:del?\s+)?{year}"
            yield rf"(?<!\d){day.year}[\s/.\-]0?{day.month}[\s/.\-]0?{day.day}(?!\d)"


def _recorded(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Numbers and addresses that have a field of their own, word for word."""
    for path, text in texts:
        if _field(path) in _NUMBERS and path != "publicacion.contacto":
            for number in re.findall(SHORT_PHONE, folded(text)):
                yield r"(?<!\d)" + r"\D{0,3}".join(re.sub(r"\D", "", number)[-10:]) + r"(?!\d)"
        if _field(path) in _PHRASES and words_of(text):
            yield phrase(text)
        if _field(path) == "coordenadas":
            yield from (rf"(?<!\d){re.escape(number)}" for number in re.findall(r"\d+[.,]\d+", text))
        if _field(path) == "sha256" and len(text.strip()) >= 8:
            yield re.escape(folded(text.strip())[:8]) + r"[0-9a-f]*"
        if _field(path) == "domicilio":
            yield from (phrase(piece) for piece in re.split(r"[,;(]", text) if len(words_of(piece)) > 2)


def _shelter(caso: Caso, public: set[str]) -> Iterator[str]:
    """Where people hide: each word that could lead there. Where somebody may be held: the place as it was told."""
    theirs = [lot.caso for lot in lots(caso)]
    for text in dict.fromkeys((caso.comunidad.refugio, *(one.paradero.refugio for one in theirs))):
        if isinstance(text, str) and words_of(text):
            yield phrase(text)
            telling = {word for word in words_of(text) if len(word) > 3} - public - _COMMON - _PARTICLES
            if telling:
                yield run_of(telling, 1)
    shown = {place_shown(one) for one in theirs}
    told = (place for one in theirs for place in (*one.paradero.lugares_a_buscar, one.paradero.lugar))
    for place in dict.fromkeys(told):
        if isinstance(place, str) and place not in shown:
            words = list(dropwhile(_PARTICLES.__contains__, words_of(place)))
            if len(words) > 1:
                yield phrase(" ".join(words))


def place_shown(caso: Caso) -> str | None:
    """Of the case of one lot: only where an authority holds somebody. Where a free person is, nobody needs to read."""
    held = caso.paradero.estado is EstadoParadero.CONOCIDO and caso.detencion.estatus in _IN_CUSTODY
    return caso.paradero.lugar if held and isinstance(caso.paradero.lugar, str) else None


def _names(
    people: Trato, texts: Iterable[tuple[str, str]], public: list[str], places: list[str], words: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """(name, what to look for, what takes its place) of everybody whose name is not said."""
    for person, use in people:
        for name in (person.nombre, person.alias, person.nombre_en_lengua):
            if use is not UsoDelNombre.COMPLETO and isinstance(name, str) and words_of(name):
                short = initials(str(person.nombre)) if use is UsoDelNombre.INICIALES and known(person.nombre) else ""
                yield name, _name_pattern(name), short or words["reserva_nombre"]
    said = [set(words_of(text)) for text in (*public, *places)]
    for name in _others(texts):
        if not any(set(words_of(name)) <= each for each in said):
            yield name, _name_pattern(name), words["reserva_nombre"]


def _others(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names of those who are no person of the record: sources, lawyers, whoever signs for somebody."""
    for path, text in texts:
        field = _field(path)
        if field in _NAMES or (field == "nombre" and _NAMED.match(path)):
            yield from [text] if len(words_of(text)) in range(1, 7) else _proper(text)
        elif field in _TELLING and not _a_paper(path, texts):
            yield from _proper(text)


def _a_paper(path: str, texts: Iterable[tuple[str, str]]) -> bool:
    """The source of a fact is a document: its name is no person's."""
    return any(other == path.replace(".fuente", ".origen") and text == Origen.DOCUMENTO for other, text in texts)


def _proper(text: str) -> Iterator[str]:
    """Words written as names, two or more together."""
    return iter(_PROPER.findall(text))


def _name_pattern(name: str) -> str:
    """The whole name, even without spaces, and any two of its words together."""
    found = words_of(name)
    telling = [word for word in found if word not in _PARTICLES and len(word) > 1]
    pairs = ["".join(pair) for pair in pairwise(found)]
    joined = [alone("|".join(map(re.escape, ("".join(found), *pairs))))] if len(telling) > 1 else []
    return "|".join((phrase(name), *joined, *([run_of(telling, 2)] if len(telling) > 1 else [])))


def _name_rules(names: Iterable[tuple[str, str, str]], public: set[str], neutral: str) -> Iterator[Rule]:
    for name, pattern, instead in names:
        yield Rule(pattern, instead, only_with=words_of(name)[0], otherwise=neutral)
    for name, _, instead in names:
        for place, word in enumerate(words_of(name)):
            if len(word) > 2 and word not in public and word not in _PARTICLES:
                yield Rule(
                    rf"(?<!san )(?<!santa )(?<!santo ){alone(re.escape(word))}",
                    neutral if place else instead,
                    capital=True,
                )
