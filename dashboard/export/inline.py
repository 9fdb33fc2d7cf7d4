"""Inlines a function that only returns an expression: the expression, with the arguments put in."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.export.formatting import literal


def inline(function: str, values: Mapping[str, Any]) -> str | None:
    """The expression that a function, given as text, returns, below the function's comments; None if it does more.

    Values that are not among its parameters are those of its `**`.
    """
    match ast.parse(function).body:
        case [ast.FunctionDef(args=parameters, body=[ast.Return(value=ast.expr() as value)])]:
            comments = (line.strip() for line in function.splitlines()[1 : value.lineno - 1])
            return "\n".join([*comments, ast.unparse(_Filled(parameters, values).visit(value))])
    return None


class _Filled(ast.NodeTransformer):
    """Puts values in the place of parameters."""

    def __init__(self, parameters: ast.arguments, values: Mapping[str, Any]) -> None:
        self.keywords = parameters.kwarg.arg if parameters.kwarg else ""
        named = {parameter.arg for parameter in parameters.args}
        self.values = {name: value for name, value in values.items() if name in named}
        self.more = [ast.keyword(name, _as_written(value)) for name, value in values.items() if name not in named]

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return _as_written(self.values[node.id]) if node.id in self.values else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        match node:
            case ast.Call(func=ast.Name(id="getattr"), args=[owner, ast.Name(id=name)]) if name in self.values:
                return ast.Attribute(owner, self.values[name])
        self.generic_visit(node)
        node.keywords = [written for keyword in node.keywords for written in self._expanded(keyword)]
        return node

    def _expanded(self, keyword: ast.keyword) -> Iterator[ast.keyword]:
        match keyword:
            case ast.keyword(arg=None, value=ast.Name(id=self.keywords)):
                yield from self.more
            case _:
                yield keyword


def _as_written(value: Any) -> ast.Name:
    """A value as a node that `ast.unparse` writes as it is, with double quotes: it leaves nothing alone but names."""
    return ast.Name(literal(value))
