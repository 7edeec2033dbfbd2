"""What a template can see: the case as answers, the law's rows that fit it, and a few small functions.

This is where record, law and filings meet; a template adds the prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .assembly.answers import Answer, Nothing, View, view
from .assembly.document import Text
from .filings import Addressee, Filing, addressee, is_minor, is_printable, speaks_another_language, traits, vocabulary
from .law import Citas, Corporacion, Jurisdiccion
from .law.models import Delito, Diligencia, Efecto, Medida
from .record import (
    Autoridad,
    Caso,
    Gestion,
    Hecho,
    Momento,
    Papel,
    Part,
    Persona,
    Quejosa,
    Testimonio,
    TipoActo,
    UsoDelNombre,
    known,
)
from .record.secretos import initials


class Citations:
    """Cites, and remembers what was cited: the draft ends with the texts it relies on."""

    def __init__(self, caso: Caso, law: Jurisdiccion) -> None:
        self._law = law
        self._on = caso.informacion_hasta.date()
        self.codes: dict[str, None] = {}
        self.doubtful = 0

    def cite(self, codigo: str, *articulos: str) -> Text:
        """cita("LAmp", "15", "20") -> "artículos 15 y 20 de la Ley de Amparo", with a comment when unsure."""
        cita = self._law.cite(codigo, articulos, self._on)
        self.codes[codigo] = None
        self.doubtful += bool(cita.warning)
        return Text(cita.text, comment=cita.warning or None)

    def each(self, citas: Citas) -> list[Text]:
        return [self.cite(codigo, *articulos) for codigo, articulos in citas.items()]

    def one(self, citas: Citas) -> Text:
        """Several laws in one phrase: "artículo 126 de la Ley de Amparo y artículo 46 de la Ley ..."."""
        found = self.each(citas)
        comments = [text.comment for text in found if text.comment]
        return Text(" y ".join(text.text for text in found), comment=" ".join(comments) or None)

    def texts(self) -> list[dict[str, Text]]:
        """The laws cited so far, with the last reform of the copy that was read (no copy of the treaties was)."""
        read = [ley for codigo in self.codes if (ley := self._law.leyes[codigo]).ultima_reforma]
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


def template_context(caso: Caso, filing: Filing, law: Jurisdiccion, citations: Citations) -> dict[str, Any]:
    """Everything a filing template may name."""
    return {
        **case_context(caso, law, citations),
        **_law_rows(law, traits(caso, law), filing, citations),
        **_addressed(caso, law, filing, citations),
        "nota": lambda words, key: Text(words, comment=filing.notas[key]),
    }


def case_context(caso: Caso, law: Jurisdiccion, citations: Citations) -> dict[str, Any]:
    """What holds whatever is written."""
    held = traits(caso, law)
    return {
        **_people(caso, law),
        **_narrative(caso),
        **_sheets(caso),
        "etiquetas": [_label(law, tipo) for tipo in dict.fromkeys(acto.tipo for acto in caso.actos)],
        "caso": View(caso),
        "entidad": law.cabecera.nombre,
        "rasgos": Rasgos(held, vocabulary(law)),
        "cita": citations.cite,
        "textos_legales": citations.texts,
        "iniciales": _initials,
        "hueco": lambda path: Nothing(path, unknown=False),
    }


def _label(law: Jurisdiccion, tipo: TipoActo) -> Text:
    """The act in the words of the statute."""
    return Text(law.actos[tipo].etiqueta, comment=law.actos[tipo].nota)


def _people(caso: Caso, law: Jurisdiccion) -> dict[str, Any]:
    quejosas = _views(caso.quejosas, "quejosas") or [View(Quejosa(), "quejosas.0")]
    autoridades = _views(caso.autoridades, "autoridades") or [View(Autoridad(), "autoridades.0")]
    autorizadas = _views(caso.autorizadas, "autorizadas", lambda a: known(a.nombre))
    promovente = View(caso.promovente, "promovente")
    hablantes = _views(caso.quejosas, "quejosas", speaks_another_language)
    quien_promueve = not caso.promovente.es_la_quejosa and speaks_another_language(caso.promovente)
    return {
        "quejosas": quejosas,
        "parte_quejosa": [*quejosas, *([promovente] if caso.promovente.tambien_quejosa else [])],
        "menores": _views(caso.quejosas, "quejosas", lambda q: is_minor(q, caso)),
        "hablantes": hablantes,
        "promovente_hablante": quien_promueve,
        "oculta": _kept(caso),
        "lenguas": _each_once([*hablantes, *([promovente] if quien_promueve else [])]),
        "autoridades": autoridades,
        "ordenadoras": [a for a in autoridades if Papel.ORDENADORA in a.papeles],
        "ejecutoras": [a for a in autoridades if Papel.EJECUTORA in a.papeles],
        "corporacion": lambda a: law.corporaciones.get(str(a.corporacion), _NO_CORPORACION),
        "licenciadas": [a for a in autorizadas if a.cedula],
        "solo_notificaciones": [a for a in autorizadas if not a.cedula],
    }


def _each_once(hablantes: list[View]) -> list[View]:
    """One speaker for each language and variant: an interpreter is asked for once; a known variant comes first."""
    found: dict[tuple[str, str], View] = {}
    for hablante in sorted(hablantes, key=lambda h: not h.variante):
        lengua, variante = hablante.lengua.strip().casefold(), (hablante.variante or "").strip().casefold()
        if variante or not any(heard == lengua for heard, _ in found):
            found.setdefault((lengua, variante), hablante)
    return list(found.values())


def _kept(caso: Caso) -> Callable[[View], bool]:
    """Whose name goes by initials before anybody abroad: a minor's, and that of whoever asked for it."""
    people = {"promovente": caso.promovente, **{f"quejosas.{n}": q for n, q in enumerate(caso.quejosas)}}
    kept = {path: person for path, person in people.items() if is_minor(person, caso) or _keeps_name(person)}
    names = {person.nombre for person in kept.values() if known(person.nombre)}  # one person may stand twice
    return lambda person: person.nombre.path.rpartition(".")[0] in kept or person.nombre in names


