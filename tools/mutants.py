"""One change each of a Python source, of the kind that a tired hand makes: what `tools/mutate.py` tries the tests with.

A change is a piece of text put in the place of another, so that every line keeps its number.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_DROPPED = (ast.Raise, ast.AugAssign, ast.Continue, ast.Break, ast.Assert, ast.Delete)
# What is no code, or runs nowhere: types, their names, what is imported for them alone; a decorator is read at once.
_PASSED_BY = {"annotation", "returns", "type_params", "decorator_list"}


@dataclass(frozen=True)
class Mutant:
    path: Path
    line: int
    function: int  # the line where the code that holds it begins; 0: the module itself
    start: int  # bytes
    end: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.after.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {_short(self.before)}  ->  {_short(self.after)}"


def mutants(path: Path, source: bytes) -> Iterator[Mutant]:
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node, function, after in _changes(ast.parse(source), 0):
        start = lines[node.lineno - 1] + node.col_offset
        end = lines[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        yield Mutant(path, node.lineno, function, start, end, source[start:end].decode(), after)


type Change = tuple[ast.expr | ast.stmt, int, str]


def _changes(node: ast.AST, function: int) -> Iterator[Change]:
    if isinstance(node, ast.FunctionDef):
        function = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    if isinstance(node, ast.expr):
        yield from ((node, function, after) for after in _instead(node))
    if isinstance(node, ast.stmt):
        yield from ((part, function, after) for part, after in _otherwise(node))
    if isinstance(node, ast.comprehension):
        yield from ((test, function, f"not ({ast.unparse(test)})") for test in node.ifs if _is_plain(test))
    for child in _inside(node):
        yield from _changes(child, function)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """In the order of the source, without types, docstrings and the words of an f-string."""
    match node:
        case ast.TypeAlias() | ast.Assign([ast.Name("__all__")]) | ast.If(ast.Name("TYPE_CHECKING")):
            return
    for name, value in ast.iter_fields(node):
        if name not in _PASSED_BY:
            children = value if isinstance(value, list) else [value]
            yield from (child for child in children if isinstance(child, ast.AST) and not _is_said(node, child))


def _is_said(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(child, ast.Constant) and isinstance(parent, ast.Expr | ast.JoinedStr)


def _is_plain(test: ast.expr) -> bool:
    """What has no opposite of its own among the other changes."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant)


def _instead(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare(left, ops, comparators):
            for place, op in enumerate(ops):
                changed = [*ops[:place], _COMPARE[type(op)](), *ops[place + 1 :]]
                yield _written(ast.Compare(left, changed, comparators))
        case ast.BoolOp(op, values):
            yield _written(ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values))
        case ast.UnaryOp(ast.Not(), operand):
            yield _written(operand)
        case ast.BinOp(left, op, right) if type(op) in _ARITHMETIC:
            yield _written(ast.BinOp(left, _ARITHMETIC[type(op)](), right))
        case ast.IfExp(test) if _is_plain(test):
            yield _written(ast.IfExp(ast.UnaryOp(ast.Not(), test), node.body, node.orelse))
        case ast.Constant(bool() as value):
            yield repr(not value)
        case ast.Constant(int() as value):
            yield repr(value + 1)
        case ast.Constant(str() as value):
            yield repr(f"{value}x" if value else "x")


def _otherwise(node: ast.stmt) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.If(test) | ast.While(test) if _is_plain(test):
            yield test, f"not ({ast.unparse(test)})"
        case ast.Return(value) if value is not None and not _is_none(value):
            yield value, "None"
        case ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield node, "pass"
        case _ if isinstance(node, _DROPPED):
            yield node, "pass"


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _written(node: ast.expr) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def _short(text: str) -> str:
    return " ".join(text.split())
