"""Weights that undo label shift: with them, targets are as frequent in the validation set as in the training set.

Splits that are skewed by the target differ in how often each target occurs, and in nothing else: which inputs go with
it is the same everywhere. Importance weights then turn a loss on the rows of one set into that on rows like those of
the other (Saerens, Latinne and Decaestecker 2002; Lipton, Wang and Smola 2018). What is left of a gap then was
memorized, and the rest is the shift.
"""

from __future__ import annotations

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import targets_of_parts

# Numbers are told apart by which of this many equal parts of the training targets they fall into.
PARTS = 8
# At least this share of the training rows needs rows with such targets in the validation set.
COVERED = 0.25


def label_shift_weights(experiment: Experiment) -> np.ndarray | None:
    """A weight (rows,) for each validation row, 1 on average; None where too few of its targets are in both sets."""
    train, validation, _ = targets_of_parts(experiment)
    if not experiment.dataset.classifies:
        train, validation = _parts(train, train), _parts(train, validation)
    # The last place is for numbers beyond those of the training set.
    most = int(max(train.max(), validation.max())) + 1
    wanted, there = (np.bincount(part, minlength=most) / len(part) for part in (train, validation))
    if wanted[there > 0].sum() < COVERED:
        return None
    weights = (wanted / np.where(there > 0, there, 1.0))[validation]
    return np.asarray(weights / weights.mean())


def _parts(train: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The place of each target among the training targets, from 0; PARTS beyond the lowest or highest of them."""
    ends = np.quantile(train, np.linspace(0.0, 1.0, PARTS + 1)[1:-1])
    beyond = (targets < train.min()) | (targets > train.max())
    return np.where(beyond, PARTS, np.searchsorted(ends, targets))
