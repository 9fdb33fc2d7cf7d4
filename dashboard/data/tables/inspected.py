"""A table as checks look at it: every column as numbers, those that are no inputs, too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.data.tables.schema import Kind


@dataclass(frozen=True, eq=False)
class Inspected:
    """One column: its values (n,), NaN where a cell is empty; texts as places among the sorted ones, dates as days."""

    name: str
    kind: Kind
    values: np.ndarray
    is_input: bool

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
