"""A notebook in which a training ran: what it printed there is its log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def is_notebook(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("cells"), list) and "nbformat" in value


def printed_in(notebook: dict[str, Any]) -> str:
    """What its cells have printed, one after the other."""
    return "\n".join(_printed(notebook["cells"]))


def _printed(cells: list[Any]) -> Iterator[str]:
    for cell in cells:
        for output in _of(cell, "outputs", list):
            data = _of(output, "data", dict)
            for text in (_of(output, "text", list), data.get("text/plain")):
                if isinstance(text, list):
                    yield "".join(map(str, text))


def _of(holder: Any, name: str, kind: type[Any]) -> Any:
    """What stands under a name, if it is of its kind; an empty one otherwise."""
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, kind) else kind()
