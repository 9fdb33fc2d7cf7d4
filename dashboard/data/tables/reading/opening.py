"""A file as a table of texts, whatever it was saved as: CSV and its kin, Excel, Parquet, JSON lines, packed or not."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from csv import QUOTE_NONE
from dataclasses import dataclass
from io import BytesIO

import pandas as pd

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.reading.text_format import text_format
from dashboard.data.tables.reading.unpacking import (
    archive_member,
    check_size,
    empty_file,
    member_content,
    refuse_known,
    unpacked_gzip,
)
from dashboard.data.tables.schema import Format
from dashboard.language.say import Message, later, mark

# More columns than any network here takes: each costs time to look at.
MAX_COLUMNS = 5_000
MAX_CELLS = 50_000_000
# What openpyxl raises on a workbook that is damaged or was never one.
_UNREADABLE = (
    *(ValueError, KeyError, OSError, TypeError, AttributeError, IndexError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error),
)
_SKIPPED = re.compile("Skipping line")
_TITLES = mark("{lines} lines above the table are no part of it.")
_UNCLOSED = mark("A quotation mark is not closed: all of them were read as plain signs.")
Options = tuple[tuple[str, str | int | bool | None], ...]


@dataclass(frozen=True, eq=False)
class Opened:
    """A table of texts, how it is read again, and what is worth saying of that."""

    format: Format
    cells: pd.DataFrame
    notes: tuple[Message, ...] = ()


def open_table(content: bytes) -> Opened:
    """Reads what was brought. Raises TableError with what to do where that is no table."""
    check_size(content)
    opened = _open(content)
    if len(opened.cells.columns) > MAX_COLUMNS:
        raise _too_many(len(opened.cells.columns))
    if opened.cells.empty:
        raise TableError(later("There is no row. Bring a table with column names and rows below them."))
    return opened


def _open(content: bytes) -> Opened:
    refuse_known(content)
    if content.startswith(b"PK\x03\x04"):
        member = archive_member(content)
        return _open_text(member_content(content, member), member=member) if member else _open_workbook(content)
    if content.startswith(b"\x1f\x8b"):
        return _open_text(unpacked_gzip(content), compression="gzip")
    if content.startswith(b"PAR1"):
        return _open_parquet(content)
    return _open_text(content)


def _open_text(content: bytes, *, member: str = "", compression: str | None = None) -> Opened:
    if not content.strip():
        raise empty_file()
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        return _open_json(content, lines=start == b"{", member=member, compression=compression)
    found = text_format(content)
    if len(found.columns) > MAX_COLUMNS:
        raise _too_many(len(found.columns))
    columns, notes = distinct_names(found.columns)
    options: Options = (
        ("encoding", found.encoding),
        ("sep", found.delimiter),
        ("skiprows", found.skip),
        ("compression", compression),
        *((("encoding_errors", "replace"),) if found.encoding.startswith("utf-") and found.encoding != "utf-8" else ()),
        *((("quoting", QUOTE_NONE),) if not found.quoted else ()),
    )
    notes += [later(_TITLES, lines=found.titles)] * (found.titles > 0)
    notes += [later("The first line holds no names: columns are numbered.")] * (not any(found.columns))
    notes += [later(_UNCLOSED)] * (not found.quoted)
    how = Format(reader="read_csv", options=options, member=member, columns=columns)
    try:
        cells, skipped = _read_csv(content, how)
    except pd.errors.ParserError:
        # A quotation mark that is never closed takes the rest of the file: it is a sign like any other.
        how = how.model_copy(update={"options": (*options, ("quoting", QUOTE_NONE))})
        cells, skipped = _read_csv(content, how)
        notes.append(later(_UNCLOSED))
    if skipped:
        notes.append(later("{count:,} lines with more cells than there are columns are left out.", count=skipped))
    return Opened(how, cells, tuple(notes))


def _read_csv(content: bytes, how: Format) -> tuple[pd.DataFrame, int]:
    """The cells, and the number of lines that are left out because they are too long."""
    options = {**dict(how.options), "compression": None}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cells = pd.read_csv(  # type: ignore[call-overload]
            BytesIO(content),
            dtype="str",
            keep_default_na=False,
            header=None,
            names=list(how.columns),
            index_col=False,
            on_bad_lines="warn",
            **options,
        )
    said = "".join(str(one.message) for one in caught if issubclass(one.category, pd.errors.ParserWarning))
    return cells, len(_SKIPPED.findall(said))


def _open_json(content: bytes, *, lines: bool, member: str, compression: str | None) -> Opened:
    try:
        cells = pd.read_json(BytesIO(content), lines=lines, dtype=False)
    except (ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise TableError(later("This is no JSON table: a line for each row is needed, or one list of rows.")) from error
    options: Options = (("lines", lines), ("compression", compression))
    return _typed(cells, Format(reader="read_json", options=options, member=member))


def _open_parquet(content: bytes) -> Opened:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        about = ParquetFile(BytesIO(content)).metadata
        _check_cells(about.num_rows, about.num_columns)
        return _typed(pd.read_parquet(BytesIO(content)), Format(reader="read_parquet"))
    except (ArrowException, OSError, ValueError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(later("This Parquet file is damaged. Save it again, or as CSV.")) from error


def _typed(cells: pd.DataFrame, how: Format) -> Opened:
    """A table whose cells have types of their own, as texts."""
    _check_cells(*cells.shape)
    columns, notes = distinct_names([str(name) for name in cells.columns])
    plain = cells.reset_index(drop=True).astype("str").set_axis(list(columns), axis=1)
    return Opened(how.model_copy(update={"columns": columns}), plain, tuple(notes))


def _open_workbook(content: bytes) -> Opened:
    """The first sheet of a workbook that has rows. Its cells are looked at as if they were lines of text."""
    with warnings.catch_warnings():
        # Of validation rules and styles, which are no data.
        warnings.simplefilter("ignore")
        try:
            sheets: dict[str, pd.DataFrame] = pd.read_excel(
                BytesIO(content), sheet_name=None, header=None, dtype="str", keep_default_na=False
            )
        except _UNREADABLE as error:
            raise TableError(later("This workbook can't be read. Open it in Excel and save it as CSV.")) from error
    filled = {name: sheet for name, sheet in sheets.items() if len(sheet) > 1}
    if not filled:
        raise TableError(later("No sheet of this workbook has rows. Bring one with column names and rows below them."))
    name, sheet = next(iter(filled.items()))
    lines = sheet.head(300).replace(r"\s+", " ", regex=True).to_csv(index=False, header=False, sep="\t")
    found = text_format(b"sep=\t\n" + lines.encode())
    skip = found.skip - 1
    columns, notes = distinct_names([*found.columns, *[""] * (sheet.shape[1] - len(found.columns))])
    if len(sheets) > 1:
        notes.append(later("Of {count} sheets, '{name}' is read.", count=len(sheets), name=name))
    notes += [later(_TITLES, lines=found.titles)] * (found.titles > 0)
    options: Options = (("sheet_name", name), ("skiprows", skip))
    how = Format(reader="read_excel", options=options, columns=columns)
    return Opened(how, sheet.iloc[skip:].reset_index(drop=True).set_axis(list(columns), axis=1), tuple(notes))


def _check_cells(rows: int, columns: int) -> None:
    if columns > MAX_COLUMNS:
        raise _too_many(columns)
    if rows * columns > MAX_CELLS:
        sentence = mark("{rows:,} rows of {columns:,} columns are too many cells. Bring fewer rows or columns.")
        raise TableError(later(sentence, rows=rows, columns=columns))


def _too_many(columns: int) -> TableError:
    sentence = mark("{columns:,} columns are more than the {most:,} that can be looked at. Leave some out.")
    return TableError(later(sentence, columns=columns, most=MAX_COLUMNS))
