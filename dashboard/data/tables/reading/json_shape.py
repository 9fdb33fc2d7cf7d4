"""How JSON holds a table: a line for each row, a list of rows, a list for each column, or as pandas splits one."""

from __future__ import annotations

import json
from typing import Any

from dashboard.data.tables.errors import TableError
from dashboard.language.say import later, mark

_WITHIN = mark("This JSON holds its rows under {key!r}, beside other things. Save that list as a file of its own.")
_PLACES = mark("These are places on a map. Save their properties as a table: CSV, or a list of rows.")
_SHOWN = 60
Options = tuple[tuple[str, bool | str], ...]


def json_shape(content: bytes, *, lines: bool) -> Options:
    """What pandas' reader has to be told. Raises TableError where the rows are within something else."""
    if not lines:
        return (("lines", False),)
    whole = _whole(content)
    if not isinstance(whole, dict):
        return (("lines", True),)
    if {"columns", "data"} <= set(whole) <= {"columns", "data", "index"}:
        return (("lines", False), ("orient", "split"))
    if whole.get("type") == "FeatureCollection":
        raise TableError(later(_PLACES))
    if _rows_by_name(whole):
        return (("lines", False), ("orient", "index"))
    if len({len(value) if isinstance(value, list | dict) else -1 for value in whole.values()}) == 1 and _columns(whole):
        return (("lines", False),)
    if key := _within(whole):
        raise TableError(later(_WITHIN, key=key[:_SHOWN]))
    return (("lines", True),)


def _within(whole: dict[str, Any], depth: int = 3) -> str:
    """Where a list of rows is, by the names on the way to it; empty if there is none."""
    for key, value in whole.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return str(key)
        below = _within(value, depth - 1) if isinstance(value, dict) and depth > 1 else ""
        if below:
            return f"{key}.{below}"
    return ""


def _whole(content: bytes) -> Any:
    """What one piece of JSON holds; None where each line is one of its own."""
    first = content.lstrip().partition(b"\n")[0]
    try:
        if isinstance(json.loads(first), dict) and content.strip().count(b"\n"):
            return None
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _columns(whole: dict[str, Any]) -> bool:
    """Whether each entry is a column: a list of cells, or cells by the name of their row."""
    cells = [value if isinstance(value, list) else list(value.values()) for value in whole.values()]
    return len(whole) > 1 and not any(isinstance(cell, dict | list) for column in cells for cell in column[:3])


def _rows_by_name(whole: dict[str, Any]) -> bool:
    """Whether each entry is a row: all have the same few names, which count nothing."""
    rows = list(whole.values())
    if not rows or not all(isinstance(row, dict) and row.keys() == rows[0].keys() for row in rows):
        return False
    return len(rows) > len(rows[0]) > 1 and not all(name.isdigit() for name in rows[0])
