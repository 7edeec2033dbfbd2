"""A whole document to look at and to test with: a six-page demanda de amparo about invented people."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from docassemble.rightsforms.assembly.document import (
    Block,
    Break,
    Document,
    Gap,
    Heading,
    Inline,
    ListBlock,
    PageBreak,
    Paragraph,
    Signature,
    Span,
    Table,
    Text,
)

CREATED = datetime(2026, 3, 14, 21, 30, tzinfo=timezone(timedelta(hours=-6)))
QUEJOSA = Span("Xunka' Pérez Gómez", "quejosas.0.nombre")
NACIDA = Span("Mayëlʼ Hernández Ä̃ntun", "promovente.nombre")
LUGAR = Span("la comandancia municipal de Tsobʼolaltik", "lugar.descripcion")


def text(words: str, **marks: bool) -> Text:
    return Text(words, **marks)  # type: ignore[arg-type]


def paragraph(*inlines: Inline | str, style: str = "cuerpo") -> Paragraph:
    parts = tuple(Text(part) if isinstance(part, str) else part for part in inlines)
    return Paragraph(parts, style)  # type: ignore[arg-type]


def _opening() -> tuple[Block, ...]:
    return (
        paragraph("QUEJOSA: ", QUEJOSA, style="rubro"),
        paragraph("PROMOVENTE: ", NACIDA, style="rubro"),
        paragraph("AUTORIDADES RESPONSABLES: Policía Municipal de San Invento y otras", style="rubro"),
        paragraph("ACTO: detención fuera de procedimiento, incomunicación y desaparición forzada", style="rubro"),
        paragraph("ASUNTO: se promueve juicio de amparo indirecto (urgente)", style="rubro"),
        paragraph("Oficina de Correspondencia Común de los Juzgados de Distrito", Break(), "en el Estado de Chiapas,"
                  " con residencia en San Invento", style="autoridad"),
        paragraph("PRESENTE", style="presente"),
        paragraph(
            Span("Mayëlʼ Hernández Ä̃ntun", "promovente.nombre", bold=True), ", por propio derecho y en nombre de ",
            QUEJOSA, ", persona privada de su libertad que no puede promover por sí misma, señalo para oír y recibir"
            " notificaciones el domicilio ubicado en ",
            Gap("domicilio para oír notificaciones en el lugar del juicio", "promovente.domicilio",
                "¿Dónde puede recibir avisos del juzgado? Sin domicilio se notifica por lista."),
            ", y ante usted, con respeto, comparezco para exponer:",
        ),
        paragraph(
            "Con fundamento en los artículos que adelante se citan, promuevo ",
            text("JUICIO DE AMPARO INDIRECTO", bold=True),
            Text(" contra los actos que reclamo. ", comment="Revisar si conviene pedir también medidas provisionales."),
            text("Bajo protesta de decir verdad", italic=True),
            " manifiesto que los hechos siguientes son ciertos en lo que me constan.",
        ),
    )  # fmt: skip


def _acts() -> tuple[Block, ...]:
    return (
        Heading((Text("Nombre de la parte quejosa"),)),
        paragraph(QUEJOSA, ", mujer tsotsil de ", Span("31", "quejosas.0.edad"), " años, originaria de ",
                  Span("Bejucal de los Ocotes", "quejosas.0.comunidad"), "."),
        Heading((Text("Autoridades responsables"),)),
        ListBlock((
            (paragraph("Ordenadora: se ignora. Bajo protesta de decir verdad manifiesto que ignoro quién ordenó el"
                       " acto."),),
            (paragraph("Ejecutora: elementos de ",
                       Span("la Policía Municipal, uniforme azul marino, patrulla 0147", "autoridades.0.descripcion"),
                       ", cuyos nombres ignoro."),),
            (paragraph("La persona titular de la Dirección de Seguridad Pública Municipal."),),
        ), "incisos"),
        Heading((Text("Actos reclamados"),)),
        paragraph("La privación de la libertad fuera de procedimiento, la incomunicación y el ocultamiento del"
                  " paradero de la parte quejosa.", style="acto"),
        Heading((Text("Lugares en que se pide buscar"),), level=2),
        ListBlock((
            (paragraph(LUGAR, ";"),),
            (paragraph("los separos de la Fiscalía de Distrito;"),),
            (paragraph("los hospitales y la casa de salud de la cabecera."),),
        ), "puntos"),
        Table((
            ((Text("Gestión"),), (Text("Fecha y hora"),), (Text("Respuesta"),)),
            ((Text("Llamada al número de emergencias"),), (Span("13/03/2026 22:10", "gestiones.0.cuando"),),
             (Span("«no hay registro»", "gestiones.0.respuesta"),)),
            ((Text("Visita a la comandancia"),), (Span("13/03/2026 23:45", "gestiones.1.cuando"),),
             (Gap("qué respondieron en la comandancia", "gestiones.1.respuesta", "¿Qué le dijeron?"),)),
        )),
    )  # fmt: skip


_FACTS = (
    "vi que cuatro agentes bajaron de la patrulla y sujetaron de los brazos a la quejosa frente a la tienda de"
    " abarrotes que está a un costado de la cancha; no mostraron papel alguno ni dijeron el motivo, y al"
    " preguntarles a dónde la llevaban respondieron que no era asunto nuestro.",
    "me contó una vecina, que pide reservar su nombre, que la patrulla salió por el camino de terracería rumbo a la"
    " cabecera municipal y que la quejosa iba esposada en la batea, bajo la lluvia y sin zapatos.",
    "acudí a la comandancia acompañada de dos autoridades de la comunidad. La persona de guardia revisó una libreta y"
    " dijo que no había nadie con ese nombre; no nos permitió pasar ni quiso dar el suyo.",
    "la familia recibió una llamada de un número desconocido en la que una voz de hombre dijo en español que dejaran de"
    " preguntar si querían volver a verla. La quejosa padece diabetes y necesita su medicamento cada doce horas.",
)


def _facts() -> tuple[Block, ...]:
    def fact(number: int) -> tuple[Block, ...]:
        when = Span(f"{13 + number // 4} de marzo de 2026, hacia las {7 + number}:30 horas", f"hechos.{number}.cuando")
        told = Span(_FACTS[number % 4], f"hechos.{number}.relato")
        return (paragraph("El ", when, ", ", told),)

    nested = ListBlock(((paragraph("golpes en la espalda;"),), (paragraph("amenazas contra su familia."),)), "incisos")
    with_list = (paragraph("De lo que vi me constan:"), nested, paragraph("Todo ello ocurrió a la vista de la gente."))
    return (
        Heading((Text("Hechos"),)),
        paragraph("Bajo protesta de decir verdad, los antecedentes del caso son:"),
        ListBlock((*(fact(number) for number in range(5)), with_list), "hechos"),
        paragraph("Testimonio que se transcribe:"),
        paragraph("«", Span("Jaʼ te xkil ti laj yikʼik ech'el.\nLa llevaron así nomás,\tsin decir nada.",
                            "hechos.6.testimonio"), "»", style="cita"),
        ListBlock(tuple(fact(number) for number in range(5, 9)), "hechos"),
    )  # fmt: skip


_ARGUMENTS = (
    "La privación de la libertad que se reclama no se apoya en mandamiento escrito de autoridad competente que funde y"
    " motive la causa, ni se está ante flagrancia o caso urgente debidamente acreditados; por el contrario, la negativa"
    " a informar el paradero constituye por sí misma una violación grave.",
    "La incomunicación rompe el derecho de toda persona detenida a comunicarse con su familia y con quien la defienda,"
    " y el de las personas indígenas a contar con intérprete y defensa que conozcan su lengua y su cultura.",
    "Ante el riesgo para la vida y la integridad, la suspensión debe decretarse de oficio y de plano, y comunicarse sin"
    " demora por cualquier medio, para que la autoridad presente a la persona y se certifique su estado de salud.",
)


def _requests() -> tuple[Block, ...]:
    asked = (
        "Tenerme por presentada promoviendo juicio de amparo indirecto en nombre de la quejosa.",
        "Decretar de inmediato la suspensión de oficio y de plano, y comunicarla por cualquier medio.",
        "Ordenar todas las medidas necesarias para lograr la localización, en días y horas inhábiles.",
        "Requerir a las autoridades el registro de la detención, su lugar, su motivo y la cadena de traslado.",
        "Nombrar intérprete en la lengua y variante de la quejosa.",
        "Suplir la deficiencia de la queja.",
        "Expedir copias de oficio.",
        "Resguardar los datos personales de quien promueve y de la familia.",
        "Requerir la ratificación con intérprete y sin la presencia de las autoridades responsables.",
        "Dar vista al Ministerio Público.",
        "En su oportunidad, conceder el amparo y protección de la Justicia Federal.",
    )
    return (
        Heading((Text("Conceptos de violación"),)),
        *(paragraph(words) for words in _ARGUMENTS * 3),
        Heading((Text("Suspensión"),)),
        *(paragraph(words) for words in _ARGUMENTS),
        paragraph("Por lo expuesto y fundado, a usted pido:"),
        ListBlock(tuple((paragraph(words),) for words in asked), "petitorios"),
    )


def _closing() -> tuple[Block, ...]:
    return (
        paragraph("PROTESTO LO NECESARIO", style="cierre"),
        paragraph("San Invento, Chiapas, a 14 de marzo de 2026", style="lugar_fecha"),
        Signature(((NACIDA,), (Text("Promovente"),))),
        Signature(((QUEJOSA,), (Text("Huella digital de quien no sabe firmar"),)), "huella"),
        PageBreak(),
        paragraph("Anexo: relación de pruebas", style="titulo"),
        paragraph("Este anexo acompaña al escrito y no forma parte de la demanda.", style="nota"),
        ListBlock(((paragraph("Fotografía de la patrulla."),), (paragraph("Captura de la consulta."),)), "incisos"),
    )


def sample() -> Document:
    """Every kind of block, style and inline, over about six pages."""
    return Document(
        filing_id="amparo_art15",
        title="Demanda de amparo indirecto",
        blocks=(*_opening(), *_acts(), *_facts(), *_requests(), *_closing()),
        created=CREATED,
        draft_mark="BORRADOR",
        footer="Demanda de amparo indirecto · generada el 14 de marzo de 2026",
        summary="Faltan dos datos.\nRevise el domicilio y las gestiones antes de presentar.",
    )


def answering(answer: str, *, style: str = "cuerpo") -> Document:
    """The smallest document that carries one answer."""
    blocks = (paragraph("Dijo: ", Span(answer, "hechos.0.relato"), " Fin.", style=style),)
    return Document("prueba", "Prueba", blocks, CREATED, "BORRADOR", "Prueba")
