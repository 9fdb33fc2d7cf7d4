"""Parts of Python code that a reader of it looks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.Lambda
Scope: TypeAlias = Function | ast.Module
_OF_NUMBERS = set("defg%,")


def parts_of(text: ast.expr) -> Sequence[ast.expr] | None:
    """What its value consists of, if it is no more than these."""
    parts: Sequence[ast.expr] | None = None
    match text:
        case ast.Constant() | ast.Compare():
            parts = ()
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.Dict(values=parts):
            pass
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            pass
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            parts = (one, other)
        case ast.Starred(value=one) | ast.Subscript(value=one) | ast.NamedExpr(value=one) | ast.UnaryOp(operand=one):
            parts = (one,)
        case ast.GeneratorExp(elt=one) | ast.ListComp(elt=one) | ast.DictComp(value=one) | ast.Lambda(body=one):
            parts = (one,)
    return parts


def name_of(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def inside(function: Scope) -> Iterator[ast.AST]:
    """All nodes of a function, but not of those in it."""
    for node in ast.iter_child_nodes(function):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield from inside(node)  # type: ignore[arg-type]


def targets(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def bound(function: Scope, name: str) -> Iterator[ast.expr]:
    for node in inside(function):
        match node:
            case ast.Assign(targets=several, value=value) if any(
                name in targets(one) for one in several if isinstance(one, ast.Name | ast.Tuple)
            ):
                yield value
            case (
                ast.AugAssign(target=ast.Name(id=found), value=value)
                | ast.NamedExpr(target=ast.Name(id=found), value=value)
            ) if found == name:
                yield value
            case ast.For(target=target, iter=value) if name in targets(target):
                yield value


def parameter(function: Function, name: str) -> ast.arg | None:
    args = function.args
    every = (*args.posonlyargs, *args.args, *args.kwonlyargs, *([args.vararg] if args.vararg else []))
    return next((one for one in every if one.arg == name), None)


def numbers_in(sentences: Sequence[ast.expr]) -> set[str | None]:
    """The names of those values that a sentence writes in a way that Python refuses to a text."""
    texts = [one.value for one in sentences if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    parsed = [part for text in texts for part in Formatter().parse(text)]
    return {name for _, name, form, _ in parsed if form and form[-1] in _OF_NUMBERS}


def is_of_numbers(form: ast.expr | None) -> bool:
    """Whether a format is one that Python refuses to a text."""
    return form is not None and ast.unparse(form).rstrip("'\"")[-1:] in _OF_NUMBERS
