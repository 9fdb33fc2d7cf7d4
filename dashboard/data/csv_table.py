"""What a CSV holds: which of its columns are numbers, which are categories, and which can't be used."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import Literal

import numpy as np

from dashboard.data.dataset import DataError

# A cell that says nothing, in lower case.
MISSING = ("", "?", "-", "na", "n/a", "nan", "null", "none")
DELIMITERS = ",;\t|"
# A text with more different values is no category.
MOST_VALUES = 20
# Larger numbers would have a variance beyond what a float holds.
LARGEST = 1e100
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


class CsvError(DataError):
    """A CSV can't be used as it is; the message says why and what would help."""


@dataclass(frozen=True, eq=False)
class Column:
    """One column: what its values are.

    `values` are all different ones in order, as written, where there are at most MOST_VALUES; `missing` says for each
    row whether the cell is empty; `why` says why a column is left out.
    """

    name: str
    kind: Literal["number", "category", "left out"]
    values: tuple[str, ...]
    missing: np.ndarray
    example: str
    why: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """A CSV as it was brought, and its columns. `ragged` lines have not as many cells as the first: left out."""

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


def read(content: bytes, file: str) -> Table:
    """Reads a CSV whose first line names the columns, in UTF-8 or Windows' Western European.

    Raises CsvError where there are no such names, or less than two columns to use.
    """
    encoding = _encoding(content)
    text = content.decode(encoding)
    delimiter = max(DELIMITERS, key=text.lstrip().partition("\n")[0].count)
    header, rows = _lines(text, delimiter)
    whole = [row for row in rows if len(row) == len(header)]
    comma = delimiter != "," and any(_DECIMAL_COMMA.fullmatch(cell) for row in whole for cell in row)
    decimal = "," if comma else "."
    columns = tuple(_column(name, [row[place] for row in whole], decimal) for place, name in enumerate(header))
    table = Table(_plain(file), content, encoding, delimiter, decimal, columns, len(rows) - len(whole))
    if len(table.usable) < 2:
        left_out = "; ".join(f"{column.name!r}: {column.why}" for column in columns if column.why)
        raise CsvError(f"Two columns that can be used are needed, and {len(table.usable)} is there. {left_out}".strip())
    return table


def _plain(file: str) -> str:
    """A name that any file system takes, and that leads nowhere else."""
    return re.sub(r"[^\w. -]", "_", file.replace("\\", "/").rpartition("/")[2]).strip(" .")[-80:] or "data.csv"


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Leaves no byte without a letter.
        return "latin-1"
    return "utf-8-sig"


def _lines(text: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    try:
        lines = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise CsvError(f"This is no CSV: {error}.") from error
    header, *rows = [row for row in lines if row] or [[]]
    named = [name for name in header if name]
    twice = next((name for name in named if named.count(name) > 1), None)
    if not rows:
        raise CsvError("There is no row: a first line of column names is needed, and rows below it.")
    if twice is not None:
        raise CsvError(f"Two columns are called {twice!r}. Give each a name of its own.")
    if all(_number(name, ".") for name in named):
        raise CsvError(f"The first line holds {', '.join(header)[:60]!r}, and no names. Put the columns' names on top.")
    return header, rows


def _column(name: str, cells: list[str], decimal: str) -> Column:
    missing = np.array([cell.lower() in MISSING for cell in cells], bool)
    present = [cell for cell, gone in zip(cells, missing, strict=True) if not gone]
    different = set(present)
    numeric = bool(present) and all(_number(cell, decimal) for cell in different)
    order = sorted(different, key=lambda cell: float(cell.replace(decimal, "."))) if numeric else sorted(different)
    why = _why_not(name, missing, len(different), numeric=numeric)
    kind: Literal["number", "category", "left out"] = "left out" if why else "number" if numeric else "category"
    return Column(name, kind, tuple(order) if len(order) <= MOST_VALUES else (), missing, (present or [""])[0], why)


def _why_not(name: str, missing: np.ndarray, different: int, *, numeric: bool) -> str:
    if not name:
        return "it has no name"
    if missing.mean() > 0.5:
        return "more than half of it is missing"
    if different == 1:
        return "it is always the same"
    return "" if numeric or different <= MOST_VALUES else f"{different} different texts"


def _number(cell: str, decimal: str) -> bool:
    try:
        return abs(float(cell.replace(decimal, "."))) < LARGEST
    except ValueError:
        return False
