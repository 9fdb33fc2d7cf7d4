"""What is known of a training besides its curves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.analysis.verdict.label_shift import label_shift_weights
from dashboard.data.dataset import DataError
from dashboard.data.splitting import spread_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import Training
from dashboard.experiment.layers import ON_INPUTS, uses_class_weights, uses_proximal_step
from dashboard.experiment.settings import SETTINGS
from dashboard.experiment.splits import is_split_at_random, split_sizes, targets_of_parts
from dashboard.functions.schedules import CONSTANT, SCHEDULES
from language.say import mark

# Settings that make the objective, which training lowers, another loss than the one that is shown: of the model ...
HOLD_BACK = ("dropout", "l1", "l2", *ON_INPUTS)
# ... and of the training.
CHANGE_TARGETS = ("label_smoothing", "class_weights")


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of the network and its data; the defaults say that nothing is.

    `parameters_per_row` is the number of weights for each training row.
    `drawn_alike` says that training and validation rows are drawn at random from the same rows: no gap is a shift then.
    `importance_weights` (validation rows,) make their targets as frequent as in training, where the sets differ in
    nothing else: see `label_shift`.
    `noisy_targets` says that targets of the training rows, and of no others, were given noise or wrong labels.
    `held_back` says that one of HOLD_BACK or CHANGE_TARGETS is on.
    `watched` says whether the validation loss that early stopping watches, as Keras's does, is that on smoothed labels,
    and whether it has a penalty on top.
    `weighted_constant` is the loss of the best constant prediction under class weights, NaN without them.
    `validation_constant` is the loss of the best constant prediction for the validation rows, which by chance may be
    easier or harder; NaN where it is taken to be as on the training rows.
    `lone_rows` says that batch normalization gets batches of a single row, of which it leaves nothing.
    `rates` (epochs,) are the learning rates of the epochs, in any unit, where they change.
    `single_row` says that the validation set is one row; where its loss is given, that counts.
    `most_epochs` are those that the training would have had in all; 0 where that is not known.
    `metric` is what the score beside the loss is called.
    """

    parameters_per_row: float = math.nan
    drawn_alike: bool = False
    importance_weights: np.ndarray | None = None
    noisy_targets: bool = False
    held_back: bool = False
    watched: tuple[bool, bool] = (False, False)
    weighted_constant: float = math.nan
    validation_constant: float = math.nan
    lone_rows: bool = False
    rates: np.ndarray | None = None
    single_row: bool = False
    most_epochs: int = 0
    metric: str = mark("the metric")

    @classmethod
    def of(cls, experiment: Experiment) -> Known:
        train_rows, validation_rows, _ = split_sizes(experiment)
        noisy = experiment.data.label_noise > 0 or experiment.data.target_noise > 0
        held_back = any(getattr(experiment.model, setting) for setting in HOLD_BACK)
        held_back |= any(getattr(experiment.training, setting) for setting in CHANGE_TARGETS)
        alike, weighted = is_split_at_random(experiment), class_weighted_constant(experiment)
        return cls(
            experiment.parameters / max(train_rows, 1),
            drawn_alike=alike,
            importance_weights=None if alike else _importance_weights(experiment),
            noisy_targets=noisy,
            held_back=held_back,
            watched=_watched(experiment),
            weighted_constant=weighted,
            validation_constant=validation_constant(experiment) if math.isnan(weighted) else weighted,
            lone_rows=experiment.model.batch_normalization and experiment.training.batch_size == 1,
            rates=_rates(experiment),
            single_row=validation_rows == 1,
            most_epochs=experiment.training.epochs,
            metric=experiment.metric,
        )


def _watched(experiment: Experiment) -> tuple[bool, bool]:
    """Neither where early stopping watches the metric. L1 by the proximal step is no part of any loss."""
    training, model = experiment.training, experiment.model
    if training.early_stopping.monitor != "validation_loss":
        return False, False
    smoothed = training.label_smoothing > 0 and SETTINGS["label_smoothing"].control.when(experiment)
    return smoothed, model.l2 > 0 or (model.l1 > 0 and not uses_proximal_step(experiment))


def _importance_weights(experiment: Experiment) -> np.ndarray | None:
    """None where the sets differ in more than their targets, or a table is no longer here."""
    if experiment.dataset.groups or experiment.dataset.ordered:
        return None
    try:
        return label_shift_weights(experiment)
    except DataError:
        return None


def class_weighted_constant(experiment: Experiment) -> float:
    """The loss of predicting the same probability for each class, the best constant where all classes count alike.

    It is the same on any rows; NaN without class weights.
    """
    if not uses_class_weights(experiment):
        return math.nan
    return experiment.constant_loss(np.arange(experiment.classes))


def validation_constant(experiment: Experiment) -> float:
    """The loss of the best constant prediction for the validation rows.

    NaN where it is taken to be as on the training rows, as their classes are equally frequent; and where a table is no
    longer here. With wrong labels among the training rows it is that of their true ones.
    """
    training = Training(loss=experiment.training.loss)
    try:
        return _validation_constant(Experiment(data=experiment.data, training=training))
    except DataError:
        return math.nan


@lru_cache(maxsize=256)
def _validation_constant(experiment: Experiment) -> float:
    if is_split_at_random(experiment) and experiment.dataset.classifies and not experiment.data.label_noise:
        return math.nan
    train, validation, _ = targets_of_parts(experiment)
    if experiment.dataset.classifies:
        return experiment.constant_loss(train if is_split_at_random(experiment) else validation) or math.nan
    rows, least = len(validation), experiment.constant_loss((validation - train.mean()) / spread_of(train))
    # The best constant is fitted to these very rows: Bessel's correction.
    return least * rows / (rows - 1) if least > 0 else math.nan


def _rates(experiment: Experiment) -> np.ndarray | None:
    training = experiment.training
    if training.schedule == CONSTANT:
        return None
    done = (np.arange(training.epochs) + 0.5) / training.epochs
    return SCHEDULES[training.schedule].shares(done, training.rate_at_end)


NOTHING_KNOWN = Known()
