"""The losses of single validation rows: what a verdict over a mean loss rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class RowLosses:
    """Each validation row's loss before and after a rise, if there was one; all arrays have shape (rows,).

    `kept` is measured with the weights that the training leaves, and `lowest` at the epoch up to theirs at which all
    other folds of the validation set have their lowest loss: an epoch that was chosen on the very row would make its
    loss too low. `lowest_score` and `kept_score` are the metric of the same rows: 1 for a right class and 0 for a wrong
    one; in regression they are empty.

    `ahead` (places, rows) are their losses after some more epochs, up to twice as many: there are no places where those
    were not tried, and one of infinite losses where the loss overflowed at all of them.
    """

    lowest: np.ndarray
    kept: np.ndarray
    lowest_score: np.ndarray
    kept_score: np.ndarray
    ahead: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    def __len__(self) -> int:
        return len(self.kept)

    @property
    def nbytes(self) -> int:
        return sum(array.nbytes for array in vars(self).values())

    @property
    def classified(self) -> bool:
        """Whether there is a right and a wrong for each row."""
        return len(self.kept_score) == len(self.kept)
