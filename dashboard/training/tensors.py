"""What goes into a compiled training loop and what comes out of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import keras
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import on_inputs
from dashboard.experiment.splits import all_steps
from dashboard.functions.schedules import SCHEDULES

# The columns of what is evaluated of each row; the last one only within a padded program.
LOSS, SCORE, SMOOTH_LOSS = range(3)


class Strengths(NamedTuple):
    """Scalars that are inputs of a program: changing them compiles nothing.

    `on_inputs` are those of the network's layers on the inputs, in their order. `weight_decay` is that of Keras's
    optimizers, which multiply it by the learning rate. `schedule` has the arguments of the learning rate's schedule by
    name, and is empty if the rate is constant.
    """

    l1: tf.Tensor
    l2: tf.Tensor
    dropout: tf.Tensor
    on_inputs: tuple[tf.Tensor, ...]
    weight_decay: tf.Tensor
    schedule: dict[str, tf.Tensor]

    @classmethod
    def of(cls, experiment: Experiment) -> Strengths:
        model, training = experiment.model, experiment.training
        options = SCHEDULES[training.schedule].options
        schedule = options(training.learning_rate, all_steps(experiment), training.rate_at_end)
        return cls(
            l1=_scalar(model.l1),
            l2=_scalar(model.l2),
            dropout=_scalar(model.dropout),
            on_inputs=tuple(_scalar(getattr(model, setting)) for setting in on_inputs(experiment)),
            weight_decay=_scalar(training.decay_for_keras),
            schedule={name: _scalar(value) for name, value in schedule.items()},
        )

    def put_into(self, optimizer: keras.optimizers.Optimizer, schedule: Any) -> None:
        """Sets the optimizer's weight decay before a step, and its learning rate if there is a schedule."""
        if optimizer.weight_decay is not None:
            optimizer.weight_decay = self.weight_decay
        if schedule is not None:
            for name, value in self.schedule.items():
                setattr(schedule, name, value)
            optimizer.learning_rate.assign(schedule(optimizer.iterations.value))


class MiniBatch(NamedTuple):
    """Training rows: inputs (n, inputs), smoothed targets (n, outputs), and what each counts in the loss (n,)."""

    x: tf.Tensor
    y: tf.Tensor
    weights: tf.Tensor


class AllRows(NamedTuple):
    """All rows, those of train, validation and test one after the other: inputs (n, inputs), targets (n, outputs).

    `y_smooth` are the targets that are trained on, `weights` (training rows,) what each of them counts in that loss.
    """

    x: tf.Tensor
    y: tf.Tensor
    y_smooth: tf.Tensor
    weights: tf.Tensor

    def train(self, rows: int) -> MiniBatch:
        return MiniBatch(self.x[:rows], self.y_smooth[:rows], self.weights)


class Block(NamedTuple):
    """The results of a compiled call, one row per epoch: tensors inside the call, arrays outside.

    `losses` and `scores` have shape (epochs, 3), with a column each for train, validation and test. `objective` and
    `val_loss` (epochs,) are what `fit` would print, with dropout, penalty and label smoothing in them. `folds`
    (epochs, FOLDS, 2) are loss and score on each fold of the validation rows, `rows` (epochs, rows, 2) those of each
    row. `weights` (epochs, parameters) are those at the end of each epoch, flat.
    """

    losses: tf.Tensor
    scores: tf.Tensor
    objective: tf.Tensor
    val_loss: tf.Tensor
    folds: tf.Tensor
    rows: tf.Tensor
    weights: tf.Tensor


def _scalar(value: float) -> tf.Tensor:
    return tf.constant(value, tf.float32)
