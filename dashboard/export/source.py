"""Functions and classes of this project, as a script that stands alone has them.

They are cut out of their file, which is read and not imported.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.export.formatting import literal
from dashboard.export.text import Edit, Text, without_silenced_checks

ROOT = Path(__file__).parents[2]
Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class Definition:
    """A function, class or constant under its public name, without decorators and types.

    `parameters` are those that a function uses. The others are left out: functions of one registry share a signature,
    and few use all of it. `imports` are statements for the top of the script, each of one name; `needs` has to be
    defined before this.
    """

    name: str
    text: str
    parameters: tuple[str, ...] = ()
    imports: frozenset[str] = frozenset()
    needs: tuple[Definition, ...] = ()


def definition_of(function: Callable[..., Any]) -> Definition:
    """A function at the top level of a file, without its decorators."""
    plain = inspect.unwrap(function)
    return definition(Path(inspect.getfile(plain)), plain.__name__)


@cache
def definition(file: Path, name: str) -> Definition:
    """What a file defines under a name. Raises KeyError if it defines nothing under it."""
    module = _read(file)
    node = _defined(module.tree)[name]
    text = Text(module.edited(node, _plain(module, node)).encode())
    free = _free_names(text.tree) - {name}
    imported = {one: line for one, line in _imported(module.tree).items() if one in free}
    # What this project defines elsewhere is needed, not imported.
    elsewhere = {one: definition(own, line.names[0].name) for one, line in imported.items() if (own := _own_file(line))}
    needs = {one: definition(file, one) for one in _defined(module.tree) if one in free} | elsewhere
    public = {name: _public(name), **{one: other.name for one, other in needs.items()}}
    outer_imports = {ast.unparse(line) for one, line in imported.items() if one not in elsewhere}
    return Definition(
        name=public[name],
        text=text.edited(text.tree.body[0], _renamed(text, public)),
        parameters=tuple(_used(node)) if isinstance(node, ast.FunctionDef) else (),
        imports=frozenset({*_inner_imports(node), *outer_imports}),
        needs=tuple(needs.values()),
    )


def with_needs(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """Each definition once, after all that it needs."""
    found: dict[Definition, None] = {}
    for one in definitions:
        found |= dict.fromkeys((*with_needs(one.needs), one))
    return tuple(found)


@cache
def _read(file: Path) -> Text:
    return Text(without_silenced_checks(file.read_bytes()))


def _defined(tree: ast.Module) -> dict[str, ast.stmt]:
    """The functions, classes and constants at the top level, by name."""
    found: dict[str, ast.stmt] = {}
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = node
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found[name] = node
    return found


def _imported(tree: ast.Module) -> dict[str, Import]:
    """For each name that is imported at the top level, a statement that imports only that."""
    found: dict[str, Import] = {}
    for node in tree.body:
        if isinstance(node, Import):
            found |= {line.names[0].asname or line.names[0].name: line for line in _one_by_one(node)}
    return found


def _one_by_one(node: Import) -> Iterator[Import]:
    """A statement for each name that a statement imports."""
    for alias in node.names:
        yield ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], 0)


def _own_file(line: Import) -> Path | None:
    """The file that a name is imported from, if it is a file of this project."""
    if isinstance(line, ast.Import):
        return None
    file = ROOT.joinpath(*(line.module or "").split(".")).with_suffix(".py")
    return file if file.exists() else None


def _inner_imports(node: ast.stmt) -> Iterator[str]:
    """The imports within a definition, one for each name."""
    return (ast.unparse(line) for part in ast.walk(node) if isinstance(part, Import) for line in _one_by_one(part))


def _plain(text: Text, defined: ast.stmt) -> Iterator[Edit]:
    """Edits that drop the types in headers, and the imports and annotations below them."""
    for node in ast.walk(defined):
        match node:
            case ast.FunctionDef(name=name, returns=ast.expr() as returns):
                whole = node is defined
                kept = _used(node) if whole else [argument.arg for argument in node.args.args]
                header = f"def {_public(name) if whole else name}({_parameters(node.args, kept)}):"
                yield text.start(node), text.line_end(returns), header
            case ast.ClassDef(name=name, bases=[*_, last] as bases):
                yield text.start(node), text.line_end(last), f"class {_public(name)}({_listed(bases)}):"
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield text.end(target), text.start(value), " = "
            case ast.Import() | ast.ImportFrom():
                yield *text.whole_lines(node), ""


def _listed(parts: Iterable[ast.expr]) -> str:
    return ", ".join(map(ast.unparse, parts))


def _used(function: ast.FunctionDef) -> list[str]:
    """The parameters that a function's body reads."""
    read = {name.id for statement in function.body for name in _names(statement)}
    return [part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg) and part.arg in read]


def _parameters(arguments: ast.arguments, kept: Container[str]) -> str:
    """The parameters as a header has them, without types; those without a default only if they are `kept`."""
    plain = deepcopy(arguments)
    required = len(plain.args) - len(plain.defaults)
    plain.args = [argument for argument in plain.args[:required] if argument.arg in kept] + plain.args[required:]
    plain.defaults = [_with_double_quotes(default) for default in plain.defaults]
    plain.kw_defaults = [default and _with_double_quotes(default) for default in plain.kw_defaults]
    for part in ast.walk(plain):
        if isinstance(part, ast.arg):
            part.annotation = None
    return ast.unparse(plain)


def _with_double_quotes(value: ast.expr) -> ast.expr:
    """A text as the rest of the script has it: `ast.unparse` writes single quotes, but leaves a name as it is."""
    return ast.Name(literal(value.value)) if isinstance(value, ast.Constant) else value


def _free_names(tree: ast.AST) -> set[str]:
    """The names that are read and not set."""
    own = {part.arg for part in ast.walk(tree) if isinstance(part, ast.arg)}
    own |= {name.id for name in _names(tree) if isinstance(name.ctx, ast.Store)}
    return {name.id for name in _names(tree)} - own


def _renamed(text: Text, names: Mapping[str, str]) -> Iterator[Edit]:
    for name in _names(text.tree):
        if name.id in names:
            yield text.start(name), text.end(name), names[name.id]


def _names(tree: ast.AST) -> list[ast.Name]:
    return [part for part in ast.walk(tree) if isinstance(part, ast.Name)]


def _public(name: str) -> str:
    return name.lstrip("_")
