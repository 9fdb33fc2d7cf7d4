"""A file as a table of texts, whatever it was saved as: CSV and the like, Excel, Parquet, JSON lines, packed or not."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace

import pandas as pd

from dashboard.data.files.signatures import kind_of
from dashboard.data.tables.cells import LARGEST
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.in_scripts.reshaped import filled_down
from dashboard.data.tables.reading.forms.long_cells import looked_at
from dashboard.data.tables.reading.json_table import open_json
from dashboard.data.tables.reading.limits import check_columns, check_names, check_rows, check_words
from dashboard.data.tables.reading.lines.text_table import Opened, open_text
from dashboard.data.tables.reading.parquet import open_parquet
from dashboard.data.tables.reading.rows.blocks import heads, heads_notes, second_table
from dashboard.data.tables.reading.rows.no_rows import no_rows
from dashboard.data.tables.reading.unpacking import (
    archive_member,
    check_size,
    empty_file,
    member_content,
    refuse_known,
    unpacked_gzip,
)
from dashboard.data.tables.reading.workbook import open_workbook
from language.say import later

# What Windows' shell writes, and how much of it shows whether it is JSON.
_WIDE, _START = "utf-16", 64
# What instruments write above their tables, as INI files do, "[Header]"; and logs before each line: "[09:15:00] ".
# SQL Server has names in brackets, "[id],[name]".
_SECTION = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[\[{][A-Za-z][\w ]*[\]}][ \t\r]*[,;\t\n]|\[[^\[\]{}\"\n]*\][ \t]*[^\s,\]])"
)


def open_table(content: bytes) -> Opened:
    """Reads what was brought. Raises TableError with what to do where that is no table."""
    check_size(len(content))
    opened = _open(content)
    check_columns(len(opened.cells.columns))
    check_names(map(len, opened.cells.columns))
    check_rows(len(opened.cells))
    _check_rows(opened.cells)
    # Which cells are plain numbers takes a third of the time, and is found once.
    read = {name: _plain(opened.cells[name]) for name in opened.cells.columns}
    check_words(opened.cells, read)
    looked = looked_at(opened.cells)
    for find in (second_table, no_rows):
        without, notes = find(looked, read)
        if without:
            looked = looked.drop(index=list(without))
            read = {name: column.drop(index=list(without)) for name, column in read.items()}
            how = opened.format.model_copy(update={"without": (*opened.format.without, *without)})
            opened = Opened(how, opened.cells.drop(index=list(without)), (*opened.notes, *notes))
    if names := heads(looked):
        how = opened.format.model_copy(update={"heads": names})
        opened = Opened(how, filled_down(opened.cells, names), (*opened.notes, *heads_notes(opened.cells, names)))
    _check_rows(opened.cells)
    return replace(opened, read=read)


def _plain(cells: pd.Series[str]) -> pd.Series[float]:
    read = pd.to_numeric(cells, errors="coerce")
    # Beyond, sums may be infinite.
    return read if read.abs().max() <= LARGEST else read.where(read.abs() <= LARGEST)


def _check_rows(cells: pd.DataFrame) -> None:
    """Refuses a table without a row, or without a column, as of objects with nothing in them."""
    if cells.empty:
        raise TableError(later("There are no rows. Upload or paste a table with column names and rows below them."))


def _open(content: bytes) -> Opened:
    if content.startswith(b"PK\x03\x04"):
        return _open_zip(content)
    if content.startswith(b"\x1f\x8b"):
        return _open_lines(unpacked_gzip(content), compression="gzip")
    if kind_of(content) == "parquet":
        return open_parquet(content)
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
    if content.startswith(b"PK\x03\x04"):
        opened = open_workbook(content)
    elif kind_of(content) == "parquet":
        opened = open_parquet(content)
    else:
        return _open_lines(content, member=member)
    return replace(opened, format=opened.format.model_copy(update={"member": member}))


def _open_lines(content: bytes, *, member: str = "", compression: str | None = None) -> Opened:
    refuse_known(content)
    if not content.strip():
        raise empty_file()
    wide = _WIDE if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""
    first = content[:_START].decode(wide, "ignore").encode() if wide else content
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"[") and not _SECTION.match(content):
        return open_json(content, wide, lines=start == b"{", member=member, compression=compression)
    return open_text(content, member=member, compression=compression)
