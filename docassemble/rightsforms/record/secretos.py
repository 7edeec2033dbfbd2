"""What is held back from a reader, as rules for the mask: names, telephones, the shelter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, pairwise

from .apodos import called
from .caso import Caso
from .hechos import EstadoParadero, Estatus, Hecho, Origen
from .kinds import Kind
from .leaf import known
from .mascara import DATA, DATES, SHORT_PHONE, TELEPHONES, Rule, alone, folded, phrase, run_of, words_of
from .momento import MESES
from .paths import Found, texts, walk
from .permiso import UsoDelNombre
from .personas import NOMBRES, Persona, Quejosa, Salud
from .suerte import lots

_PARTICLES = frozenset("de del la las los el y e en a al con por su sus un una i da do".split())
# Words that many places share: alone they lead nobody to a shelter.
_COMMON = frozenset("comunidad municipio localidad lugar familias camino donde cerca junto frente otra otro".split())
_IN_CUSTODY = frozenset(Estatus) - {Estatus.LIBRE}
_CAPITALIZED = r"[^\W\d_a-záéíóúüñ][\w'’ʼꞌ]*"
_PROPER = re.compile(rf"{_CAPITALIZED}(?:\s+(?:(?:de|del|la|las|los)\s+)*{_CAPITALIZED})+")
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?)+")

_CALENDAR = frozenset(("domingo", *MESES))  # names that are days and months too: Domingo, Julio, Abril
_NO_DATE = r"(?!,? (?:del? )?\d)(?! (?:pasad|proxim)o)(?! (?:por|en|de) la (?:manana|tarde|noche|madrugada))"

type Trato = Iterable[tuple[Persona, UsoDelNombre]]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a reader is not told. `names`: each with what takes its place ("" for the neutral words)."""

    names: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()  # names that this reader is told, although a word of a hidden one stands in them too
    noted: tuple[str, ...] = ()  # places and offices, which everybody knows
    data: tuple[str, ...] = ()  # patterns
    refuges: tuple[str, ...] = ()  # patterns: where people hide, or may be
    homes: tuple[str, ...] = ()  # patterns: a village; an office that bears its name is told all the same


def initials(name: str) -> str:
    """A minor is told by these. Initials stay as they are.

    >>> initials("María Gómez de Pérez"), initials("M. G. P.")
    ('M. G. P.', 'M. G. P.')
    """
    if _INITIALS.fullmatch(name):
        return name
    words = [word for word in re.findall(r"[^\W\d_][\w'’ʼꞌ]*", name) if folded(word) not in _PARTICLES]
    return " ".join(f"{word[0].upper()}." for word in words)


def rules(secrets: Secrets, words: Mapping[str, str], *, any_number: bool = True) -> Iterator[Rule]:
    """In the order in which they win: numbers, then what may be said, then places of refuge and names.

    Without `any_number`, only numbers that the record knows for somebody's are hidden.
    """
    yield from (Rule(pattern, words["reserva_dato"]) for pattern in secrets.data)
    if any_number:
        yield from (Rule(pattern, words["reserva_dato"]) for pattern in DATA)
        yield Rule(DATES, None)
        yield from (Rule(pattern, words["reserva_dato"]) for pattern in TELEPHONES)
    hidden = [name for name, _ in secrets.names]
    patterns = [(name, _name_pattern(name), instead or words["reserva_nombre"]) for name, instead in secrets.names]
    said, noted = _said(secrets, [*(pattern for _, pattern, _ in patterns), *secrets.refuges])
    secret_word = alone("|".join(sorted({re.escape(word) for name in hidden for word in words_of(name)})) or r"(?!)")
    for text in sorted((*said, *noted), key=len, reverse=True):
        yield Rule(f"{phrase(text)}(?!\\s+{secret_word})", None)
    yield from (Rule(pattern, words["reserva_lugar"]) for pattern in (*secrets.refuges, *secrets.homes))
    yield from _name_rules(patterns, {word for text in said for word in words_of(text)}, words["reserva_nombre"])


def of_the_public(caso: Caso, people: Trato, corporations: Iterable[str] = ()) -> Secrets:
    """What everybody may not read: whoever did not allow it, how to reach people, where they hide."""
    told, everybody = list(texts(caso)), list(people)
    public = [str(p.nombre) for p, use in everybody if use is UsoDelNombre.COMPLETO and known(p.nombre)]
    kept = [person for person, use in everybody if use is not UsoDelNombre.COMPLETO]
    homes = _homes(told) if kept else set()
    noted = [found.value for found in told if found.kind is Kind.NOTED and found.value not in homes]
    noted += [*corporations, *(shown for lot in lots(caso) if (shown := place_shown(lot.caso)))]
    return Secrets(
        names=tuple(_names(everybody, told, public, noted)),
        said=tuple(public),
        noted=tuple(noted),
        data=(*births(caso), *_recorded(told, noted), *(pattern for person in kept for pattern in _portrait(person))),
        refuges=tuple(_shelter(caso, {word for place in noted for word in words_of(place)})),
        homes=tuple(map(phrase, homes)),
    )


