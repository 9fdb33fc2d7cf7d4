"""What is known of a training beside its curves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.analysis.verdict.like_training import weights_like_training
from dashboard.data.dataset import DataError
from dashboard.data.splitting import spread_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import ON_INPUTS, uses_class_weights
from dashboard.experiment.splits import is_split_at_random, split_sizes, targets_of_parts
from dashboard.functions.schedules import CONSTANT, SCHEDULES

# Settings of the model that are in the objective alone.
HOLD_BACK = ("dropout", "l1", "l2", *ON_INPUTS)
# And of the training.
CHANGE_TARGETS = ("label_smoothing", "class_weights")


@dataclass(frozen=True, eq=False)
class Known:
    """`parameters_per_row` is the number of weights for each training row, NaN where it is not known.

    `drawn_alike` says that training and validation rows are known to be drawn at random from the same rows: a gap
    between them is then no shift. `like_training` are weights of the validation rows with which their targets are as
    frequent as in training, where that is all in which the sets differ. `constant_there` is what a constant prediction
    loses on the validation rows, which by chance may be easy or hard; NaN where it is taken to be as on training rows.
    `noisy_targets` says that targets of the training rows, and of no others, were given noise or wrong labels,
    and `held_back` that dropout, noise, a penalty, smoothing or class weights make training lower another loss than the
    one that is shown. `constant` is what the constant prediction loses on training rows that such weights would choose,
    which is another one than the best; NaN without them.
    `lone_rows` says that batch normalization gets batches of a single row, of which it leaves nothing.
    `rates` (epochs,) are the learning rates of the epochs, in any unit, where they change.
    """

    parameters_per_row: float = math.nan
    drawn_alike: bool = False
    like_training: np.ndarray | None = None
    noisy_targets: bool = False
    held_back: bool = False
    constant: float = math.nan
    constant_there: float = math.nan
    lone_rows: bool = False
    rates: np.ndarray | None = None

    @classmethod
    def of(cls, experiment: Experiment) -> Known:
        weights = experiment.parameters / max(split_sizes(experiment)[0], 1)
        noisy = experiment.data.label_noise > 0 or experiment.data.target_noise > 0
        held_back = any(getattr(experiment.model, setting) for setting in HOLD_BACK)
        held_back |= any(getattr(experiment.training, setting) for setting in CHANGE_TARGETS)
        alike, constant = is_split_at_random(experiment), constant_of_weights(experiment)
        return cls(
            weights,
            drawn_alike=alike,
            like_training=None if alike else _like_training(experiment),
            noisy_targets=noisy,
            held_back=held_back,
            constant=constant,
            constant_there=constant_there(experiment) if math.isnan(constant) else constant,
            lone_rows=experiment.model.batch_normalization and experiment.training.batch_size == 1,
            rates=_rates(experiment),
        )


def _like_training(experiment: Experiment) -> np.ndarray | None:
    """None where the sets differ in more than their targets, or a table is no longer here."""
    if experiment.dataset.groups or experiment.dataset.ordered:
        return None
    try:
        return weights_like_training(experiment)
    except DataError:
        return None


def constant_of_weights(experiment: Experiment) -> float:
    """Where classes count alike: the same prediction for each loses the same on any rows."""
    if not uses_class_weights(experiment):
        return math.nan
    return experiment.constant_loss(np.arange(experiment.classes))


def constant_there(experiment: Experiment) -> float:
    """What a constant prediction loses on the validation rows, which need not have the classes of training rows.

    NaN where these are as frequent, as the sets are drawn alike, and where a table is no longer here.
    """
    try:
        return _constant_there(experiment)
    except DataError:
        return math.nan


@lru_cache(maxsize=256)
def _constant_there(experiment: Experiment) -> float:
    if is_split_at_random(experiment) and experiment.dataset.classifies:
        return math.nan
    train, validation, _ = targets_of_parts(experiment)
    if experiment.dataset.classifies:
        return experiment.constant_loss(validation) or math.nan
    rows, least = len(validation), experiment.constant_loss((validation - train.mean()) / spread_of(train))
    # The best constant is chosen on the rows themselves, as a mean is in Bessel's correction.
    return least * rows / (rows - 1) if least > 0 else math.nan


def _rates(experiment: Experiment) -> np.ndarray | None:
    training = experiment.training
    if training.schedule == CONSTANT:
        return None
    done = (np.arange(training.epochs) + 0.5) / training.epochs
    return SCHEDULES[training.schedule].shares(done, training.rate_at_end)


NOTHING_KNOWN = Known()
