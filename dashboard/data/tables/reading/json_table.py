"""JSON: a line for each row, a list of rows, or rows within something else."""

from __future__ import annotations

import warnings
from codecs import BOM_UTF8
from dataclasses import replace
from io import BytesIO

import pandas as pd

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.in_scripts.reshaped import listed
from dashboard.data.tables.reading.json_shape import json_shape, names_within, rows_within, within_note
from dashboard.data.tables.reading.lines.text_table import Opened, Options
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.reading.typed import as_texts
from dashboard.data.tables.schema import Format
from language.say import later, mark

# By whether it is cut off.
_NO_JSON = {
    False: mark("This is not a JSON table: a line for each row is needed, or one list of rows."),
    True: mark("This JSON ends within a row: it seems to be cut off. Save it again, or remove the last line."),
}


def open_json(content: bytes, wide: str, *, lines: bool, member: str, compression: str | None) -> Opened:
    """Reads JSON in UTF-8, or in the `wide` encoding. Raises TableError with what to do where that is no table."""
    encoding = wide or "utf-8-sig" * content.startswith(BOM_UTF8)
    plain = content.decode(wide, "replace").encode() if wide else content.removeprefix(BOM_UTF8)
    shape = json_shape(plain, lines=lines)
    shape += (("encoding", encoding),) * bool(encoding)
    try:
        with warnings.catch_warnings():
            # Of rows that are too short.
            warnings.simplefilter("ignore", DeprecationWarning)
            cells = pd.read_json(BytesIO(content), dtype=False, **dict(shape))  # type: ignore[call-overload] # no overload takes **shape
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise TableError(later(_NO_JSON[lines and _is_cut_off(plain)])) from error
    options: Options = (*shape, ("compression", compression))
    how = Format(reader="read_json", options=options, member=member)
    if isinstance(cells, pd.Series):
        way = rows_within(plain)
        rows, names = listed(cells, way), names_within(plain, way)
        opened = as_texts(rows.set_axis(list(names), axis=1) if names else rows, how.model_copy(update={"within": way}))
        return replace(opened, notes=(within_note(way), *opened.notes))
    return _named_by_first(as_texts(cells, how)) if isinstance(cells.columns, pd.RangeIndex) else as_texts(cells, how)


def _is_cut_off(content: bytes) -> bool:
    """Whether JSON lines end within a row."""
    return not content.rstrip().endswith((b"}", b"]", b","))


def _named_by_first(opened: Opened) -> Opened:
    """A list of lists, whose first one holds the names if its texts stand above numbers."""
    first, below = opened.cells.iloc[0], opened.cells.iloc[1:]
    numbers = below.apply(pd.to_numeric, errors="coerce").notna().all()
    if below.empty or not numbers.any() or pd.to_numeric(first, errors="coerce").notna().any():
        return opened
    columns, notes = distinct_names(["" if pd.isna(name) else str(name) for name in first])
    how = opened.format.model_copy(update={"columns": columns, "named": True})
    return Opened(how, below.reset_index(drop=True).set_axis(list(columns), axis=1), tuple(notes))
