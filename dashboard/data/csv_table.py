"""What a CSV holds: which of its columns are numbers, which are categories, and which can't be used."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import Literal

import numpy as np

from dashboard.data.dataset import DataError

# Cells that count as missing, in lower case.
MISSING = ("", "?", "-", "na", "n/a", "nan", "null", "none")
DELIMITERS = ",;\t|"
# A text column with more distinct values is no category.
MAX_CATEGORIES = 20
# The variance of larger numbers would overflow a float.
MAX_NUMBER = 1e100
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


class CsvError(DataError):
    """A CSV can't be used as it is; the message says why and what would help."""


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a CSV.

    `values` are its distinct values in order, as written, if there are at most MAX_CATEGORIES. `missing` is a mask over
    the rows. `reason` says why a column is left out.
    """

    name: str
    kind: Literal["number", "category", "left out"]
    values: tuple[str, ...]
    missing: np.ndarray
    example: str
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """A CSV, its format and its columns. `ragged` lines, with more or fewer cells than the first, are left out."""

    file: str
    content: bytes
    encoding: str
    delimiter: str
    decimal: str
    columns: tuple[Column, ...]
    ragged: int = 0

    @property
    def usable(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind != "left out")

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def parse_csv(content: bytes, file: str) -> Table:
    """Parses a CSV whose first line names the columns, in UTF-8 or the Western European encoding of Windows.

    Raises CsvError if there are no such names, or fewer than two usable columns.
    """
    encoding = _encoding(content)
    text = content.decode(encoding)
    delimiter = max(DELIMITERS, key=text.lstrip().partition("\n")[0].count)
    header, rows = _header_and_rows(text, delimiter)
    complete = [row for row in rows if len(row) == len(header)]
    comma = delimiter != "," and any(_DECIMAL_COMMA.fullmatch(cell) for row in complete for cell in row)
    decimal = "," if comma else "."
    columns = tuple(_column(name, [row[index] for row in complete], decimal) for index, name in enumerate(header))
    table = Table(_safe_name(file), content, encoding, delimiter, decimal, columns, len(rows) - len(complete))
    if len(table.usable) < 2:
        left_out = "; ".join(f"{column.name!r}: {column.reason}" for column in columns if column.reason)
        raise CsvError(f"Two columns that can be used are needed, and {len(table.usable)} is there. {left_out}".strip())
    return table


def _safe_name(file: str) -> str:
    """A file name that every file system accepts and that can't lead to another folder."""
    return re.sub(r"[^\w. -]", "_", file.replace("\\", "/").rpartition("/")[2]).strip(" .")[-80:] or "data.csv"


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Decodes any byte.
        return "latin-1"
    return "utf-8-sig"


def _header_and_rows(text: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    try:
        lines = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise CsvError(f"This is no CSV: {error}.") from error
    header, *rows = [row for row in lines if row] or [[]]
    names = [name for name in header if name]
    duplicate = next((name for name in names if names.count(name) > 1), None)
    if not rows:
        raise CsvError("There is no row: a first line of column names is needed, and rows below it.")
    if duplicate is not None:
        raise CsvError(f"Two columns are called {duplicate!r}. Give each a name of its own.")
    if all(_is_number(name, ".") for name in names):
        raise CsvError(f"The first line holds {', '.join(header)[:60]!r}, and no names. Put the columns' names on top.")
    return header, rows


def _column(name: str, cells: list[str], decimal: str) -> Column:
    missing = np.array([cell.lower() in MISSING for cell in cells], bool)
    present = [cell for cell, is_missing in zip(cells, missing, strict=True) if not is_missing]
    distinct = set(present)
    numeric = bool(present) and all(_is_number(cell, decimal) for cell in distinct)
    values = sorted(distinct, key=lambda cell: float(cell.replace(decimal, "."))) if numeric else sorted(distinct)
    reason = _reason_to_leave_out(name, missing, len(distinct), numeric=numeric)
    kind: Literal["number", "category", "left out"] = "left out" if reason else "number" if numeric else "category"
    values = values if len(values) <= MAX_CATEGORIES else []
    return Column(name, kind, tuple(values), missing, (present or [""])[0], reason)


def _reason_to_leave_out(name: str, missing: np.ndarray, distinct: int, *, numeric: bool) -> str:
    if not name:
        return "it has no name"
    if missing.mean() > 0.5:
        return "more than half of it is missing"
    if distinct == 1:
        return "it is always the same"
    return "" if numeric or distinct <= MAX_CATEGORIES else f"{distinct} different texts"


def _is_number(cell: str, decimal: str) -> bool:
    try:
        return abs(float(cell.replace(decimal, "."))) < MAX_NUMBER
    except ValueError:
        return False
