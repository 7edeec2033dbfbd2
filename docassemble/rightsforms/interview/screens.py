"""The screens: which facts each one asks for, so that "no se sabe" can be said of all of them with one tap.

A screen keeps one variable, `vio_<screen>` on a person or a thing of a list, `vio.<screen>` elsewhere: True when the
answers were given, False when the person said that nobody knows. The ids are those of the questions in `interviews/`.
"""

from __future__ import annotations

from collections.abc import Mapping

# The screens every case passes, in order: what "Paso 3 de 15" counts.
CAMINO = (
    "aviso",
    "peligro_ahora",
    "a_quien",
    "que_hicieron",
    "quien_fue",
    "como_sabe",
    "cuando_y_donde",
    "que_paso",
    "paradero",
    "salud",
    "lengua",
    "gestiones",
    "quien_promueve",
    "que_hacer",
    "documentos",
)

# The same where it happens to a whole community.
CAMINO_DE_LA_COMUNIDAD = (
    "aviso",
    "peligro_ahora",
    "a_quien",
    "que_comunidad",
    "que_pasa",
    "quien_fue",
    "como_sabe",
    "que_paso_a_la_comunidad",
    "proteccion",
    "gestiones",
    "quien_promueve",
    "que_hacer",
    "documentos",
)

# What is asked of each thing of a list, in order.
DE_CADA_UNA: Mapping[str, tuple[str, ...]] = {
    "quejosas": ("vio_a_quien", "vio_salud", "vio_lengua"),
    "autoridades": ("vio_autoridad",),
    "hechos": ("vio_hecho",),
    "gestiones": ("vio_gestion",),
    "pruebas": ("vio_prueba",),
    "copromoventes": ("vio_copromovente",),
    "autorizadas": ("vio_autorizada",),
    "testimonios": ("vio_testigo",),
}

LO_SUYO = "vio_lo_suyo"  # what befell one of several people


def de_cada_una(name: str, place: int) -> tuple[str, ...]:
    """What is asked of the thing at this place of a list, in order; of everybody after the first, what befell her."""
    screens = DE_CADA_UNA.get(name, ())
    return (*screens[:1], LO_SUYO, *screens[1:]) if name == "quejosas" and place else screens


# Screens that stand alone: vio.<screen> -> paths in the record.
SOLAS: Mapping[str, tuple[str, ...]] = {
    "como_sabe": ("detencion.captores",),
    "cuando_y_donde": (
        "detencion.momento.fecha",
        "detencion.momento.hora",
        "detencion.lugar.municipio",
        "detencion.lugar.descripcion",
    ),
    "paradero": ("paradero.estado", "paradero.lugar", "paradero.fuente", "detencion.estatus"),
    "quien_promueve": (
        "promovente.nombre",
        "promovente.relacion",
        "promovente.domicilio",
        "promovente.telefono",
        "promovente.firma",
    ),
    "a_todas": ("a_todas_igual",),
    "mas_quejosas": ("hay_mas_quejosas", "cuantas_mas"),
    "detencion": (
        "detencion.captores",
        "detencion.motivo",
        "detencion.orden_judicial",
        "detencion.ultimo_contacto.fecha",
        "detencion.ultimo_contacto.hora",
        "detencion.puesta_a_disposicion.fecha",
        "detencion.puesta_a_disposicion.hora",
        "detencion.lugar.comunidad",
    ),
    "lugares_a_buscar": ("paradero.lugares_a_buscar",),
    "refugio": ("paradero.refugio", "paradero.refugio_lo_sabe"),
    "imposibilidad": ("imposibilidad",),
    "promovente_datos": (
        "promovente.genero",
        "promovente.edad",
        "promovente.correo",
        "promovente.usuario_psl",
        "promovente.comunidad",
        "promovente.municipio",
        "promovente.pueblo",
        "promovente.lengua",
        "promovente.variante",
        "promovente.habla_espanol",
        "promovente.es_defensora",
        "promovente.es_periodista",
        "promovente.actividad",
        "promovente.nacionalidad",
    ),
    "interprete": (
        "interprete.nombre",
        "interprete.relacion",
        "interprete.acreditacion",
        "interprete.promete_fidelidad",
        "interprete.leido_en_lengua",
    ),
    "firma": ("promovente.firma", "promovente.firma_a_ruego"),
    "resguardo": ("promovente.pide_resguardo",),
    "amparo_previo": ("amparo_previo.existe", "amparo_previo.detalle"),
    "presentacion": (
        "presentacion.via",
        "presentacion.lugar.municipio",
        "presentacion.lugar.descripcion",
        "presentacion.fecha",
    ),
    "represalia": (
        "proteccion.represalia",
        "proteccion.familia_adentro",
        "proteccion.mediacion",
        "proteccion.peligro_inminente",
    ),
    "proteccion": (
        "proteccion.agresor",
        "proteccion.acude_a_proteger",
        "proteccion.medidas_deseadas",
        "proteccion.medidas_no_deseadas",
        "proteccion.contacto_seguro",
    ),
    "atencion": (
        "atencion.desde.fecha",
        "atencion.necesita",
        "atencion.pedida",
        "atencion.consecuencia",
        "atencion.constancia",
    ),
    "comunidad": (
        *(f"comunidad.{name}" for name in ("nombre", "municipio", "pueblo", "lengua", "variante", "nucleo")),
        *(f"comunidad.{name}" for name in ("familias", "personas", "menores", "embarazadas", "mayores")),
        *(f"comunidad.{name}" for name in ("desplazadas", "refugio", "refugio_lo_sabe")),
    ),
    "que_comunidad": (*(f"comunidad.{name}" for name in ("nombre", "municipio", "familias", "pueblo", "lengua")),),
    "acto_colectivo": (
        "acto_colectivo.descripcion",
        "acto_colectivo.conocimiento.fecha",
        "acto_colectivo.priva_de_tierras",
        "acto_colectivo.hubo_consulta",
    ),
    "asamblea": (
        *(f"asamblea.{name}" for name in ("via", "inicio.fecha", "inicio.hora", "fin", "lugar", "lengua", "convoco")),
        *(f"asamblea.{name}" for name in ("convocatoria", "segunda", "presentes", "mujeres", "jovenes", "con_derecho")),
        *(f"asamblea.{name}" for name in ("autoridades", "orden_del_dia", "explicada_en_lengua", "escribe")),
    ),
    "asamblea_acuerdos": (
        *(f"asamblea.{name}" for name in ("discusion", "decision", "votos_a_favor", "objeciones", "contra")),
        *(f"asamblea.{name}" for name in ("representantes", "actuacion", "facultades", "otros_acuerdos")),
        *(f"asamblea.{name}" for name in ("nombres_e_imagenes", "reservas", "seguimiento")),
    ),
    "poder": (*(f"poder.{name}" for name in ("otorga", "recibe", "facultades", "limites", "vigencia", "testigos")),),
    "publicacion": (
        *(f"publicacion.{name}" for name in ("permiso", "permiso_de", "organizacion", "contacto")),
        *(f"publicacion.{name}" for name in ("numero", "actualizacion", "titulo", "resumen")),
    ),
}

