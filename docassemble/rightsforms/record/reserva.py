"""The case as the public may see it. What is not in the list below is held back: a new field is a secret until named.

Names of minors become initials; who asked for reserve, or allowed no publication, has no name. What a field holds back
is also masked inside the texts that repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from .caso import Caso, Presentacion
from .colectivo import ActoColectivo, Asamblea, Comunidad
from .hechos import Acto, Autoridad, Detencion, Gestion, Hecho, Lugar, Origen, Papel, Paradero
from .leaf import Part, SeIgnora, known
from .mascara import Mask
from .momento import Momento
from .permiso import Finalidad, Proteccion, Publicacion, UsoDelNombre
from .personas import Persona, Promovente, Quejosa, Salud, is_minor
from .secretos import initials, of_the_public, place_shown, rules
from .suerte import lots

# Of each piece, the fields that anybody may read.
PUBLICO: Mapping[type[Part], str] = {
    Caso: "schema_version jurisdiccion informacion_hasta version practica peligro_ahora quejosas hay_mas_quejosas"
    " cuantas_mas promovente actos situaciones situaciones_de autoridades apoyo_del_estado detencion paradero"
    " por_su_religion hechos gestiones presentacion proteccion comunidad acto_colectivo asamblea publicacion",
    Momento: "fecha hasta hora hora_hasta precision",
    Lugar: "municipio",
    Acto: "clave tipo a_quienes modalidad descripcion",
    Autoridad: "a_quienes corporacion nombre municipio papeles uniforme vehiculo descripcion",
    Detencion: "ocurrio momento ultimo_contacto lugar captores puesta_a_disposicion estatus motivo orden_judicial",
    Paradero: "estado lugar",
    Hecho: "a_quienes momento texto origen fuente",
    Gestion: "a_quienes momento clase institucion negaron medio respuesta folio",
    Presentacion: "lugar",
    Proteccion: "represalia a_quienes peligro_inminente",
    Comunidad: "nombre municipio pueblo lengua variante familias personas menores embarazadas mayores desplazadas",
    ActoColectivo: "descripcion conocimiento priva_de_tierras hubo_consulta",
    Asamblea: "via inicio",
    Publicacion: "permiso organizacion contacto numero actualizacion titulo resumen",
    Quejosa: "clave como detencion paradero es_grupo nombre alias descripcion genero edad edad_entonces menor_de_edad"
    " ocupacion comunidad municipio pueblo lengua variante habla_espanol es_defensora es_periodista actividad"
    " nacionalidad senas ropa foto salud",
    Promovente: "nombre genero es_defensora es_periodista pueblo lengua es_la_quejosa persona tambien_quejosa",
    Salud: "lesiones",
}
# Of a person whose whole name is not said: nothing by which a neighbour would know them.
_EN_RESERVA = (
    *("clave", "como", "persona", "detencion", "paradero", "es_la_quejosa", "tambien_quejosa"),
    *("genero", "menor_de_edad", "municipio", "pueblo", "es_defensora"),
)
# Somebody who tells what was done to her own: whoever knows the family knows who it is.
_IN_PERSON = re.compile(
    r"\b(?:(?i:yo|me|mi|mis|conmigo|nos|nosotr[oa]s|nuestr[oa]s?|míos?|mías?|fui|vi|estuve|supe|dije|hice|tuve|pude)"
    r"|(?!(?i:así|aquí|ahí|allí|café|qué|porqué|últimos|próximos|primos|mínimos|máximos|tramos|gramos)\b)"
    r"[^\W\d_][a-záéíóúñ]+(?:é|í|amos|imos))\b(?<!José)(?<!Noé)(?<!Ramos)"
)
_CODES = frozenset({"corporacion", "jurisdiccion", "clave", "como", "persona", "a_quienes"})  # words of our own tables


def for_the_public(caso: Caso, words: Mapping[str, str], corporations: Iterable[str] = ()) -> Caso:
    """`words`: what stands in the place of a person, a name, a datum and a place (`reserva_*`).

    `corporations`: names that are hidden from nobody, whoever told of them.
    """
    told_of = [(quejosa, uso_del_nombre(quejosa, caso)) for quejosa in caso.quejosas]
    people = _strictest([*told_of, (caso.promovente, _of_the_filer(caso))])
    unseen = (*caso.copromoventes, *(t.declarante for t in caso.testimonios))
    others = [(persona, _own_word(persona, caso, allowed=False)) for persona in unseen]
    secrets = of_the_public(caso, [*people, *others], corporations)
    mask, known_for = Mask(rules(secrets, words)), Mask(rules(secrets, words, any_number=False))
    shown: Caso = _shown(caso, mask)
    today = caso.informacion_hasta.date()
    seen = [_person(_shown(p, mask), p, use, words["reserva_persona"], today) for p, use in people]
    told = {place: place_shown(lot.caso) for lot in lots(caso) for place in lot.quienes or (0,)}
    named = people[-1][1] is UsoDelNombre.COMPLETO or known(caso.comunidad.nombre)
    return shown.model_copy(
        update={
            "quejosas": tuple(q if told[n] else _place_kept(q) for n, q in enumerate(seen[:-1])),
            "promovente": seen[-1],
            "hechos": tuple(_told(hecho, words, named=named) for hecho in shown.hechos),
            "autoridades": tuple(autoridad for autoridad in shown.autoridades if _was_seen(autoridad)),
            "paradero": shown.paradero if caso.paradero.lugar in told.values() else _without_place(shown.paradero),
            "publicacion": _with_its_contact(shown.publicacion, caso, known_for),
        }
    )


def _was_seen(autoridad: Autoridad) -> bool:
    """Nobody is accused before everybody of what nobody saw."""
    return Papel.EJECUTORA in autoridad.papeles


def uso_del_nombre(persona: Persona, caso: Caso) -> UsoDelNombre:
    """How a person to whom it was done may be named; the family speaks for who cannot (`publicacion.permiso`)."""
    return _own_word(persona, caso, allowed=caso.publicacion.permiso is True)


def _strictest(people: list[tuple[Persona, UsoDelNombre]]) -> list[tuple[Persona, UsoDelNombre]]:
    """Who files may be the one to whom it was done: of two answers the one that protects holds."""
    order = list(UsoDelNombre)

    def use(persona: Persona, said: UsoDelNombre) -> UsoDelNombre:
        others = (each for other, each in people if known(persona.nombre) and other.nombre == persona.nombre)
        return max((said, *others), key=order.index)

    return [(persona, use(persona, said)) for persona, said in people]


def _of_the_filer(caso: Caso) -> UsoDelNombre:
    filer = caso.promovente
    if filer.pide_resguardo is True:
        return UsoDelNombre.RESERVADO
    done_to_her = filer.es_la_quejosa or filer.tambien_quejosa
    return _own_word(filer, caso, allowed=done_to_her and caso.publicacion.permiso is True)


def _own_word(persona: Persona, caso: Caso, *, allowed: bool) -> UsoDelNombre:
    """Who said for what a name may be used prevails over any family and any assembly."""
    said = persona.consentimiento
    if said.finalidades:
        allowed = Finalidad.PUBLICACION in said.finalidades and said.informada is not False
    if persona.nombre_reservado or said.nombre is UsoDelNombre.RESERVADO or not allowed:
        return UsoDelNombre.RESERVADO
    if is_minor(persona, caso.informacion_hasta.date()) or said.nombre is UsoDelNombre.INICIALES:
        return UsoDelNombre.INICIALES
    return UsoDelNombre.COMPLETO


def _shown(part: Any, mask: Callable[[str], str]) -> Any:
    """The public fields of a piece, its texts masked; the rest as if nobody had been asked."""
    fields = {name: getattr(part, name) for name in PUBLICO.get(type(part), "").split()}
    return type(part)(**{n: value if n in _CODES else _masked(value, mask) for n, value in fields.items()})


def _masked(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_masked(item, mask) for item in value)
    if isinstance(value, Part):
        return value if isinstance(value, SeIgnora) else _shown(value, mask)
    return mask(value) if type(value) is str else value


def _person(shown: Any, person: Persona, use: UsoDelNombre, nobody: str, today: date) -> Any:
    """`shown` under the name that may be said."""
    if use is UsoDelNombre.COMPLETO:
        return shown
    kept = {name: getattr(shown, name) for name in _EN_RESERVA if name in type(shown).model_fields}
    kept["menor_de_edad"] = True if is_minor(person, today) else person.menor_de_edad
    name = nobody
    if use is UsoDelNombre.INICIALES:
        kept["edad"] = person.edad
        name = (initials(person.nombre) if isinstance(person.nombre, str) else "") or nobody
    return type(shown)(**kept | {"nombre": name})


def _place_kept(quejosa: Quejosa) -> Quejosa:
    """Of somebody whom no authority is known to hold, where she is, is not said."""
    own = quejosa.paradero
    return quejosa if own is None else quejosa.model_copy(update={"paradero": _without_place(own)})


def _without_place(paradero: Paradero) -> Paradero:
    return paradero.model_copy(update={"lugar": None})


def _told(hecho: Hecho, words: Mapping[str, str], *, named: bool) -> Hecho:
    """Who told it is never said, nor told by the way of telling; a document may be."""
    if hecho.origen is Origen.DOCUMENTO:
        return hecho
    told = hecho.texto
    if not named and isinstance(told, str):
        told = "".join(_impersonal(piece, words["reserva_relato"]) for piece in re.split(r"(?<=[.;!?\n])", told))
    return hecho.model_copy(update={"fuente": None, "texto": told})


def _impersonal(sentence: str, instead: str) -> str:
    """A sentence in which the teller speaks of her own, without what tells that; its stop stays."""
    if not _IN_PERSON.search(sentence):
        return sentence
    return f"{' ' * sentence.startswith(' ')}{instead}{sentence[-1] if sentence[-1] in '.;!?' else ''}"


def _with_its_contact(shown: Publicacion, caso: Caso, mask: Callable[[str], str]) -> Publicacion:
    """The organization's own telephone is meant to be read, unless it is that of a person of the case."""
    return shown.model_copy(update={"contacto": _masked(caso.publicacion.contacto, mask)})
