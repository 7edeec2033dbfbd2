"""The urgent path for one detained adult, as a defender answers it; and the same case as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docassemble.rightsforms.record import Caso, caso_from_data, dump_case, load_case
from tests.interview.phone import Phone

NOMBRE = 'Juan <b>Pérez</b> ${ 1/0 } {{ 7*7 }} *a* \\ & "q" \u202eabc Xunka\''
RELATO = "Se lo llevaron.</textarea><script>alert(1)</script>\n# No paró de gritar & [FILE 1]"

SALUD = ("padecimientos", "medicacion", "lesiones", "embarazo", "discapacidad")

CASO: dict[str, Any] = {
    "schema_version": 1,
    "peligro_ahora": True,
    "quejosas": [
        {
            "nombre": NOMBRE, "genero": "hombre", "edad": 30, "lengua": "tsotsil", "habla_espanol": "poco",
            "salud": {key: {"se_ignora": True} for key in SALUD},
        }
    ],
    "actos": [{"tipo": "libertad_fuera_proc"}, {"tipo": "incomunicacion"}],
    "autoridades": [{"corporacion": "policia_municipal", "uniforme": "azul marino"}],
    "detencion": {
        "momento": {"fecha": "2026-05-16", "hora": "21:30", "precision": "aproximada"},
        "lugar": {"municipio": "Chamula", "descripcion": "frente al mercado"},
        "estatus": "sin_explicacion",
    },
    "paradero": {"estado": "conocido", "lugar": "la comandancia", "fuente": "un policía"},
    "sin_gestiones": True,
    "hechos": [{"texto": RELATO, "origen": "me_contaron", "fuente": "su tío"}],
    "promovente": {"nombre": "María López", "relacion": "esposa", "domicilio": "la parroquia", "firma": "firma"},
}  # fmt: skip


def to_what_to_do(phone: Phone, nombre: str = NOMBRE) -> Phone:
    """From the first screen to «Qué hacer ahora»."""
    phone.start().press("Empezar").press("Sí")
    _the_person(phone, nombre)
    _the_acts(phone)
    phone.fill("Lengua", "tsotsil").tick("Poco").press()
    phone.press("Todavía no")
    phone.fill("Nombre completo", "María López")
    phone.fill("Qué es de la persona afectada (esposa, vecino, defensora)", "esposa")
    phone.fill("Domicilio donde le pueden avisar sin peligro", "la parroquia").tick("Sí, firma")
    return phone.press()


def to_review(phone: Phone, nombre: str = NOMBRE) -> Phone:
    """The list of everything, with the answers of this path brought in a file: other tests walk all the way."""
    person = {**CASO["quejosas"][0], "nombre": nombre}
    case = caso_from_data({**CASO, "quejosas": [person], "informacion_hasta": "2026-05-17T09:00"})
    phone.bring("caso.json", dump_case(case).encode())
    phone.page.get_by_role("button", name="Empezar").click()
    phone.page.get_by_role("heading", name="Qué hacer ahora").wait_for()
    return phone.follow("Revisar y agregar datos")


def kept(phone: Phone, folder: Path) -> Caso:
    """From the list of everything: the case that is handed to the attorney."""
    phone.follow("Hacer los documentos")
    with ZipFile(phone.download("Todo para la persona abogada (ZIP)", folder)) as archive:
        return load_case(archive.read("caso.json"))


def _the_person(phone: Phone, nombre: str) -> None:
    phone.fill("Nombre completo", nombre).tick("Hombre").fill("Edad en años", "30").press()
    phone.tick("Se llevaron a la persona o la tienen detenida", "No dejan verla ni hablar con ella").press()


def _the_acts(phone: Phone) -> None:
    phone.tick("Policía municipal").press()
    phone.fill("Uniforme o ropa (color, letras)", "azul marino").press()
    phone.fill("Día", "2026-05-16").fill("Hora", "21:30").tick("El día o la hora son aproximados")
    phone.fill("Municipio", "Chamula")
    phone.fill("Lugar (comunidad, barrio, camino, frente a qué)", "frente al mercado").press()
    phone.page.locator("textarea").fill(RELATO)
    phone.tick("Me lo contaron").fill("¿Quién se lo contó, o en qué papel está?", "su tío").press()
    phone.tick("La tienen, y sabemos dónde").fill("¿En qué lugar está, o cree que está?", "la comandancia")
    phone.fill("¿Quién lo dijo?", "un policía").tick("Ninguna").press()
    phone.press("No se sabe")
