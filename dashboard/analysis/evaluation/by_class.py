"""How many rows of each class a network finds: from the record of its training, without computing anything again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.experiment.record import Record
from dashboard.experiment.splits import targets_of_parts


@dataclass(frozen=True, eq=False)
class ByClass:
    """Validation rows of each class (classes,), and those of them whose class is found."""

    rows: np.ndarray
    found: np.ndarray

    @property
    def recall(self) -> np.ndarray:
        """The share that is found of each class; NaN of one without rows."""
        with np.errstate(invalid="ignore"):
            return self.found / self.rows

    @property
    def accuracy(self) -> float:
        return float(self.found.sum() / self.rows.sum())

    @property
    def balanced_accuracy(self) -> float:
        """The mean recall of the classes that occur."""
        return float(np.nanmean(self.recall))


def by_class(record: Record) -> ByClass:
    """The classes as a classifier with its final weights finds them."""
    assert record.rows is not None
    y, classes = targets_of_parts(record.experiment)[1], record.experiment.classes
    right = record.rows.kept_score
    return ByClass(np.bincount(y, minlength=classes), np.bincount(y, right, minlength=classes))
