"""Everything in which two experiments that share a padded program may differ, besides their data."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import layers, uses_proximal_step
from dashboard.experiment.programs.padding import Padding
from dashboard.experiment.splits import all_steps, batch_rows, split_sizes
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.functions.schedules import SCHEDULES


class UpdateRule(NamedTuple):
    """The optimizer, as numbers: see `functions.optimizers.UpdateFormula`.

    A schedule of the learning rate ends after `steps` at `rate_at_end` times the first rate. `decay` is multiplied by
    the learning rate, as in Keras.
    """

    steps: tf.Tensor
    rate_at_end: tf.Tensor
    learning_rate: tf.Tensor
    decay: tf.Tensor
    beta_1: tf.Tensor
    gradient_weight: tf.Tensor
    beta_2: tf.Tensor
    root_of_square_weight: tf.Tensor
    epsilon_in_root: tf.Tensor
    epsilon: tf.Tensor
    bias_correction: tf.Tensor
    rate_in_momentum: tf.Tensor


class ProgramChoices(NamedTuple):
    """What a padded program needs to know about an experiment. Settings that it does not use are 0.

    Numbers of each hidden layer come first, then whole numbers, then all others: `Packed` makes a tensor of each kind.
    """

    widths: tf.Tensor  # (hidden layers,), their numbers of units
    dropout_layers: tf.Tensor  # (hidden layers,), the places in the network of what drops their units
    train_rows: tf.Tensor
    all_rows: tf.Tensor
    batch: tf.Tensor
    inputs: tf.Tensor
    input_dropout_layer: tf.Tensor
    outputs: tf.Tensor
    activation: tf.Tensor  # one more than its place in the padding; 0 for two straight lines, and without hidden layers
    loss: tf.Tensor
    regression: tf.Tensor
    schedule: tf.Tensor  # its place in SCHEDULES
    seed: tf.Tensor
    slope: tf.Tensor
    target_boundary: tf.Tensor
    boundary: tf.Tensor
    l1: tf.Tensor
    l2: tf.Tensor
    shrinkage: tf.Tensor
    max_norm: tf.Tensor
    dropout: tf.Tensor
    input_dropout: tf.Tensor
    gaussian_noise: tf.Tensor
    rule: UpdateRule


# How many of the fields have a number for each layer, and the place of the first that is no whole number.
LAYER_FIELDS, FIRST_REAL = 2, ProgramChoices._fields.index("slope")


class Packed(NamedTuple):
    """The choices in three tensors, as every tensor passed to a compiled function costs time at each call."""

    of_layers: tf.Tensor
    whole: tf.Tensor
    others: tf.Tensor

    @classmethod
    def of(cls, choices: ProgramChoices) -> Packed:
        """From choices that are numbers and lists of numbers."""
        *values, rule = choices
        return cls(
            tf.constant(values[:LAYER_FIELDS], tf.int32),
            tf.constant(values[LAYER_FIELDS:FIRST_REAL], tf.int32),
            tf.constant([*values[FIRST_REAL:], *rule], tf.float32),
        )

    def choices(self) -> ProgramChoices:
        """The same choices, as tensors."""
        of_layers, whole, others = map(tf.unstack, self)
        rule = UpdateRule(*others[-len(UpdateRule._fields) :])
        return ProgramChoices._make([*of_layers, *whole, *others[: -len(rule)], rule])


def packed_choices(experiment: Experiment, padding: Padding) -> Packed:
    """The choices of an experiment for the padded program that trains it."""
    model, training, loss, sizes = experiment.model, experiment.training, experiment.loss, split_sizes(experiment)
    proximal = uses_proximal_step(experiment)
    activation = ACTIVATIONS[model.activation]
    dropout_layers, input_dropout_layer = _dropout_places(experiment, padding)
    return Packed.of(
        ProgramChoices(
            widths=model.hidden_layers,
            dropout_layers=dropout_layers,
            train_rows=sizes[0],
            all_rows=sum(sizes),
            batch=batch_rows(experiment),
            inputs=experiment.inputs,
            input_dropout_layer=input_dropout_layer,
            outputs=experiment.outputs,
            activation=1 + padding.activations.index(activation.name) if activation.name in padding.activations else 0,
            loss=padding.losses.index(loss.name),
            regression=not experiment.dataset.classifies,
            schedule=[*SCHEDULES].index(training.schedule),
            seed=training.seed,
            slope=activation.slope or 0.0,
            target_boundary=loss.target_boundary,
            boundary=loss.threshold,
            l1=0.0 if proximal else model.l1,
            l2=model.l2,
            shrinkage=training.learning_rate * model.l1 if proximal else 0.0,
            max_norm=model.max_norm,
            dropout=model.dropout,
            input_dropout=model.input_dropout,
            gaussian_noise=model.gaussian_noise,
            rule=_rule(experiment),
        )
    )


def _dropout_places(experiment: Experiment, padding: Padding) -> tuple[list[int], int]:
    """The places in the network of what drops hidden units, and of what drops inputs; 0 where nothing does."""
    names = [one.name for one in layers(experiment)[1:]]
    dense = names.index("layers.Dense")
    dropped = [place for place, name in enumerate(names) if name == "layers.Dropout" and place > dense]
    return dropped or [0] * padding.layers, max(dense - 1, 0)


def _rule(experiment: Experiment) -> UpdateRule:
    training = experiment.training
    optimizer = OPTIMIZERS[training.optimizer]
    step = optimizer.step
    assert step
    return UpdateRule(
        steps=all_steps(experiment),
        rate_at_end=training.rate_at_end,
        learning_rate=training.learning_rate,
        decay=training.decay_for_keras if "weight_decay" in optimizer.settings else 0.0,
        beta_1=training.momentum if "momentum" in optimizer.settings else step.beta_1,
        gradient_weight=step.gradient_weight,
        beta_2=step.beta_2,
        root_of_square_weight=np.sqrt(step.square_weight),
        epsilon_in_root=step.epsilon_in_root,
        epsilon=step.epsilon,
        bias_correction=step.bias_correction,
        rate_in_momentum=step.rate_in_momentum,
    )
