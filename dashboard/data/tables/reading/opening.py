"""A file as a table of texts, whatever it was saved as: CSV and the like, Excel, Parquet, JSON lines, packed or not."""

from __future__ import annotations

import re
import warnings
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace
from io import BytesIO
from typing import Any

import pandas as pd

from dashboard.data.tables.cells import LARGEST
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.in_scripts.reshaped import filled_down, flattened, listed, with_index
from dashboard.data.tables.reading.json_shape import json_shape, names_within, rows_within, within_note
from dashboard.data.tables.reading.lines.text_table import Opened, Options, open_text
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.reading.repeated import check_parquet
from dashboard.data.tables.reading.rows.blocks import heads, heads_notes, second_table
from dashboard.data.tables.reading.rows.no_rows import no_rows
from dashboard.data.tables.reading.unpacking import (
    archive_member,
    check_cells,
    check_columns,
    check_size,
    empty_file,
    member_content,
    refuse_known,
    unpacked_gzip,
)
from dashboard.data.tables.reading.workbook import open_workbook
from dashboard.data.tables.schema import Format
from language.say import later, mark

# Cells of a column that are looked at to see whether they hold tables.
_LOOKED_AT = 50
# By whether it is cut off.
_NO_JSON = {
    False: mark("This is not a JSON table: a line for each row is needed, or one list of rows."),
    True: mark("This JSON ends within a row: it seems to be cut off. Save it again, or remove the last line."),
}
# What Windows' shell writes, and how much of it shows whether it is JSON.
_WIDE, _START = "utf-16", 64
# What instruments write above their tables, as INI files do, "[Header]"; and logs before each line: "[09:15:00] ".
_SECTION = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[(?:[A-Za-z][\w ]*\][ \t\r,;]*\n|[^\[\]{}\"\n]*\][ \t]*[^\s,\]])")


def open_table(content: bytes) -> Opened:
    """Reads what was brought. Raises TableError with what to do where that is no table."""
    check_size(content)
    opened = _open(content)
    check_columns(len(opened.cells.columns))
    _check_rows(opened.cells)
    # Which cells are plain numbers takes a third of the time, and is found once.
    read = {name: _plain(opened.cells[name]) for name in opened.cells.columns}
    for find in (second_table, no_rows):
        without, notes = find(opened.cells, read)
        if without:
            read = {name: column.drop(index=list(without)) for name, column in read.items()}
            how = opened.format.model_copy(update={"without": (*opened.format.without, *without)})
            opened = Opened(how, opened.cells.drop(index=list(without)), (*opened.notes, *notes))
    if names := heads(opened.cells):
        how = opened.format.model_copy(update={"heads": names})
        opened = Opened(how, filled_down(opened.cells, names), (*opened.notes, *heads_notes(opened.cells, names)))
    _check_rows(opened.cells)
    return replace(opened, read=read)


def _plain(cells: pd.Series[str]) -> pd.Series[float]:
    read = pd.to_numeric(cells, errors="coerce")
    # Beyond, sums may be infinite.
    return read.where(read.abs() <= LARGEST)


def _check_rows(cells: pd.DataFrame) -> None:
    """Refuses a table without a row, or without a column, as of objects with nothing in them."""
    if cells.empty:
        raise TableError(later("There are no rows. Upload or paste a table with column names and rows below them."))


def _open(content: bytes) -> Opened:
    if content.startswith(b"PK\x03\x04"):
        return _open_zip(content)
    if content.startswith(b"\x1f\x8b"):
        return _open_lines(unpacked_gzip(content), compression="gzip")
    if content.startswith(b"PAR1"):
        return _open_parquet(content)
    return _open_lines(content)


def _open_zip(content: bytes) -> Opened:
    member, files = archive_member(content)
    if not member:
        return open_workbook(content)
    opened = _open_member(member_content(content, member), member)
    note = later("Of the {count} files in the zip, {name!r} is read.", count=files, name=member[-40:])
    return replace(opened, notes=(note, *opened.notes)) if files > 1 else opened


def _open_member(content: bytes, member: str) -> Opened:
    """What a zip holds: a workbook or a Parquet file as it is, and else lines."""
    binary = {b"PK\x03\x04": open_workbook, b"PAR1": _open_parquet}.get(content[:4])
    if not binary:
        return _open_lines(content, member=member)
    opened = binary(content)
    return replace(opened, format=opened.format.model_copy(update={"member": member}))


def _open_lines(content: bytes, *, member: str = "", compression: str | None = None) -> Opened:
    refuse_known(content)
    if not content.strip():
        raise empty_file()
    wide = _WIDE if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""
    first = content[:_START].decode(wide, "ignore").encode() if wide else content
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"[") and not _SECTION.match(content):
        return _open_json(content, wide, lines=start == b"{", member=member, compression=compression)
    return open_text(content, member=member, compression=compression)


def _open_json(content: bytes, wide: str, *, lines: bool, member: str, compression: str | None) -> Opened:
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
        opened = _typed(rows.set_axis(list(names), axis=1) if names else rows, how.model_copy(update={"within": way}))
        return replace(opened, notes=(within_note(way), *opened.notes))
    return _named_by_first(_typed(cells, how)) if isinstance(cells.columns, pd.RangeIndex) else _typed(cells, how)


def _is_cut_off(content: bytes) -> bool:
    """Whether JSON lines end within a row."""
    return not content.rstrip().endswith((b"}", b"]", b","))


def _named_by_first(opened: Opened) -> Opened:
    """A list of lists, whose first one holds the names if its texts stand above numbers."""
    first, below = opened.cells.iloc[0], opened.cells.iloc[1:]
    numbers = below.apply(pd.to_numeric, errors="coerce").notna().all()
    if below.empty or not numbers.any() or pd.to_numeric(first, errors="coerce").notna().any():
        return opened
    columns, notes = distinct_names(first.tolist())
    how = opened.format.model_copy(update={"columns": columns, "without": (0,)})
    return Opened(how, below.set_axis(list(columns), axis=1), tuple(notes))


# What pyarrow raises where what pandas notes in such a file is not what pandas writes.
_NOTES_OF_PANDAS = (LookupError, TypeError, AttributeError, RecursionError)


def _open_parquet(content: bytes) -> Opened:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        about = ParquetFile(BytesIO(content)).metadata
        check_columns(about.num_columns)
        check_cells(about.num_rows, about.num_columns)
        check_parquet(content)
        return _typed(with_index(pd.read_parquet(BytesIO(content))), Format(reader="read_parquet"))
    except (ArrowException, OSError, ValueError, *_NOTES_OF_PANDAS) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(later("This Parquet file is damaged. Save it again, or as CSV.")) from error


def _typed(cells: pd.DataFrame, how: Format) -> Opened:
    """A table whose cells have types of their own, as texts; of cells that are tables, each entry has a column."""
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