def _homes(told: Iterable[Found]) -> set[str]:
    """Places smaller than a municipality: of few, everybody knows which one. A community that speaks is no secret."""
    towns = {folded(found.value) for found in told if found.field == "municipio" or found.path == "comunidad.nombre"}
    return {
        found.value
        for found in told
        if found.field == "comunidad" and folded(found.value) not in towns and words_of(found.value)
    }


def _portrait(person: Persona) -> Iterator[str]:
    """A trade, a post, an illness: told again in a story, it tells who it is."""
    salud = person.salud if isinstance(person, Quejosa) else Salud()
    told = (person.ocupacion, person.actividad, salud.padecimientos, salud.medicacion, salud.discapacidad)
    yield from (phrase(text) for text in told if isinstance(text, str) and words_of(text))
    if salud.embarazo is True:
        yield alone(r"embaraz\w*")


def kept_from(caso: Caso, names: Mapping[str, str], others: Iterable[str | date]) -> Secrets:
    """What one reader of a petition is not told: `names`, each with what takes its place, and data of all kinds.

    All else stands as it was said: what a court is asked to believe is not blurred.
    """
    told = list(texts(caso))
    noted = [found.value for found in told if found.kind is Kind.NOTED]
    refuges = {found.value for found in told if found.kind is Kind.REFUGE}
    hidden = [other for other in others if other in refuges]
    return Secrets(
        names=tuple((name, instead) for name, instead in names.items() if words_of(name)),
        said=tuple(found.value for found in told if is_own_name(found) and found.value not in names),
        noted=tuple(noted),
        data=tuple(p for other in others if other not in refuges for p in _datum_of(other, noted)),
        refuges=tuple(pattern for place in hidden for pattern in _proper_words(str(place), noted)),
    )


def _datum_of(value: str | date, noted: Iterable[str]) -> Iterator[str]:
    if isinstance(value, date):
        yield from birth(value)
    else:
        yield from datum(value, noted)
        yield from numbers(value)


def _proper_words(place: str, noted: Iterable[str]) -> Iterator[str]:
    """The place as it was told, and each of its words that is written as a name and leads there alone."""
    if words_of(place):
        yield phrase(" ".join(dropwhile(_PARTICLES.__contains__, words_of(place))) or place)
    elsewhere = {word for text in noted for word in words_of(text)} | _COMMON
    for word in re.findall(rf"(?<=\s){_CAPITALIZED}", place):
        if len(word) > 3 and folded(word) not in elsewhere:
            yield alone(re.escape(folded(word)))


def births(caso: Caso) -> Iterator[str]:
    """The day somebody was born, as people write it."""
    for found in walk(caso):
        if found.field == "nacimiento" and isinstance(found.value, date):
            yield from birth(found.value)


def birth(day: date) -> Iterator[str]:
    month, year = f"(?:0?{day.month}|{MESES[day.month - 1]})", rf"{day.year}(?!\d)"
    yield rf"(?<!\d)0?{day.day}[\s/.\-]+(?:de\s+)?{month}[\s/.\-]+(?:del?\s+)?{year}"
    yield rf"(?<!\d){day.year}[\s/.\-]0?{day.month}[\s/.\-]0?{day.day}(?!\d)"


def datum(text: str, noted: Iterable[str]) -> Iterator[str]:
    """A key, an address: word for word, and an address piece by piece."""
    if words_of(text):
        yield phrase(text)
    known_places = {word for place in noted for word in words_of(place)}
    for piece in re.split(r"[,;(]", text):
        if len(words_of(piece)) > 2 and not set(words_of(piece)) <= known_places | _PARTICLES:
            yield phrase(piece)


def numbers(text: str) -> Iterator[str]:
    """The telephones in a text, whatever stands between their digits."""
    for number in re.findall(SHORT_PHONE, folded(text)):
        yield r"(?<!\d)" + r"\D{0,3}".join(re.sub(r"\D", "", number)[-10:]) + r"(?!\d)"