PERMISO = tuple(
    f"consentimiento.{name}"
    for name in ("informada", "finalidades", "nombre", "grabacion", "compartir", "copia", "imposible")
)

# Screens about one thing of a list: <thing>.vio_<screen> -> fields of the thing.
DE_LISTA: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "quejosas": {
        "a_quien": ("nombre", "alias", "descripcion", "genero", "edad", "menor_de_edad"),
        "lo_suyo": (
            *(f"detencion.{name}" for name in ("ocurrio", "momento.fecha", "momento.hora", "estatus")),
            *(f"detencion.lugar.{name}" for name in ("municipio", "descripcion")),
            *("paradero.estado", "paradero.lugar", "imposibilidad"),
        ),
        "refugio": ("paradero.refugio", "paradero.refugio_lo_sabe"),
        "salud": (
            "salud.padecimientos",
            "salud.medicacion",
            "salud.lesiones",
            "salud.embarazo",
            "salud.discapacidad",
        ),
        "lengua": ("pueblo", "lengua", "variante", "habla_espanol"),
        "senas": ("senas", "ropa", "nombre_en_lengua"),
        "datos": (
            *("nacimiento", "edad_entonces", "curp", "ocupacion", "comunidad", "municipio", "relacion"),
            *("es_defensora", "es_periodista", "actividad"),
        ),
        "busqueda": ("foto", "telefono", "redes", "vehiculo"),
        "migracion": ("nacionalidad", "migracion.teme_regresar", "migracion.quiere_consul"),
        "permiso": PERMISO,
    },
    "autoridades": {
        "como_sabe": ("uniforme", "vehiculo", "placas"),
        "autoridad": ("nombre", "titular", "municipio", "descripcion"),
    },
    "hechos": {"hecho": ("texto", "origen", "fuente", "lugar", "momento.fecha", "momento.hora")},
    "gestiones": {
        "gestion": ("institucion", "atendio", "respuesta", "momento.fecha", "momento.hora"),
        "gestion_detalle": ("clase", "medio", "pregunta", "negaron", "testigos", "folio"),
    },
    "pruebas": {
        "prueba": ("descripcion", "uso", "tipo", "autoria", "captura.fecha", "captura.hora", "lugar", "estado"),
        "registro": (
            *("archivo", "sha256", "tamano", "huella_calculada.fecha", "huella_calculada.hora", "herramienta"),
            *("dispositivo", "reloj", "coordenadas", "personas_visibles", "recibida_por", "edicion", "resguardo"),
            *("entregada_a", "acuse"),
        ),
    },
    "testimonios": {
        "testigo": (
            *("seudonimo", "declarante.nombre", "declarante.edad", "declarante.genero", "declarante.pueblo"),
            *("declarante.lengua", "declarante.comunidad", "declarante.ocupacion", "vinculo", "presencia"),
            *("riesgo", "contacto", "autoriza", "acompana", "procuraduria_avisada"),
        ),
        "entrevista": (
            *("inicio.fecha", "inicio.hora", "fin", "lugar", "medio", "entrevista", "organizacion"),
            *("interprete.nombre", "interprete.relacion", "interprete.promete_fidelidad"),
        ),
        "permiso": tuple(f"declarante.{field}" for field in PERMISO),
        "relato": ("relato", "percepcion", "no_vio", "lesiones", "amenazas", "otros_testigos", "materiales"),
        "lectura": ("leido", "correcciones"),
    },
    "copromoventes": {"copromovente": ("nombre", "relacion", "firma", "firma_a_ruego", "consentimiento.nombre")},
    "autorizadas": {"autorizada": ("nombre", "cedula")},
}

# Lists that have a page of their own, because the common path does not ask about them.
CON_PAGINA = ("pruebas", "copromoventes", "autorizadas", "testimonios")
