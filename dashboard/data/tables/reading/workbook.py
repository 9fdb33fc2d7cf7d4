"""Excel's workbooks: the sheet with most cells, as texts."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from io import BytesIO

import numpy as np
import pandas as pd
from openpyxl import load_workbook

from dashboard.data.files.sheets import UNREADABLE, check_as_read, takes_long
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.limits import check_cells, check_columns
from dashboard.data.tables.reading.lines.text_format import text_format
from dashboard.data.tables.reading.lines.text_table import Opened, Options, notes_of
from dashboard.data.tables.reading.names import distinct_names
from dashboard.data.tables.reading.repeated import check_sheets
from dashboard.data.tables.schema import Format
from language.say import Message, later, mark

# The most tags of XML that are read, which takes some ten seconds: 1.8 microseconds each, and a cell has five. A
# hundred kilobytes may unpack to more.
MOST_TAGS = 6_000_000
# The rows in which formulas are looked for.
_LOOKED_AT = 100
_UNCALCULATED = mark("{columns}: the formulas were never calculated. Open the workbook in Excel, and save it there.")
_TOO_LONG = mark("This workbook takes too long to read. Save its sheet as CSV: that is read several times as fast.")


def open_workbook(content: bytes) -> Opened:
    """The sheet of a workbook that has most cells. Its cells are looked at as if they were lines of text."""
    sheets, hidden = _sheets(content)
    filled = {name: _count(sheet) for name, sheet in sheets.items() if len(sheet) > 1}
    # What is hidden are lists and settings, unless nothing else is there.
    filled = {name: count for name, count in filled.items() if name not in hidden} or filled
    if not filled:
        raise TableError(later("No sheet of this workbook has rows. Upload one with column names and rows below them."))
    name = max(filled, key=filled.__getitem__)
    check_columns(sheets[name].shape[1])
    check_sheets([sheets[name]])
    sheet = sheets[name].astype("str")
    lines = sheet.head(300).replace(r"\s+", " ", regex=True).to_csv(index=False, header=False, sep="\t")
    found = text_format(b"sep=\t\n" + lines.encode())
    skip = found.skip - 1
    columns, notes = distinct_names([*found.columns, *[""] * (sheet.shape[1] - len(found.columns))])
    if len(sheets) > 1:
        notes.append(later("Of {count} sheets, '{name}' is read.", count=len(sheets), name=name))
    empty = np.flatnonzero((sheet.iloc[skip:].fillna("") == "").all())
    notes += [*notes_of(found), *_formulas(content, name, {int(at): columns[at] for at in empty})]
    options: Options = (("sheet_name", name), ("skiprows", skip))
    how = Format(reader="read_excel", options=options, columns=columns)
    return Opened(how, sheet.iloc[skip:].reset_index(drop=True).set_axis(list(columns), axis=1), tuple(notes))


def _count(sheet: pd.DataFrame) -> int:
    """How many cells hold something; an empty one is an empty text."""
    return int((sheet.notna() & (sheet != "")).to_numpy().sum())


def _formulas(content: bytes, name: str, empty: Mapping[int, str]) -> list[Message]:
    """What is said of columns, by their places in a sheet, that hold formulas without what comes of them."""
    if not empty:
        return []
    book = load_workbook(BytesIO(content), read_only=True)
    try:
        rows = list(book[name].iter_rows(max_row=_LOOKED_AT, values_only=True))
    finally:
        book.close()
    found = [empty[at] for at in empty if any(str(row[at]).startswith("=") for row in rows if at < len(row))]
    return [later(_UNCALCULATED, columns=", ".join(found))] if found else []


def _sheets(content: bytes) -> tuple[dict[str, pd.DataFrame], frozenset[str]]:
    """All sheets, and the names of hidden ones. Raises TableError where they can't be read, or not in time."""
    try:
        if takes_long(content, MOST_TAGS):
            raise TableError(later(_TOO_LONG))
        # Warnings are of validation rules and styles, which are no data.
        with warnings.catch_warnings(), pd.ExcelFile(BytesIO(content), engine="openpyxl") as book:
            warnings.simplefilter("ignore")
            check_as_read(book.book, check_cells)
            hidden = frozenset(sheet.title for sheet in book.book.worksheets if sheet.sheet_state != "visible")
            sheets = book.parse(sheet_name=None, header=None, dtype="object", keep_default_na=False)
            return {str(name): sheet for name, sheet in sheets.items()}, hidden
    except UNREADABLE as error:
        if isinstance(error, TableError):
            raise
        raise TableError(later("This workbook can't be read. Open it in Excel and save it as CSV.")) from error
