"""Whether a text that the code hands to Streamlit is surely the lab's own, or a stranger's made plain.

Read off the code alone: a sentence said by `t`, a number, `plain`, and what consists of these, through variables,
parameters and functions of the lab. Where that can't be told, the text counts as a stranger's.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.ui.python_code import (
    Function,
    bound,
    inside,
    is_of_numbers,
    name_of,
    numbers_in,
    parameter,
    parts_of,
    targets,
)

# What these return is plain, a number, or read from a registry of the lab's own.
SAFE_CALLS = {
    *("explain", "float", "in_a_column", "in_digits", "int", "len", "max", "min", "plain", "range", "round", "sum")
}
# These change nothing of what they are given, or put together what they are.
THROUGH = {
    *("capitalize", "dict", "enumerate", "fill", "filter", "items", "join", "list", "map", "next", "partial"),
    *("replace", "reversed", "rstrip", "sorted", "str", "strip", "tuple", "upper", "values", "zip"),
}
# The places of what these write each value by.
WRITERS = {"map": 0, "first_few": 2}
NUMBERS = {"int", "float", "bool", "Marked"}


class OwnText:
    """The functions of these files, by their names, with where they are called."""

    def __init__(self, files: Collection[Path], own: Collection[str]) -> None:
        self._own = own
        self._open: set[ast.expr] = set()
        self._known: dict[ast.expr, bool] = {}
        self._imported: dict[tuple[Path, str], str] = {}
        self._in: dict[ast.AST, ast.AST] = {}
        self.trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
        self.nodes: dict[Path, list[ast.AST]] = {}
        self._file: dict[ast.AST, Path] = {}
        self._functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._calls: dict[str, list[ast.Call]] = defaultdict(list)
        for file, tree in self.trees.items():
            self.nodes[file] = list(ast.walk(tree))
            for node in self.nodes[file]:
                self._file[node] = file
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    self._fields[node.target.id].add(ast.unparse(node.annotation))
                self._in |= dict.fromkeys(ast.iter_child_nodes(node), node)
                if isinstance(node, ast.FunctionDef):
                    self._functions[node.name].append(node)
                    if node.returns:
                        self._fields[node.name].add(ast.unparse(node.returns))
                if isinstance(node, ast.ImportFrom):
                    self._imported |= {(file, one.asname or one.name): str(node.module) for one in node.names}
                if isinstance(node, ast.Call):
                    for called in (node.func, *node.args[: name_of(node.func) == "partial"]):
                        self._calls[name_of(called)].append(node)

    def is_own(self, text: ast.expr) -> bool:
        """Of a function that calls itself, what else it returns decides."""
        if text in self._open or (isinstance(text, ast.Attribute) and ast.unparse(text) in self._own):
            return True
        if text not in self._known:
            self._open.add(text)
            found = self._is_own(text)
            self._open.discard(text)
            # What rests on others that are still open is known with them.
            if not found or not self._open:
                self._known[text] = found
            return found
        return self._known[text]

    def _is_own(self, text: ast.expr) -> bool:
        if (parts := parts_of(text)) is not None:
            return all(map(self.is_own, parts))
        match text:
            case ast.FormattedValue(value=value, format_spec=form):
                return is_of_numbers(form) or self.is_own(value)
            case ast.Call():
                return self._returns_own(text)
            case ast.Name(id=name):
                return self._is_own_name(text, name)
            case ast.Attribute(attr=name):
                return name in self._own or (name in self._fields and self._fields[name] <= NUMBERS)
        return False

    def _returns_own(self, call: ast.Call) -> bool:
        name, given = name_of(call.func), [*call.args, *(one.value for one in call.keywords)]
        if name in SAFE_CALLS:
            return True
        if name in {"t", "tn", "later", "mark"}:
            numbers = numbers_in(call.args)
            return all(self.is_own(one.value) for one in call.keywords if one.arg not in numbers)
        if name in WRITERS and any(map(self._writes_own, call.args[WRITERS[name] :][:1])):
            return True
        if name in THROUGH:
            return all(map(self.is_own, [*given, *([call.func.value] if isinstance(call.func, ast.Attribute) else [])]))
        defined = self._defined(call.func, name)
        return bool(defined) and all(map(self._function_returns_own, defined))

    def _writes_own(self, function: ast.expr) -> bool:
        if isinstance(function, ast.Lambda):
            return self.is_own(function.body)
        return isinstance(function, ast.Name) and function.id in SAFE_CALLS

    def _defined(self, called: ast.AST, name: str) -> list[ast.FunctionDef]:
        """The functions that this may be: of its own file, if there are any."""
        every = self._functions.get(name, [])
        here = [one for one in every if self._file[one] == self._file[called]]
        if here or isinstance(called, ast.Attribute):
            return here or every
        module = self._imported.get((self._file[called], name), "?")
        return [one for one in every if ".".join(self._file[one].with_suffix("").parts).endswith(module)]

    def _function_returns_own(self, function: ast.FunctionDef) -> bool:
        if function.returns and ast.unparse(function.returns) in NUMBERS:
            return True
        returned = [
            node.value
            for node in inside(function)
            if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value
        ]
        return all(map(self.is_own, returned))

    def _is_own_name(self, node: ast.AST, name: str) -> bool:
        """By what is bound to it in the functions around it; a name in capitals is a constant of the lab."""
        if name.isupper() or name in {*SAFE_CALLS, "t"}:
            return True
        at = node
        while found := self._in.get(at):
            at = found
            if isinstance(at, ast.GeneratorExp | ast.ListComp | ast.DictComp):
                for made in at.generators:
                    if name in targets(made.target):
                        return self.is_own(made.iter)
            if isinstance(at, ast.FunctionDef | ast.Lambda):
                if bindings := list(bound(at, name)):
                    return all(map(self.is_own, bindings))
                if taken := parameter(at, name):
                    return self._is_own_parameter(at, taken)
        if bindings := list(bound(self.trees[self._file[node]], name)):
            return all(map(self.is_own, bindings))
        defined = self._defined(node, name)
        return bool(defined) and all(map(self._function_returns_own, defined))

    def _is_own_parameter(self, function: Function, parameter: ast.arg) -> bool:
        """By what the function is called with wherever it is."""
        if parameter.annotation and ast.unparse(parameter.annotation) in NUMBERS:
            return True
        if isinstance(function, ast.Lambda):
            return False
        given = [*self._given(function, parameter.arg)]
        return bool(given) and all(map(self.is_own, given))

    def _given(self, function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
        for call in self._calls[function.name]:
            args = call.args[name_of(call.func) == "partial" :]
            yield from (one.value for one in call.keywords if one.arg == name)
            if name in names and names.index(name) < len(args):
                yield args[names.index(name)]
            elif function.args.vararg and function.args.vararg.arg == name:
                yield from args[len(names) :]
