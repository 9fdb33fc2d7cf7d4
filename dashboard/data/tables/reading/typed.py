"""Tables whose cells have types of their own, as JSON's and Parquet's have, as tables of texts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.data.tables.in_scripts.reshaped import flattened
from dashboard.data.tables.reading.limits import check_cells, check_columns
from dashboard.data.tables.reading.lines.text_table import Opened
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.schema import Format

# Cells of a column that are looked at to see whether they hold tables.
_LOOKED_AT = 50


def as_texts(cells: pd.DataFrame, how: Format) -> Opened:
    """A table whose cells have types of their own, as texts; of cells that are tables, each entry has a column.

    Raises TableError where there are too many columns or cells.
    """
    if any(isinstance(cell, dict) for name in cells.columns for cell in cells[name].head(_LOOKED_AT)):
        cells, how = flattened(cells), how.model_copy(update={"flat": True})
    check_columns(cells.shape[1])
    check_cells(*cells.shape)
    names = [" ".join(part for part in name if part) if isinstance(name, tuple) else str(name) for name in cells]
    columns, notes = distinct_names(names)
    places = range(len(names)) if how.reader == "read_parquet" else ()
    binary = tuple(place for place in places if _is_binary(cells.iloc[:, place]))
    cells[cells.columns[list(binary)]] = ""
    plain = cells.reset_index(drop=True).astype("str").set_axis(list(columns), axis=1)
    return Opened(how.model_copy(update={"columns": columns, "binary": binary}), plain, tuple(notes))


def _is_binary(cells: pd.Series[Any]) -> bool:
    """Whether some are bytes that are no text: others are one that was saved without its encoding."""
    if cells.dtype != object:
        return False
    try:
        cells.map(lambda cell: cell.decode() if isinstance(cell, bytes) else "")
    except UnicodeDecodeError:
        return True
    return False
