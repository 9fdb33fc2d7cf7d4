"""What a padded program is given: the data, and everything in which two experiments that share it may differ."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf

from dashboard.data.dataset import CLASSIFIERS
from dashboard.data.folds import FOLDS, fold_of_rows
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import layers, uses_proximal_step
from dashboard.experiment.programs.padding import Padding
from dashboard.experiment.splits import all_steps
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.functions.schedules import SCHEDULES
from dashboard.training import targets

# The rows of the sums below: the three parts in the order of `SPLITS`, then the folds of the validation rows.
SUMS = 3 + FOLDS


class Data(NamedTuple):
    """Validation rows first, then training and test rows, then rows of zeros: `x` (rows, inputs), `y` (rows, outputs).

    `means` (SUMS, rows) takes the mean of each part and of each fold. `weights` (rows,) is what a training row counts.
    """

    x: tf.Tensor
    y: tf.Tensor
    y_smooth: tf.Tensor
    means: tf.Tensor
    weights: tf.Tensor


class Rule(NamedTuple):
    """The optimizer, as numbers: see `functions.optimizers.Step`.

    `schedule` is the place in SCHEDULES of that of the learning rate, which ends after `steps` at `rate_at_end` times
    the first rate. `decay` is multiplied by the learning rate, as in Keras.
    """

    schedule: tf.Tensor
    steps: tf.Tensor
    rate_at_end: tf.Tensor
    learning_rate: tf.Tensor
    decay: tf.Tensor
    mean_kept: tf.Tensor
    gradient_taken: tf.Tensor
    squares_kept: tf.Tensor
    root_taken: tf.Tensor
    under_root: tf.Tensor
    beside_root: tf.Tensor
    corrected: tf.Tensor
    rate_in_mean: tf.Tensor


class Choices(NamedTuple):
    """Scalars, unless a shape is given. Where something is off, it is 0."""

    train_rows: tf.Tensor
    all_rows: tf.Tensor
    batch: tf.Tensor
    inputs: tf.Tensor
    widths: tf.Tensor  # (hidden layers,), their numbers of units
    dropout_layers: tf.Tensor  # (hidden layers,), the places in the network of what drops their units
    input_dropout_layer: tf.Tensor
    outputs: tf.Tensor
    activation: tf.Tensor  # 0 for two straight lines, else one more than its place in the padding
    slope: tf.Tensor
    loss: tf.Tensor
    regression: tf.Tensor
    target_boundary: tf.Tensor
    boundary: tf.Tensor
    l1: tf.Tensor
    l2: tf.Tensor
    shrinkage: tf.Tensor
    max_norm: tf.Tensor
    dropout: tf.Tensor
    input_dropout: tf.Tensor
    gaussian_noise: tf.Tensor
    seed: tf.Tensor
    rule: Rule


def data(experiment: Experiment, splits: Splits, padding: Padding) -> Data:
    parts = (splits.validation, splits.train, splits.test)
    x = np.concatenate([part.x for part in parts])
    y = np.concatenate([experiment.encode(part.y) for part in parts])
    tall, wide = padding.rows, (padding.rows, padding.outputs)
    weights = np.ones(len(y), np.float32)
    weights[splits.sizes[1] : splits.sizes[1] + splits.sizes[0]] = targets.row_weights(experiment, splits.train.y)
    return Data(
        tf.constant(padded(x, (tall, padding.inputs))),
        tf.constant(padded(y, wide)),
        tf.constant(padded(targets.smooth(experiment, y), wide)),
        tf.constant(_means(splits.sizes, tall)),
        tf.constant(padded(weights, (tall,))),
    )


def padded(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The values with zeros behind them along every axis."""
    found = np.zeros(shape, np.float32)
    found[tuple(slice(size) for size in values.shape)] = values
    return found


def _means(sizes: tuple[int, int, int], rows: int) -> np.ndarray:
    train, validation, test = sizes
    place = np.arange(rows)
    fold = np.full(rows, FOLDS)
    fold[:validation] = fold_of_rows(validation)
    member = [
        (place >= validation) & (place < validation + train),
        place < validation,
        (place >= validation + train) & (place < validation + train + test),
        *(fold == number for number in range(FOLDS)),
    ]
    return (np.array(member) / np.maximum(np.sum(member, 1, keepdims=True), 1)).astype(np.float32)


def choices(experiment: Experiment, sizes: tuple[int, int, int], padding: Padding) -> Choices:
    model, training, loss = experiment.model, experiment.training, experiment.loss
    proximal = uses_proximal_step(experiment)
    activation = ACTIVATIONS[model.activation]
    names = [one.name for one in layers(experiment)[1:]]
    dropped = [place for place, name in enumerate(names) if name == "layers.Dropout"]
    dense = names.index("layers.Dense")
    return Choices(
        train_rows=tf.constant(sizes[0]),
        all_rows=tf.constant(sum(sizes)),
        batch=tf.constant(min(training.batch_size, sizes[0])),
        inputs=tf.constant(experiment.inputs),
        widths=tf.constant(model.hidden_layers, tf.int32),
        dropout_layers=tf.constant([one for one in dropped if one > dense] or [0] * padding.layers, tf.int32),
        input_dropout_layer=tf.constant(max(dense - 1, 0)),
        outputs=tf.constant(experiment.outputs),
        activation=tf.constant(1 + padding.activations.index(activation.name) if activation.slope is None else 0),
        slope=_number(activation.slope or 0.0),
        loss=tf.constant(padding.losses.index(loss.name)),
        regression=tf.constant(experiment.dataset.task not in CLASSIFIERS),
        target_boundary=_number(0.0 if loss.targets == "plus_minus" else 0.5),
        boundary=_number(loss.threshold),
        l1=_number(0.0 if proximal else model.l1),
        l2=_number(model.l2),
        shrinkage=_number(training.learning_rate * model.l1 if proximal else 0.0),
        max_norm=_number(model.max_norm),
        dropout=_number(model.dropout),
        input_dropout=_number(model.input_dropout),
        gaussian_noise=_number(model.gaussian_noise),
        seed=tf.constant(training.seed),
        rule=_rule(experiment),
    )


def _rule(experiment: Experiment) -> Rule:
    training = experiment.training
    optimizer = OPTIMIZERS[training.optimizer]
    step = optimizer.step
    assert step
    numbers = (
        all_steps(experiment),
        training.rate_at_end,
        training.learning_rate,
        training.decay_for_keras if "weight_decay" in optimizer.settings else 0.0,
        training.momentum if "momentum" in optimizer.settings else step.mean_kept,
        step.gradient_taken,
        step.squares_kept,
        np.sqrt(step.square_taken),
        step.under_root,
        step.beside_root,
        step.corrected,
        step.rate_in_mean,
    )
    return Rule(tf.constant([*SCHEDULES].index(training.schedule)), *map(_number, numbers))


def _number(value: float) -> tf.Tensor:
    return tf.constant(value, tf.float32)
