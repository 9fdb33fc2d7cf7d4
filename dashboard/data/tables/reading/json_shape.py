"""How JSON holds a table: a line for each row, a list of rows or of each column, or one within other things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.limits import LONGEST_NAME, check_cells, check_columns, check_names
from language.say import Message, later, mark

_SEVERAL = mark("This JSON holds several lists of rows: {first!r}, {second!r}. Save the one that you need as a file.")
_WITHIN = mark("The rows are those under {key!r}.")
_PLACES = mark("These are places on a map. Save their properties as a table: CSV, or a list of rows.")
_NOTEBOOK = mark("This is a notebook. Have it write its table as CSV, and upload that.")
_SHOWN = 60
# Each text once, however it goes on: of one that is never closed, no other begins within.
_TEXT = re.compile(rb'"([^"\\]*(?:\\.[^"\\]*)*)(?:"\s*(:)?)?', re.DOTALL)
Options = tuple[tuple[str, bool | str], ...]


def json_shape(content: bytes, *, lines: bool) -> Options:
    """What pandas' reader has to be told. Raises TableError where the rows are within something else."""
    whole = _whole(content) if lines else None
    if not isinstance(whole, dict):
        _check_names(content)
        return (("lines", lines),)
    _check_lengths(_names_within(content))
    if {"columns", "data"} <= set(whole) <= {"columns", "data", "index"}:
        return (("lines", False), ("orient", "split"))
    if whole.get("type") == "FeatureCollection":
        raise TableError(later(_PLACES))
    if {"cells", "nbformat"} <= set(whole):
        raise TableError(later(_NOTEBOOK))
    if _rows_by_name(whole):
        return (("lines", False), ("orient", "index"))
    if _are_alike(whole) and _columns(whole):
        check_columns(len(whole))
        return (("lines", False),)
    way = rows_within(content)
    if not way or isinstance(_at(whole, way), list):
        _check_names(content)
    return (("lines", False), ("typ", "series")) if way else (("lines", True),)


def _check_names(content: bytes) -> None:
    """Raises TableError on rows that name too many columns: pandas makes a cell of each name in each row.

    No table has more rows than braces.
    """
    names = set(_names_within(content))
    _check_lengths(names)
    check_columns(len(names))
    check_cells(content.count(b"{"), len(names))


def _check_lengths(names: Iterable[bytes]) -> None:
    check_names(len(name.decode(errors="replace")) for name in names if len(name) > LONGEST_NAME)


def _names_within(content: bytes) -> Iterator[bytes]:
    """Each text before a colon, as it is written."""
    return (found[1] for found in _TEXT.finditer(content) if found[2])


def rows_within(content: bytes) -> tuple[str, ...]:
    """The names on the way to a list of rows that stands beside other things; empty if there is none.

    Raises TableError where others are as long, or nearly so.
    """
    whole = _whole(content)
    found = sorted(_lists(whole), key=lambda one: -one[1]) if isinstance(whole, dict) else []
    widths = {_width(_at(whole, way)) for way, _ in found} - {0}
    # What names the columns of rows in brackets is no list of rows itself.
    found = [one for one in found if not (one[1] in widths and _names(_at(whole, one[0])))] or found
    (way, most), *others = found or [((), 0)]
    if others and 2 * others[0][1] > most:
        first, second = (".".join(one)[:_SHOWN] for one in (way, others[0][0]))
        raise TableError(later(_SEVERAL, first=first, second=second))
    return way


def within_note(way: tuple[str, ...]) -> Message:
    return later(_WITHIN, key=".".join(way)[:_SHOWN])


def _lists(whole: dict[str, Any], depth: int = 3) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each list of rows, or table of columns, by the names on the way to it, and how many rows it has."""
    for key, value in whole.items():
        if isinstance(value, list) and value and (isinstance(value[0], dict) or _width(value)):
            yield (key,), len(value)
        elif isinstance(value, dict) and (rows := _rows_of_columns(value) or _rows_by_name(value) * len(value)):
            yield (key,), rows
        elif isinstance(value, dict) and depth > 1:
            yield from (((key, *way), count) for way, count in _lists(value, depth - 1))


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


def _are_alike(whole: dict[str, Any]) -> bool:
    """Whether all entries are lists, or hold something by name, and are of one length."""
    several = all(isinstance(value, list | dict) for value in whole.values())
    return several and len({len(value) for value in whole.values()}) == 1


def _columns(whole: dict[str, Any]) -> bool:
    """Whether each entry is a column: a list of cells, or cells by the name of their row."""
    cells = [value if isinstance(value, list) else list(value.values()) for value in whole.values()]
    return len(whole) > 1 and not any(isinstance(cell, dict | list) for column in cells for cell in column[:3])


def names_within(content: bytes, way: tuple[str, ...]) -> tuple[str, ...]:
    """The names of columns that stand beside rows without any, on the way there; empty where none do."""
    whole = _whole(content)
    width = _width(_at(whole, way))
    lists = _named(whole) if width else ()
    return next((names for one in lists if len(names := _names(one)) == width), ())


def _at(whole: Any, way: tuple[str, ...]) -> Any:
    for key in way:
        whole = whole[key]
    return whole


def _width(rows: Any) -> int:
    """How many cells each row has, if all are lists of as many; 0 if they are not."""
    lists = isinstance(rows, list) and len(rows) > 0 and all(isinstance(row, list) for row in rows)
    return len(rows[0]) if lists and len({len(row) for row in rows}) == 1 else 0


def _names(columns: Any) -> tuple[str, ...]:
    """The names of columns, told one by one or each among what else is known of it; empty if that is none."""
    said = [one.get("name", one.get("label")) if isinstance(one, dict) else one for one in columns]
    names = tuple(name for name in said if isinstance(name, str))
    return names if len(names) == len(said) else ()


def _named(whole: Any, depth: int = 4) -> Iterator[list[Any]]:
    """All lists within JSON that are no rows."""
    if isinstance(whole, list) and not _width(whole):
        yield whole
    elif isinstance(whole, dict) and depth:
        for value in whole.values():
            yield from _named(value, depth - 1)


def _rows_of_columns(whole: dict[str, Any]) -> int:
    """How many cells each entry has, if all are lists of as many, and hold no lists themselves; 0 if they are not."""
    lists = [value for value in whole.values() if isinstance(value, list)]
    are_columns = len(lists) == len(whole) > 1 and len({len(value) for value in lists}) == 1 and _columns(whole)
    return len(lists[0]) if are_columns else 0


def _rows_by_name(whole: dict[str, Any]) -> bool:
    """Whether each entry is a row: all have the same few names, which count nothing."""
    rows = list(whole.values())
    if not rows or not all(isinstance(row, dict) and row.keys() == rows[0].keys() for row in rows):
        return False
    return len(rows) > len(rows[0]) > 1 and not all(name.isdigit() for name in rows[0])
