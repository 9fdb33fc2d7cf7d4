"""Validation loss and metric of a training that chose its epoch on the validation set, on rows the choice did not see.

For each fold of the validation rows the epoch is chosen on all other folds, by the rule of the training itself, and the
fold is measured there; the mean over all rows is reported. So early stopping can be compared with remedies that choose
nothing, without touching a test set.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from dashboard.data.folds import FOLDS, fold_sizes
from dashboard.experiment.history import MONITORS
from dashboard.experiment.record import Record
from dashboard.experiment.splits import split_sizes

LOSS, METRIC = range(2)
# A comparison asks for both of each training, again with every training that ends.
_EPOCHS: WeakKeyDictionary[Record, tuple[int, ...]] = WeakKeyDictionary()


def chose_its_epoch(record: Record) -> bool:
    """Whether the final weights are those of an epoch that was chosen on the validation set."""
    stopping = record.experiment.training.early_stopping
    folds = record.history.folds.shape[1] == FOLDS and _rows(record) >= FOLDS
    return stopping.enabled and stopping.restore_best_weights and folds


def cross_fitted(record: Record, number: int) -> float:
    """Validation loss or metric, each fold at the epoch that the other folds choose."""
    measured = record.history.folds[list(_epochs(record)), range(FOLDS), number]
    return float(np.average(measured, weights=fold_sizes(_rows(record))))


def _epochs(record: Record) -> tuple[int, ...]:
    """For each fold the epoch, from 0, that the other folds choose."""
    if record not in _EPOCHS:
        sizes = fold_sizes(_rows(record)).astype(float)
        folds = np.arange(FOLDS)
        _EPOCHS[record] = tuple(_chosen(record, np.where(folds == fold, 0.0, sizes)) for fold in range(FOLDS))
    return _EPOCHS[record]


def _chosen(record: Record, weights: np.ndarray) -> int:
    """The epoch, from 0, that early stopping would have kept if it had seen the folds with these weights."""
    history, stopping = record.history, record.experiment.training.early_stopping
    monitor = MONITORS[stopping.monitor]
    seen = monitor.on_folds(history, weights)
    if monitor.mode == "max":
        seen = -seen
    if stopping.start_from_epoch >= len(seen):
        return len(seen) - 1
    return _best(seen, stopping.start_from_epoch, stopping.min_delta)


def _best(seen: np.ndarray, first: int, min_delta: float) -> int:
    """As `keras.callbacks.EarlyStopping`: the last epoch that improved on the best before it by `min_delta`."""
    if not min_delta:
        return first + int(np.argmin(seen[first:]))
    best = first
    while (better := np.flatnonzero(seen[best:] + min_delta < seen[best])).size:
        best += int(better[0])
    return best


def _rows(record: Record) -> int:
    return split_sizes(record.experiment)[1]
