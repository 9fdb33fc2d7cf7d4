"""The source of this project's own small functions, as it reads in a script of its own."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

# A longer call has a line for each argument.
LONGEST = 100
_ANNOTATED = re.compile(r"^(\s+\w+): [^=\n]+ = ", re.MULTILINE)
# A name that only carries the annotation of what is returned.
_RETURNED = re.compile(r"^( +)(\w+) = (.+)\n\s+return \2$", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """A function's text without annotations, its public name, and the parameters that its body uses."""

    name: str
    parameters: tuple[str, ...]
    text: str
    bound: dict[str, Any]

    def call(self, **values: Any) -> str:
        """The call with these values, and those bound already, as far as the function uses them."""
        given = {name: values[name] for name in self.parameters if name in values} | self.bound
        written = [f"{name}={literal(value)}" for name, value in given.items()]
        line = f"{self.name}({', '.join(written)})"
        return line if len(line) <= LONGEST else f"{self.name}(\n    {f',{chr(10)}    '.join(written)},\n)"


def source(function: Callable[..., Any]) -> Source:
    """The function as it stands in this project, without decorators, types and the parameters it ignores.

    Functions in a registry share a signature; a script shows only what this one needs.
    """
    bound = function.keywords if isinstance(function, partial) else {}
    function = function.func if isinstance(function, partial) else function
    lines = inspect.getsource(function).splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("def "))
    end = next(place for place, line in enumerate(lines) if line.endswith(":") and place >= start)
    body = _RETURNED.sub(r"\1return \3", _ANNOTATED.sub(r"\1 = ", "\n".join(lines[end + 1 :])))
    signature = inspect.signature(function).parameters
    used = {name: parameter for name, parameter in signature.items() if re.search(rf"\b{name}\b", body)}
    written = ("**" * (parameter.kind is parameter.VAR_KEYWORD) + name for name, parameter in used.items())
    name = inspect.unwrap(function).__name__.lstrip("_")
    return Source(name, tuple(used), f"def {name}({', '.join(written)}):\n{body}", bound)


def helpers(function: Callable[..., Any]) -> list[Callable[..., Any]]:
    """The functions of its own module that a function calls: a script needs them too."""
    function = inspect.unwrap(function.func if isinstance(function, partial) else function)
    used = inspect.getclosurevars(function).globals.values()
    return [helper for helper in used if inspect.isfunction(helper) and helper.__module__ == function.__module__]


def literal(value: Any) -> str:
    """A value as Python writes it, texts in double quotes; a file by its name, to lie beside the script."""
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' * (len(value) == 1)})"
    value = value.name if isinstance(value, Path) else value
    plain = isinstance(value, str) and value.isprintable() and '"' not in value and "\\" not in value
    return f'"{value}"' if plain else repr(value)
