"""Lines of a script, with what has to stand above them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.experiment.layers import KerasCall
from dashboard.export.formatting import formatted
from dashboard.export.inline import inline
from dashboard.export.source import Definition, definition_of, with_needs

KERAS, NUMPY = frozenset({"import keras"}), frozenset({"import numpy as np"})


@dataclass(frozen=True)
class Fragment:
    """Lines of a script, the definitions that they need, and the imports, each of one name."""

    text: str
    definitions: tuple[Definition, ...] = ()
    imports: frozenset[str] = frozenset()

    @property
    def all_imports(self) -> frozenset[str]:
        return self.imports.union(*(one.imports for one in with_needs(self.definitions)))

    @property
    def packages(self) -> set[str]:
        """The packages that have to be installed, by the names under which they are imported."""
        return {_root(line) for line in self.all_imports} - sys.stdlib_module_names

    def whole(self) -> str:
        """A script that runs by itself: imports, definitions, and the lines."""
        definitions = (one.text for one in with_needs(self.definitions))
        return "\n\n\n".join([_import_lines(self.all_imports), *definitions, self.text]) + "\n"


def lines(*texts: str, uses: Iterable[Callable[..., Any]] = ()) -> Fragment:
    """Lines that need NumPy, and these functions of this project; every script imports Keras anyway."""
    return Fragment("\n".join(texts), tuple(map(definition_of, uses)), NUMPY)


def joined(fragments: Iterable[Fragment]) -> Fragment:
    """One after the other, with a blank line between them."""
    parts = tuple(fragments)
    return Fragment(
        "\n\n".join(part.text for part in parts),
        tuple(definition for part in parts for definition in part.definitions),
        frozenset().union(*(part.imports for part in parts)),
    )


def assigned(names: str, function: Callable[..., Any], **values: Any) -> Fragment:
    """`names` set to what a function of this project returns when it is called with those of these values that it uses.

    A function that only returns an expression is not defined: the expression stands in its place.
    """
    bound = function.keywords if isinstance(function, partial) else {}
    defined = definition_of(function.func if isinstance(function, partial) else function)
    given = {name: value for name, value in values.items() if name in defined.parameters} | bound
    inlined = inline(defined.text, given)
    if inlined is None:
        call = KerasCall(defined.name, options=tuple(given.items()))
        return Fragment(formatted(call, before=f"{names} = "), (defined,))
    *comments, expression = inlined.splitlines()
    return Fragment("\n".join([*comments, f"{names} = {expression}"]), defined.needs, defined.imports)


def _import_lines(imports: Iterable[str]) -> str:
    """The standard library's first, and in each group whole modules before names out of them."""
    groups: dict[bool, list[str]] = {True: [], False: []}
    for line in sorted(_by_module(imports), key=lambda line: (line.startswith("from"), line)):
        groups[_root(line) in sys.stdlib_module_names].append(line)
    return "\n\n".join("\n".join(group) for group in groups.values() if group)


def _by_module(imports: Iterable[str]) -> Iterator[str]:
    """A statement for each module, where there is one for each name out of it."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for line in sorted(imports):
        module, _, name = line.partition(" import ")
        names[module].append(name)
    for module, found in names.items():
        yield f"{module} import {', '.join(found)}" if found[0] else module


def _root(line: str) -> str:
    return line.split()[1].partition(".")[0]
