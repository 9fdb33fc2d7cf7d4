"""What a packed file holds once and its cells many times, counted before each cell gets its own.

A file of some kilobytes can say in this way that it has gigabytes of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import pandas as pd
from pyarrow import compute, types
from pyarrow.parquet import ParquetFile

from dashboard.data.tables.reading.unpacking import UNPACKED, megabytes, too_large

# The bytes of a number.
_NUMBER = 8


def check_parquet(content: bytes) -> None:
    """Raises TableError where its texts are too large, and what pyarrow does where they can't be read."""
    about = ParquetFile(BytesIO(content)).metadata
    groups = [about.row_group(place) for place in range(about.num_row_groups)]
    _check(group.total_byte_size for group in groups)
    _check(_width(about.schema.column(place)) * _values(groups, place) for place in range(about.num_columns))
    columns = [group.column(place) for group in groups[:1] for place in range(group.num_columns)]
    texts = [column.path_in_schema for column in columns if column.physical_type == "BYTE_ARRAY"]
    table = ParquetFile(BytesIO(content), read_dictionary=texts).read()
    _check(_letters(chunk) for column in table.columns for chunk in column.chunks)


def _values(groups: Sequence[Any], place: int) -> int:
    return sum(group.column(place).num_values for group in groups)


def _width(column: Any) -> int:
    """The bytes of each value of a column, where its rows do not say how many those are; 0 for any other."""
    if column.physical_type == "FIXED_LEN_BYTE_ARRAY":
        return int(column.length)
    return _NUMBER if column.max_repetition_level else 0


def check_sheets(sheets: Iterable[pd.DataFrame]) -> None:
    """Raises TableError where the texts of all cells are too large."""
    cells = (cell for sheet in sheets for name in sheet.columns for cell in sheet[name])
    _check(len(cell) for cell in cells if isinstance(cell, str))


def _letters(cells: Any) -> int:
    """The bytes of all texts of an array that keeps each of them once."""
    if types.is_dictionary(cells.type):
        lengths = compute.binary_length(cells.dictionary)
        return compute.sum(compute.take(lengths, cells.indices)).as_py() or 0
    if types.is_struct(cells.type):
        return sum(map(_letters, cells.flatten()))
    if types.is_map(cells.type):
        return _letters(cells.keys) + _letters(cells.items)
    # Lists of any kind.
    return _letters(cells.flatten()) if types.is_nested(cells.type) else 0


def _check(sizes: Iterable[int]) -> None:
    if sum(sizes) > UNPACKED * megabytes() * 2**20:
        raise too_large(UNPACKED)
