"""The end of a training in numbers: those of its final weights.

`validation_loss` and `validation_metric`, by which trainings are compared, are measured on rows that the training did
not choose its epoch by: see `cross_fit`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from dashboard.analysis import cross_fit
from dashboard.analysis.networks.network import kernels, network
from dashboard.analysis.networks.sparsity import nearly_zero_share
from dashboard.data.parts import TEST, TRAIN, VALIDATION
from dashboard.experiment.record import Record

# A number of a training.
Value = Callable[[Record], float]


def final_epoch(record: Record) -> int:
    """The epoch, from 1, of the final weights: the last one, or the one that was restored."""
    restored = record.ending.restored if record.ending else None
    return restored or record.epoch


def loss(record: Record, split: int) -> float:
    """Loss of the final weights, on one split, as its curve shows it."""
    return float(record.history.losses[final_epoch(record) - 1, split])


def metric(record: Record, split: int) -> float:
    """Accuracy, or R², of the final weights, on one split, as its curve shows it."""
    return float(record.history.metrics[final_epoch(record) - 1, split])


train_loss: Value = partial(loss, split=TRAIN)
test_loss: Value = partial(loss, split=TEST)
train_metric: Value = partial(metric, split=TRAIN)
test_metric: Value = partial(metric, split=TEST)


def loss_on(split: int) -> Value:
    return (train_loss, validation_loss, test_loss)[split]


def metric_on(split: int) -> Value:
    return (train_metric, validation_metric, test_metric)[split]


def error_on(split: int) -> Value:
    """Share of a split that is classified wrongly."""
    score = metric_on(split)
    return lambda record: 1.0 - score(record)


def validation_loss(record: Record) -> float:
    """On rows that the training did not choose its epoch by, where there are enough for that."""
    if cross_fit.chose_its_epoch(record):
        return cross_fit.cross_fitted(record, cross_fit.LOSS)
    return loss(record, VALIDATION)


def stopped_test_loss(record: Record) -> float:
    """Test loss at the epoch with the lowest validation loss, as if training had been stopped there."""
    losses = record.history.losses
    return float(losses[np.argmin(losses[:, VALIDATION]), TEST])


def validation_metric(record: Record) -> float:
    """On rows that the training did not choose its epoch by, where there are enough for that."""
    if cross_fit.chose_its_epoch(record):
        return cross_fit.cross_fitted(record, cross_fit.METRIC)
    return metric(record, VALIDATION)


def epochs_run(record: Record) -> float:
    return float(record.epoch)


def final_kernels(record: Record) -> list[np.ndarray]:
    """The final weights, layer by layer, without biases; shape (before, after) each."""
    assert record.final is not None
    return kernels(network(record.experiment, record.final).layers)


def nearly_zero(record: Record) -> float:
    """Share of all weights with |w| below NEARLY_ZERO."""
    return nearly_zero_share(np.concatenate([kernel.ravel() for kernel in final_kernels(record)]))
