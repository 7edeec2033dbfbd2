"""To whom the same happened. What is written of one lot of people is said of nobody else.

The case tells once what befell all; whoever it befell otherwise has blocks of their own, each of them whole: a
shared hour beside an own place would be an oath about what nobody told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .caso import Caso
from .hechos import Acto, Autoridad, Detencion, EstadoParadero, Gestion, Hecho, Paradero, Situacion, TipoActo
from .leaf import known
from .once import once
from .permiso import Proteccion
from .personas import Promovente, Quejosa
from .representacion import Atencion

BLOCKS: Final = ("detencion", "paradero", "atencion")
OF_SOME: Final = ("actos", "autoridades", "hechos", "gestiones")  # lists whose items may be told of some of the people
# Done only to somebody who was taken.
_OF_WHO_IS_TAKEN = frozenset({TipoActo.LIBERTAD, TipoActo.INCOMUNICACION, TipoActo.DESAPARICION})


@dataclass(frozen=True, slots=True)
class Lot:
    """`caso`: the case as if it were theirs alone. `quienes`: where they stand among the people of the whole case.

    `otras`: those of whom nothing is said here, by path.
    """

    caso: Caso
    quienes: tuple[int, ...] = ()
    otras: Mapping[str, Quejosa] = field(default_factory=dict)
    _moved: Mapping[str, str] = field(default_factory=dict)

    def path(self, path: str) -> str:
        """A path of `caso`, as it is in the whole case: "detencion.lugar" -> "quejosas.1.detencion.lugar".

        One that begins with a stroke is of the whole case already: "/quejosas.0.nombre".
        """
        if path.startswith("/"):
            return path[1:]
        head, _, rest = path.partition(".")
        place, _, tail = rest.partition(".")
        if (item := f"{head}.{place}") in self._moved:
            return f"{self._moved[item]}.{tail}".removesuffix(".")
        return f"{self._moved.get(head, head)}.{rest}".removesuffix(".")

    @property
    def claves(self) -> tuple[str, ...]:
        """The keys of the people."""
        return tuple(quejosa.clave for quejosa in self.caso.quejosas)


def lots(caso: Caso) -> tuple[Lot, ...]:
    """One for each lot of people, in the order in which the first of each was told; never empty."""
    return _dealt(caso) or (Lot(caso),)


@once
def _dealt(caso: Caso) -> tuple[Lot, ...]:
    found: dict[Any, list[int]] = {}
    for place, quejosa in enumerate(caso.quejosas):
        found.setdefault(_fate(caso, place, quejosa), []).append(place)
    return tuple(_lot(caso, tuple(places)) for places in found.values())


def of_all(caso: Caso) -> Lot:
    """The case of all its people at once: of what befell some of them only, nothing is in it."""
    dealt = lots(caso)
    if len(dealt) == 1:
        return dealt[0]
    there = {name: _places(caso, name, lambda thing: all(_holds(thing, lot) for lot in dealt)) for name in OF_SOME}
    apart = {"detencion": Detencion(), "paradero": Paradero(), "atencion": Atencion(), "imposibilidad": None}
    shared, moved = _only(caso, there)
    danger = {
        "situaciones": tuple(one for one in caso.situaciones if _is_of_all(caso, caso.situaciones_de.get(one, ()))),
        "proteccion": _protection(caso, shown=_is_of_all(caso, caso.proteccion.a_quienes)),
    }
    return Lot(caso.model_copy(update=apart | shared | danger), tuple(range(len(caso.quejosas))), {}, moved)


def _is_of_all(caso: Caso, whose: Iterable[str]) -> bool:
    """Keys of those of whom a thing is told; none: of all."""
    told = {*whose}
    return not told or {quejosa.clave for quejosa in caso.quejosas} <= told


def _holds(thing: Acto | Autoridad | Hecho | Gestion, lot: Lot) -> bool:
    return any(thing in getattr(lot.caso, name) for name in OF_SOME)


def befell(acto: Acto, quejosa: Quejosa, detencion: Detencion) -> bool:
    """Whether this act was done to this person; to all, where nobody says to whom."""
    if detencion.ocurrio is False and acto.tipo in _OF_WHO_IS_TAKEN:
        return False
    return _concerns(acto, quejosa)


def who_files(caso: Caso) -> int | None:
    """Where among the people stands the one who files for herself; None when the filer is none of them."""
    filer = caso.promovente
    if not filer.es_la_quejosa or not caso.quejosas:
        return None
    return next((place for place, q in enumerate(caso.quejosas) if filer.persona and q.clave == filer.persona), 0)


def block(caso: Caso, quejosa: Quejosa, name: str) -> tuple[Any, str]:
    """What holds of this person, and its path: her own, that of the one she shares it with, or that of all."""
    for place, other in enumerate(caso.quejosas):
        if other is quejosa and getattr(other, name) is not None:
            return getattr(other, name), f"quejosas.{place}.{name}"
    for place, other in enumerate(caso.quejosas):
        if quejosa.como and other.clave == quejosa.como and getattr(other, name) is not None:
            return getattr(other, name), f"quejosas.{place}.{name}"
    return getattr(caso, name), name


def called(caso: Caso, claves: Iterable[str]) -> tuple[str, ...]:
    """What those are called whom these keys name: by name, by nickname, by what they are to the filer, or key."""
    people = {quejosa.clave: quejosa for quejosa in caso.quejosas}
    return tuple(_called(people[clave]) for clave in claves)


def _called(quejosa: Quejosa) -> str:
    told = (quejosa.nombre, quejosa.alias, quejosa.relacion, quejosa.descripcion)
    return next((text for text in told if isinstance(text, str) and known(text)), quejosa.clave)


def _fate(caso: Caso, place: int, quejosa: Quejosa) -> tuple[Any, ...]:
    """Equal for those to whom the same happened. Who files for herself stands apart: nobody else signs for her."""
    blocks = {name: block(caso, quejosa, name) for name in BLOCKS}
    acts = _places(caso, "actos", lambda acto: befell(acto, quejosa, blocks["detencion"][0]))
    parts = tuple(part for part, _path in blocks.values())
    by_whom = _places(caso, "autoridades", lambda autoridad: _concerns(autoridad, quejosa))
    return quejosa.es_grupo, who_files(caso) == place, quejosa.imposibilidad, acts, by_whom, parts


def _places(caso: Caso, name: str, fits: Callable[[Any], bool]) -> tuple[int, ...]:
    return tuple(n for n, thing in enumerate(getattr(caso, name)) if fits(thing))


def _only(caso: Caso, places: Mapping[str, tuple[int, ...]]) -> tuple[dict[str, Any], dict[str, str]]:
    """Of each list the things at these places, and where each of them stood."""
    kept = {name: tuple(getattr(caso, name)[n] for n in there) for name, there in places.items()}
    moved = {f"{name}.{here}": f"{name}.{n}" for name, there in places.items() for here, n in enumerate(there)}
    return kept, moved


def _concerns(thing: Acto | Autoridad | Hecho | Gestion | Proteccion, quejosa: Quejosa) -> bool:
    """Whether this is told of this person; it is of all, where nobody says of whom."""
    return not thing.a_quienes or quejosa.clave in thing.a_quienes


def _lot(caso: Caso, places: tuple[int, ...]) -> Lot:
    theirs, first = tuple(caso.quejosas[place] for place in places), caso.quejosas[places[0]]
    blocks = {name: block(caso, first, name) for name in BLOCKS}
    lists, moved = _only(caso, {"quejosas": places, **_of_them(caso, theirs, blocks["detencion"][0])})
    everybody, filer = len(places) == len(caso.quejosas), caso.promovente
    of_them = caso.model_copy(
        update={
            **{name: part for name, (part, _path) in blocks.items()},
            **lists,
            "imposibilidad": caso.imposibilidad if _as_all(first) else first.imposibilidad,
            "situaciones": _situations(caso, theirs, blocks["paradero"][0]),
            "proteccion": _protection(caso, shown=any(_concerns(caso.proteccion, quejosa) for quejosa in theirs)),
            "hay_mas_quejosas": caso.hay_mas_quejosas if everybody or _as_all(first) else None,
            "cuantas_mas": caso.cuantas_mas if everybody or _as_all(first) else None,
            "promovente": filer.model_copy(
                update={"es_la_quejosa": who_files(caso) in places, "relacion": _related(filer, theirs, everybody)}
            ),
        }
    )
    moved |= {name: path for name, (_part, path) in blocks.items()}
    moved["imposibilidad"] = "imposibilidad" if _as_all(first) else f"quejosas.{places[0]}.imposibilidad"
    others = {f"/quejosas.{place}": q for place, q in enumerate(caso.quejosas) if place not in places}
    return Lot(of_them, places, others, moved)


def _of_them(caso: Caso, theirs: tuple[Quejosa, ...], detencion: Detencion) -> dict[str, tuple[int, ...]]:
    """Acts and authorities of all of a lot; facts and visits of any of them."""

    def of_any(thing: Hecho | Gestion) -> bool:
        return any(_concerns(thing, quejosa) for quejosa in theirs)

    return {
        "actos": _places(caso, "actos", lambda acto: befell(acto, theirs[0], detencion)),
        "autoridades": _places(caso, "autoridades", lambda autoridad: _concerns(autoridad, theirs[0])),
        "hechos": _places(caso, "hechos", of_any),
        "gestiones": _places(caso, "gestiones", of_any),
    }


def _related(filer: Promovente, theirs: Iterable[Quejosa], everybody: bool) -> Any:
    """What the filer is to all of them is not said of some, where each of those has told it herself."""
    own = any(known(quejosa.relacion) for quejosa in theirs)
    return None if own and not everybody else filer.relacion


def _as_all(quejosa: Quejosa) -> bool:
    """She has nothing of her own: what the case tells is told of her."""
    return quejosa.imposibilidad is None and not quejosa.como and all(getattr(quejosa, name) is None for name in BLOCKS)


def _situations(caso: Caso, theirs: Iterable[Quejosa], paradero: Paradero) -> tuple[Situacion, ...]:
    """Those of all and their own. Where it is told who died, a death is said of them and of nobody else."""
    whose, claves = caso.situaciones_de, {quejosa.clave for quejosa in theirs}
    own = tuple(one for one in caso.situaciones if not whose.get(one) or claves & {*whose[one]})
    told = [block(caso, quejosa, "paradero")[0].estado for quejosa in caso.quejosas]
    if EstadoParadero.FALLECIDA not in told or paradero.estado == EstadoParadero.FALLECIDA:
        return own
    return tuple(situacion for situacion in own if situacion != Situacion.MUERTE_EN_CUSTODIA)


def _protection(caso: Caso, *, shown: bool) -> Proteccion:
    """`shown`: whether the aggressor is theirs."""
    return caso.proteccion if shown else caso.proteccion.model_copy(update={"agresor": None})
