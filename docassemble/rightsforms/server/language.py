"""Numbers and lists as Mexican Spanish writes them, in every language of the interviews.

docassemble's own fall back to English ('a, b, and c'), and the C library's es_MX writes $ 1 234.50.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    from docassemble.base.language.core import update_language_function  # heavy
    from docassemble.base.language.language import comma_and_list_es

    update_language_function("*", "comma_and_list", comma_and_list_es)
    update_language_function("*", "currency", pesos)


def pesos(value: Any, **options: Any) -> str:
    """`$1,234.50`, the way amounts are written before a Mexican court."""
    from babel.numbers import format_currency

    pattern = "¤#,##0.00" if options.get("decimals", True) else "¤#,##0"
    return format_currency(value, "MXN", pattern, locale="es_MX", currency_digits=False)
