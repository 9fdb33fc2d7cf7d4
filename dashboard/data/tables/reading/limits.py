"""How large a table may be. Limits come before belief: each is checked before what is long is begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dashboard.data.tables.cells import texts
from dashboard.data.tables.errors import TableError
from language.say import later, mark

if TYPE_CHECKING:
    import pandas as pd

# All that a network here takes, and some that are no inputs: each costs time to look at.
MAX_COLUMNS = 2_100
MAX_CELLS = 50_000_000
# Fifty times as many as a network is trained on: of money or days, each million takes a worker half a minute.
MAX_ROWS = 1_000_000
# Different ones in a column: each may be written in a way of its own, and takes ten times as long as a plain number.
MAX_WORDS = 2_000_000
# A survey has its whole question there. Whether one of a megabyte is a date takes pandas a minute.
LONGEST_NAME = 2_000


def check_columns(count: int) -> None:
    """Raises TableError where they are too many."""
    if count > MAX_COLUMNS:
        sentence = mark("{columns:,} columns are more than the {most:,} that can be looked at. Leave some out.")
        raise TableError(later(sentence, columns=count, most=MAX_COLUMNS))


def check_names(lengths: Iterable[int]) -> None:
    """Raises TableError where the name of a column is too long."""
    longest = max(lengths, default=0)
    if longest > LONGEST_NAME:
        sentence = mark("The name of a column has {length:,} characters, and the most are {most:,}. Shorten it.")
        raise TableError(later(sentence, length=longest, most=LONGEST_NAME))


def check_rows(count: int) -> None:
    """Raises TableError where they are too many."""
    if count > MAX_ROWS:
        sentence = mark(
            "{rows:,} rows are more than the {most:,} that can be looked at. Upload fewer, drawn at random from all of "
            "them."
        )
        raise TableError(later(sentence, rows=count, most=MAX_ROWS))


def check_words(cells: pd.DataFrame, read: Mapping[str, pd.Series[float]]) -> None:
    """Raises TableError where too many different cells hold something else than a plain number; `read` are those."""
    unread = {name: column.isna() for name, column in read.items()}
    if sum(int(where.sum()) for where in unread.values()) <= MAX_WORDS:
        return
    words = sum(texts(cells[name][where]).nunique() for name, where in unread.items())
    if words > MAX_WORDS:
        sentence = mark(
            "{cells:,} different cells are no plain numbers, and the most that can be looked at are {most:,}. Upload "
            "fewer rows or columns."
        )
        raise TableError(later(sentence, cells=words, most=MAX_WORDS))


def check_cells(rows: int, columns: int) -> None:
    """Raises TableError where a table has too many of them, empty ones included."""
    if rows * columns > MAX_CELLS:
        sentence = mark("{rows:,} rows of {columns:,} columns are too many cells. Upload fewer rows or columns.")
        raise TableError(later(sentence, rows=rows, columns=columns))
