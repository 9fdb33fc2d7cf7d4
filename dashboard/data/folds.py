"""The validation rows in folds, so that an epoch can be chosen on some of them and measured on the others.

A loss on the very rows that the epoch was chosen on is too low: the choice went where chance made it low.
"""

from __future__ import annotations

import numpy as np

FOLDS = 5


def fold_of_rows(rows: int) -> np.ndarray:
    """The fold of each row, drawn at random; the same in every training with as many rows."""
    return np.random.default_rng(0).permutation(np.arange(rows) % FOLDS)


def fold_sizes(rows: int) -> np.ndarray:
    return np.bincount(np.arange(rows) % FOLDS, minlength=FOLDS)