def _keeps_name(persona: Persona) -> bool:
    return persona.nombre_reservado or persona.consentimiento.nombre in (UsoDelNombre.INICIALES, UsoDelNombre.RESERVADO)


def _initials(name: Answer) -> Text:
    """ "María Gómez Pérez" -> "M. G. P.": for a table that others will read. Particles are left out."""
    return Text(initials(name))


_NO_CORPORACION = Corporacion(nombre="", opcion="", nivel="desconocida", cuerpo=False, titular=None)


def _narrative(caso: Caso) -> dict[str, Any]:
    """Facts in the order they happened; those without a day stay where they were told."""
    last, event = caso.detencion.ultimo_contacto, caso.detencion.momento
    ultimo = (last, "detencion.ultimo_contacto") if known(last.fecha) else (event, "detencion.momento")
    return {
        "hechos": _in_order(caso.hechos, "hechos", event, is_printable),
        "gestiones": _in_order(caso.gestiones, "gestiones", event, lambda g: known(g.institucion)),
        "testimonios": _views(caso.testimonios, "testimonios"),
        "evidencias": _views(caso.pruebas, "pruebas", lambda p: known(p.descripcion)),
        "anexos": _views(caso.pruebas, "pruebas", lambda p: known(p.descripcion) and p.anexo),
        "otras_pruebas": _views(caso.pruebas, "pruebas", lambda p: known(p.descripcion) and not p.anexo),
        "ultimo_contacto": View(*ultimo),
        "fecha_del_escrito": view(caso.informacion_hasta.date(), "informacion_hasta"),
        "hora_del_escrito": view(caso.informacion_hasta.time(), "informacion_hasta.hora"),
    }


def _sheets(caso: Caso) -> dict[str, Any]:
    """One sheet for each witness; a blank one, to fill in by hand, when there is none."""
    witnesses = caso.testimonios or (Testimonio(),)
    actas = _views(witnesses, "testimonios")
    told = zip(actas, witnesses, strict=True)
    return {
        "actas": actas,
        "actas_de_menores": [acta for acta, witness in told if is_minor(witness.declarante, caso)],
    }


def _in_order[P: Hecho | Gestion](
    parts: tuple[P, ...], path: str, first: Momento, keep: Callable[[P], bool]
) -> list[View]:
    """As they happened. One without a day stays with the one told before it; the first of all, with `first`."""
    moments: list[tuple[str, str]] = []
    last = _when(first) or ("", "")
    for part in parts:
        last = _when(part.momento) or last
        moments.append(last)
    order = sorted(range(len(parts)), key=lambda index: moments[index])
    return [View(parts[index], f"{path}.{index}") for index in order if keep(parts[index])]


def _when(momento: Momento) -> tuple[str, str] | None:
    """Sorts as the clock does; None without a day."""
    if not known(momento.fecha):
        return None
    return str(momento.fecha), str(momento.hora) if known(momento.hora) else ""


def _views[P: Part](parts: tuple[P, ...], path: str, keep: Callable[[P], bool] = lambda _: True) -> list[View]:
    return [View(part, f"{path}.{index}") for index, part in enumerate(parts) if keep(part)]


def _law_rows(law: Jurisdiccion, held: frozenset[str], filing: Filing, citations: Citations) -> Mapping[str, Any]:
    """The tables that the filing prints, and no other: what is looked up here counts as cited."""
    ante = filing.destinatario or ""
    tables: dict[str, Callable[[], Any]] = {
        "preceptos": lambda: citations.each(law.preceptos_de(held, ante)),
        "efectos": lambda: _rows(law.efectos_de(held), "efecto", citations),
        "medidas": lambda: _rows(law.medidas_de(held, ante), "medida", citations),
        "delitos": lambda: _rows(law.delitos_de(held), "etiqueta", citations),
        "diligencias": lambda: _rows(law.diligencias_de(held), "acto", citations),
        "suplencia": lambda: citations.one(law.suplencia_de(held)),
        "mandatos": lambda: [
            {"id": row.id, "nombre": Text(row.nombre)} for row in law.mandatos if row.cuando.fits(held)
        ],
    }
    return {name: tables[name]() for name in filing.tablas}


def _rows(
    rows: Iterable[Delito | Diligencia | Efecto | Medida], words: str, citations: Citations
) -> list[Mapping[str, Any]]:
    """The words of each row, under their own name, and its articles; "" for one that rests on a text not read."""
    return [
        {
            words: Text(getattr(row, words), comment=row.nota),
            "fundamento": citations.one(row.fundamento) if row.fundamento else "",
        }
        for row in rows
    ]


def _addressed(caso: Caso, law: Jurisdiccion, filing: Filing, citations: Citations) -> Mapping[str, Any]:
    """`destino`, for a filing that goes to somebody."""
    if filing.destinatario is None:
        return {}
    return {"destino": _destino(addressee(caso, law, filing.destinatario), citations)}


def _destino(to: Addressee, citations: Citations) -> Mapping[str, Any]:
    return {
        "encabezado": Text(to.destino.encabezado, comment=to.destino.nota),
        "lugar": Answer(to.lugar, to.path) if to.lugar else "",
        "remate": Text(to.destino.remate),
        "fundamento": citations.one(to.destino.fundamento),
        "ley_local": to.destino.ley_local,
        "auxilio": to.destino.auxilio,
    }
