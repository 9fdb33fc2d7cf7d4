"""The best constant prediction, against a search over all constants with the Keras loss itself."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from dashboard.data.dataset import CLASSIFIERS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import trained_loss
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.functions.loss_math import huber_constant
from dashboard.functions.losses import LOSSES
from dashboard.training.model import build
from tests.training.keras_fit import for_fit

DATA = {"binary": "moons", "multiclass": "iris", "regression": "friedman1"}


# Each grid has so many constants of each output, and reaches two steps of the one before.
BESIDE, REACHES = 17, 8.0 * 4.0 ** -np.arange(7.0)


def searched(experiment: Experiment, y: np.ndarray) -> float:
    """The lowest mean loss over finer and finer grids of constants before the last activation."""
    loss, targets = build(trained_loss(experiment)), for_fit(experiment, y)
    squash = keras.activations.get(experiment.loss.output)
    best, lowest = np.zeros(experiment.outputs), np.inf
    for reach in REACHES:
        beside = np.linspace(-reach, reach, BESIDE)
        steps = np.stack(np.meshgrid(*[beside] * experiment.outputs), -1).reshape(-1, experiment.outputs)
        constants = (best + steps).astype(np.float32)
        raw = keras.ops.convert_to_tensor(np.repeat(constants, len(y), 0))
        each = loss.call(np.concatenate([targets] * len(constants)), squash(raw))
        losses = np.reshape(each, (len(constants), len(y))).mean(1)
        best, lowest = constants[losses.argmin()], min(lowest, losses.min())
    return float(lowest)


@pytest.mark.parametrize("settings", [{}, {"skew": 0.35, "data_seed": 3}], ids=["even", "uneven"])
@pytest.mark.parametrize("loss", LOSSES)
def test_no_constant_does_better_and_one_does_as_well(loss: str, settings: dict[str, Any]) -> None:
    experiment = change(Experiment(), dataset=DATA[LOSSES[loss].tasks[0]], loss=loss, samples=150, **settings)
    y = make_splits(experiment).train.y
    assert experiment.constant_loss(y) == pytest.approx(searched(experiment, y), rel=2e-3)


@pytest.mark.parametrize("loss", [loss.name for loss in LOSSES.values() if loss.tasks[0] in CLASSIFIERS])
def test_one_class_alone_costs_nothing(loss: str) -> None:
    experiment = change(Experiment(), dataset=DATA[LOSSES[loss].tasks[0]], loss=loss)
    assert experiment.constant_loss(np.zeros(10, np.int32)) == 0.0
    assert experiment.constant_loss(np.full(10, experiment.classes - 1, np.int32)) == 0.0


@pytest.mark.parametrize("loss", [loss.name for loss in LOSSES.values() if "multiclass" in loss.tasks])
def test_a_class_that_label_noise_emptied_still_counts(loss: str) -> None:
    experiment = change(Experiment(), dataset="iris", loss=loss)
    y = np.array([0] * 6 + [1] * 4, np.int32)
    assert experiment.constant_loss(y) == pytest.approx(searched(experiment, y), rel=2e-3)


@pytest.mark.parametrize("outlier", [3.0, 1e3, 1e9])
def test_the_best_constant_of_huber_s_loss_is_found_however_far_one_target_lies(outlier: float) -> None:
    y = np.array([0.0, 0.1, 0.3, 0.8, outlier])
    # All but the outlier are within 1 of the best one, at which the pull of these equals that of the outlier.
    best = (0.0 + 0.1 + 0.3 + 0.8 + 1.0) / 4
    expected = np.mean([*(0.5 * (y[:4] - best) ** 2), outlier - best - 0.5])
    assert huber_constant(y, 2) == pytest.approx(expected, rel=1e-12)
