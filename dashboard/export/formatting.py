"""Values and calls as Python text, formatted as Black formats them."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill, indent
from typing import Any

from dashboard.experiment.layers import KerasCall

WIDTH = 88
_UNLIMITED = 10**6


class Code(str):
    """Python text that is written as it is, such as the name of a variable."""

    __slots__ = ()


def comment(text: str) -> str:
    """A sentence as a comment, on as many lines as it takes."""
    return fill(text, WIDTH, initial_indent="# ", subsequent_indent="# ")


def literal(value: Any) -> str:
    """A value on one line, with texts in double quotes; a path as its file's name, which lies beside the script."""
    return formatted(value, _UNLIMITED)


def formatted(value: Any, room: int = WIDTH, before: str = "") -> str:
    """A value or a call after the text `before`: on one line if it fits into `room` columns, else one for each part."""
    opening, parts, closing = _parts(value)
    alone = len(parts) == 1 and not parts[0][0]
    comma = "," if alone and isinstance(value, tuple) else ""
    line = ", ".join(formatted(part, _UNLIMITED, name) for name, part in parts)
    line = f"{before}{opening}{line}{comma}{closing}"
    if len(line) <= room or not parts:
        return line
    comma = comma if alone else ","
    lines = (formatted(part, room - len("    ,"), name) + comma for name, part in parts)
    return f"{before}{opening}\n{indent(chr(10).join(lines), '    ')}\n{closing}"


def _parts(value: Any) -> tuple[str, list[tuple[str, Any]], str]:
    """The opening of a value, its parts with the text before each, and its closing."""
    match value:
        case KerasCall(name, arguments, options):
            named = [(f"{option}=", part) for option, part in options]
            return f"{name}(", [*(("", part) for part in arguments), *named], ")"
        case tuple():
            return "(", [("", part) for part in value], ")"
        case list():
            return "[", [("", part) for part in value], "]"
        case dict():
            return "{", [(f"{_atom(key)}: ", part) for key, part in value.items()], "}"
    return _atom(value), [], ""


def _atom(value: Any) -> str:
    match value:
        case Code():
            return str(value)
        case Path(name=name):
            return _atom(name)
        case str() if '"' not in value:
            return f'"{repr(value)[1:-1]}"'
    return repr(value)
