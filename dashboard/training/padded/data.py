"""The data that a padded program is given."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf

from dashboard.data.folds import FOLDS, fold_of_rows
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import ROWS, Padding
from dashboard.training import targets

# The rows of the sums below: the three parts in the order of `SPLITS`, then the folds of the validation rows.
SUMS = 3 + FOLDS


class PaddedData(NamedTuple):
    """Validation rows first, then training and test rows, then rows of zeros: `x` (rows, inputs), `y` (rows, outputs).

    `means` (SUMS, rows) takes the mean of each part and of each fold. `weights` (rows,) is what a training row counts.
    """

    x: tf.Tensor
    y: tf.Tensor
    y_smooth: tf.Tensor
    means: tf.Tensor
    weights: tf.Tensor


def pad_data(experiment: Experiment, splits: Splits, padding: Padding) -> PaddedData:
    """The rows of all three sets, with zeros behind their inputs and outputs, and below them."""
    parts = (splits.validation, splits.train, splits.test)
    x = np.concatenate([part.x for part in parts])
    y = np.concatenate([experiment.encode(part.y) for part in parts])
    wide = (ROWS, padding.outputs)
    weights = np.ones(len(y), np.float32)
    weights[splits.sizes[1] : splits.sizes[1] + splits.sizes[0]] = targets.row_weights(experiment, splits.train.y)
    return PaddedData(
        tf.constant(padded(x, (ROWS, padding.inputs))),
        tf.constant(padded(y, wide)),
        tf.constant(padded(targets.smooth(experiment, y), wide)),
        tf.constant(_means(splits.sizes)),
        tf.constant(padded(weights, (ROWS,))),
    )


def padded(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The values with zeros behind them along every axis."""
    found = np.zeros(shape, np.float32)
    found[tuple(slice(size) for size in values.shape)] = values
    return found


def _means(sizes: tuple[int, int, int]) -> np.ndarray:
    train, validation, test = sizes
    place = np.arange(ROWS)
    fold = np.full(ROWS, FOLDS)
    fold[:validation] = fold_of_rows(validation)
    member = [
        (place >= validation) & (place < validation + train),
        place < validation,
        (place >= validation + train) & (place < validation + train + test),
        *(fold == number for number in range(FOLDS)),
    ]
    return (np.array(member) / np.maximum(np.sum(member, 1, keepdims=True), 1)).astype(np.float32)
