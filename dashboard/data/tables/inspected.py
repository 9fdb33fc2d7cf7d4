"""A table as checks look at it: every column as numbers, those that are no inputs, too."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.data.tables.schema import Kind

# Enough for what takes its time to be seen at once, and for a classifier that tells parts of a split apart.
MOST_ROWS, MOST_SPLIT = 10_000, 2_500
# In so many inputs is looked for what takes each of them its time.
MOST_INPUTS = 300


@dataclass(frozen=True, eq=False)
class Inspected:
    """One column: its values (n,), NaN where a cell is empty; texts as places among the sorted ones, dates as days.

    A date that `is_clock` says a time of day, which comes again every day.
    """

    name: str
    kind: Kind
    values: np.ndarray
    is_input: bool
    is_clock: bool = False

    def of(self, places: np.ndarray) -> Inspected:
        """The same column of some of the rows."""
        return replace(self, values=self.values[places])

    @property
    def ordered(self) -> bool:
        """Whether the order of the values says something."""
        return self.kind in ("number", "date")


@dataclass(frozen=True, eq=False)
class Inspection:
    """The columns of a table but for the target `y` (n,), in the order of the file; `labels` are its classes.

    `records` (n,) are the rows of the file, `sequence` (n,) their places from the first to the last one in the order of
    the split, if it follows one.
    """

    columns: tuple[Inspected, ...]
    target: str
    y: np.ndarray
    labels: tuple[str, ...] = ()
    records: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    sequence: np.ndarray | None = None

    @property
    def inputs(self) -> tuple[Inspected, ...]:
        return tuple(column for column in self.columns if column.is_input)

    @property
    def rows(self) -> int:
        return len(self.y)

    def of(self, places: np.ndarray) -> Inspection:
        """Some of the rows."""
        columns = tuple(column.of(places) for column in self.columns)
        order = None if self.sequence is None else np.argsort(np.argsort(self.sequence)[places])
        return replace(self, columns=columns, y=self.y[places], records=self.records[places], sequence=order)

    def beginning(self) -> Inspection:
        """MOST_ROWS in a row, so that groups and neighbours stay together.

        Where these have too few rows of a class, as in a table that is sorted by class, they are taken from all of it.
        """
        if self.rows <= MOST_ROWS:
            return self
        places = np.arange(self.rows)
        return self.of(_evenly_spaced(places, MOST_ROWS) if self._lacks_a_class() else places[:MOST_ROWS])

    def as_split(self) -> Inspection:
        """MOST_SPLIT from all of the table, in the order by which it is split, if it is."""
        return self.of(_evenly_spaced(np.arange(self.rows) if self.sequence is None else self.sequence, MOST_SPLIT))

    def _lacks_a_class(self) -> bool:
        """Whether the first MOST_ROWS have less than half of what they should of a class, by its share in all rows."""
        if not self.labels:
            return False
        counts, first = (np.bincount(y.astype(int), minlength=len(self.labels)) for y in (self.y, self.y[:MOST_ROWS]))
        return bool(np.any(first < counts / 2 * MOST_ROWS / self.rows))


def _evenly_spaced(places: np.ndarray, most: int) -> np.ndarray:
    return places[:: math.ceil(len(places) / most) or 1]
