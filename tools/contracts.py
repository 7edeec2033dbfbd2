"""What import-linter lacks for a package that shares its namespace with others."""

from __future__ import annotations

from typing import Any

from importlinter.contracts.forbidden import ForbiddenContract


class NamespaceForbiddenContract(ForbiddenContract):
    """`docassemble.base` is foreign but has a dot: import-linter 2.16 refuses that name, though its graph has it."""

    type_name = "forbidden_in_namespace"

    def _validate_external_forbidden_modules(self, external_forbidden_modules: Any) -> None:
        """Nothing to refuse."""