def hiding_place(text: str, noted: Iterable[str]) -> Iterator[str]:
    """Each word that could lead there."""
    if words_of(text):
        yield phrase(text)
        telling = {word for word in words_of(text) if len(word) > 3} - set(noted) - _COMMON - _PARTICLES
        if telling:
            yield run_of(telling, 1)


def place_shown(caso: Caso) -> str | None:
    """Of the case of one lot: only where an authority holds somebody. Where a free person is, nobody needs to read."""
    held = caso.paradero.estado is EstadoParadero.CONOCIDO and caso.detencion.estatus in _IN_CUSTODY
    return caso.paradero.lugar if held and isinstance(caso.paradero.lugar, str) else None


def _said(secrets: Secrets, patterns: list[str]) -> tuple[list[str], list[str]]:
    """Names, and places, that stay as they are, although a word of a hidden name stands in them too."""
    whole = [f" {' '.join(words_of(name))} " for name, _ in secrets.names]
    said = [name for name in secrets.said if not any(each in f" {' '.join(words_of(name))} " for each in whole)]
    secret = re.compile("|".join(patterns) or r"(?!)")
    return said, [place for place in secrets.noted if words_of(place) and not secret.search(folded(place))]


def _recorded(told: Iterable[Found], noted: Iterable[str]) -> Iterator[str]:
    """Numbers and addresses that have a field of their own."""
    for found in told:
        if found.kind in (Kind.CONTACT, Kind.DATUM):
            yield from datum(found.value, noted)
        if found.kind in (Kind.CONTACT, Kind.WHO) and not _a_paper(found.holder):
            yield from numbers(found.value)
        if found.field == "coordenadas":
            yield from (rf"(?<!\d){re.escape(number)}" for number in re.findall(r"\d+[.,]\d+", found.value))
        if found.field == "sha256" and len(found.value.strip()) >= 8:
            yield re.escape(folded(found.value.strip())[:8]) + r"[0-9a-f]*"


def _shelter(caso: Caso, noted: set[str]) -> Iterator[str]:
    """Where people hide: each word that could lead there. Where somebody may be held: the place as it was told."""
    for refuge in dict.fromkeys(found.value for found in texts(caso) if found.kind is Kind.REFUGE):
        yield from hiding_place(refuge, noted)
    theirs = [lot.caso for lot in lots(caso)]
    shown = {place_shown(one) for one in theirs}
    told = (place for one in theirs for place in (*one.paradero.lugares_a_buscar, one.paradero.lugar))
    for place in dict.fromkeys(told):
        if isinstance(place, str) and place not in shown:
            words = list(dropwhile(_PARTICLES.__contains__, words_of(place)))
            if len(words) > 1:
                yield phrase(" ".join(words))


def _names(people: Trato, told: Iterable[Found], public: list[str], noted: list[str]) -> Iterator[tuple[str, str]]:
    """Everybody whose name is not said, and what takes its place."""
    for person, use in people:
        for name in (person.nombre, person.alias, person.nombre_en_lengua):
            if use is not UsoDelNombre.COMPLETO and isinstance(name, str) and words_of(name):
                short = use is UsoDelNombre.INICIALES and known(person.nombre)
                yield name, initials(str(person.nombre)) if short else ""
    said = [set(words_of(text)) for text in (*public, *noted)]
    for name in _others(told):
        if not any(set(words_of(name)) <= each for each in said):
            yield name, ""


def _others(told: Iterable[Found]) -> Iterator[str]:
    """Names of those who are no person of the record: sources, lawyers, whoever signs for somebody."""
    for found in told:
        if found.kind is Kind.NAME and not is_own_name(found):
            yield from [found.value] if len(words_of(found.value)) in range(1, 7) else _proper(found.value)
        elif found.kind is Kind.WHO and not _a_paper(found.holder):
            yield from _proper(found.value)


def is_own_name(found: Found) -> bool:
    """The name of a person of the record, who may have said how it may be used."""
    return isinstance(found.holder, Persona) and found.field in NOMBRES


def _a_paper(holder: object) -> bool:
    """The source of a fact is a document: its name is no person's."""
    return isinstance(holder, Hecho) and holder.origen is Origen.DOCUMENTO


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
                yield Rule(_single(word), neutral if place else instead, capital=True)


def _single(word: str) -> str:
    """One word of a name by itself, or what people make of it; no saint's town, and no day or month of a date."""
    written = rf"(?<!\d de ){re.escape(word)}{_NO_DATE}" if word in _CALENDAR else re.escape(word)
    return rf"(?<!san )(?<!santa )(?<!santo ){alone(f'{written}|{called(word)}')}"
