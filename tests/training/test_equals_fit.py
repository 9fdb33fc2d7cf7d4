"""The curves are those of `keras.Model.fit`: the claim that everything else depends on."""

from __future__ import annotations

from functools import cache
from typing import Any

import keras
import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import padding
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import LOSSES
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.functions.schedules import SCHEDULES
from dashboard.training.model import build_model
from tests.cases import at_every_check, the_first_at_every_check
from tests.training.keras_fit import Trained, arrays, compile_model, evaluate, fit, trained, unflatten

TOLERANCE = 1e-4

# Together they use every loss, optimizer and activation. Training sets have 34 rows unless `samples` is given.
CASES: dict[str, dict[str, Any]] = {
    "default": {"samples": 300},
    "smoothed": {
        "dataset": "xor",
        "loss": "binary_crossentropy",
        "activation": "tanh",
        "label_smoothing": 0.2,
        "l1": 1e-3,
        "l2": 1e-3,
    },
    "hinge": {"loss": "hinge", "optimizer": "sgd", "activation": "elu", "batch_normalization": True, "batch_size": 33},
    "sigmoid": {
        "dataset": "circles",
        "loss": "sigmoid_mse",
        "optimizer": "rmsprop",
        "activation": "sigmoid",
        "max_norm": 0.5,
    },
    "blobs": {
        "dataset": "blobs",
        "loss": "sparse_categorical_crossentropy",
        "optimizer": "adamw",
        "weight_decay": 0.1,
        "activation": "gelu",
        "label_smoothing": 0.1,
        "hidden_layers": (8, 8),
    },
    "iris": {"dataset": "iris", "loss": "categorical_hinge", "activation": "silu", "l1": 0.01, "label_noise": 0.2},
    "cosine": {
        "dataset": "sine",
        "target_noise": 0.5,
        "schedule": "cosine",
        "learning_rate": 0.05,
        "optimizer": "adamw",
        "decay_apart": True,
        "weight_decay": 0.01,
    },
    "exponential": {"schedule": "exponential", "rate_at_end": 0.1, "optimizer": "sgd", "initial_scale": 0.3},
    "linear": {"dataset": "iris", "schedule": "linear", "optimizer": "rmsprop", "initial_scale": 2.0, "batch_size": 17},
    "zeros": {"initial_scale": 0.0, "activation": "sigmoid", "learning_rate": 0.05},
    "softmax": {
        "dataset": "iris",
        "loss": "softmax_mse",
        "optimizer": "sgd",
        "momentum": 0.0,
        "learning_rate": 0.2,
        "hidden_layers": (),
        "l2": 1e-3,
        "batch_size": 17,
    },
    "weighted": {"dataset": "breast_cancer", "class_weights": True, "label_smoothing": 0.1},
    "weighted classes": {"dataset": "blobs", "class_weights": True, "label_noise": 0.3, "batch_normalization": True},
    "sine": {
        "dataset": "sine",
        "loss": "mse",
        "activation": "leaky_relu",
        "batch_size": 64,
        "kernel_initializer": "he_normal",
    },
    "friedman": {
        "dataset": "friedman1",
        "loss": "mae",
        "optimizer": "rmsprop",
        "activation": "linear",
        "irrelevant_features": 3,
    },
    "plane": {
        "dataset": "plane",
        "loss": "huber",
        "optimizer": "adamw",
        "batch_normalization": True,
        "max_norm": 1.0,
        "l1": 1e-3,
        "l2": 1e-2,
        "hidden_layers": (8, 4),
        "batch_size": 5,
    },
}
# By the same program.
CASES["weighted hinge"] = CASES["hinge"] | {"class_weights": True, "skew": 0.5}

every_case = pytest.mark.parametrize("case", at_every_check({"hinge", "weighted hinge", "cosine", "friedman"}, CASES))


def experiment(case: str) -> Experiment:
    return change(Experiment(), **{"epochs": 25, "samples": 100, "hidden_layers": (8,), "batch_size": 8} | CASES[case])


@cache
def by_program(case: str) -> Trained:
    return trained(experiment(case))


@cache
def by_fit(case: str) -> tuple[dict[str, np.ndarray], keras.Model]:
    return fit(experiment(case))


@every_case
@pytest.mark.parametrize("curve", ["loss", "val_loss", "val metric"])
def test_each_curve_is_that_of_fit(case: str, curve: str) -> None:
    history, (logs, _) = by_program(case).history, by_fit(case)
    logged = f"val_{experiment(case).metric_name}" if curve == "val metric" else curve
    ours = {"loss": history.objective, "val_loss": history.val_loss}.get(logged, history.metrics[:, 1])
    assert ours.shape == (25,)
    assert np.ptp(ours) > 0
    assert ours == pytest.approx(logs[logged], rel=TOLERANCE)


@every_case
def test_the_weights_are_those_of_fit(case: str) -> None:
    ours = unflatten(experiment(case), by_program(case).result.weights)
    _, model = by_fit(case)
    for mine, theirs in zip(ours, model.get_weights(), strict=True):
        assert mine == pytest.approx(theirs, rel=1e-3, abs=1e-4)


@every_case
def test_losses_and_metrics_of_all_parts_are_those_of_evaluate(case: str) -> None:
    mine = by_program(case)
    theirs = evaluate(experiment(case), unflatten(experiment(case), mine.result.weights))
    assert mine.history.losses[-1] == pytest.approx(theirs[:, 0], rel=TOLERANCE)
    assert mine.history.metrics[-1] == pytest.approx(theirs[:, 1], rel=TOLERANCE, abs=1e-6)


def test_every_loss_optimizer_and_activation_is_compared() -> None:
    cases = [experiment(case) for case in CASES]
    assert {case.loss.name for case in cases} == set(LOSSES)
    assert {case.training.optimizer for case in cases} == set(OPTIMIZERS)
    assert {case.model.activation for case in cases} == set(ACTIVATIONS)
    assert {case.training.schedule for case in cases} == set(SCHEDULES)


def test_a_smaller_last_batch_is_compared_and_none_too() -> None:
    remainders = {round(0.34 * case.data.samples) % case.training.batch_size for case in map(experiment, CASES)}
    assert {0, 1} < remainders


@pytest.mark.parametrize("settings", the_first_at_every_check({"max_norm": 0.5}, {}, {"l2": 0.01}))
def test_the_proximal_step_is_that_of_a_constraint_under_fit(settings: dict[str, Any]) -> None:
    asked = change(experiment("default"), samples=100, l1=0.1, proximal=True, learning_rate=0.02, **settings)
    program, (logs, model) = trained(asked), fit(asked)
    assert program.history.objective == pytest.approx(logs["loss"], rel=TOLERANCE)
    assert program.history.val_loss == pytest.approx(logs["val_loss"], rel=TOLERANCE)
    ours = unflatten(asked, program.result.weights)
    assert any((kernel == 0.0).any() for kernel in ours[::2])
    for mine, theirs in zip(ours, model.get_weights(), strict=True):
        assert mine == pytest.approx(theirs, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize("case", the_first_at_every_check("weighted classes", "weighted"))
def test_class_weights_are_those_of_fit(case: str) -> None:
    """Given to `fit` as `class_weight`, a number for each class; in one batch, as it shuffles by itself.

    By a padded program; programs of their own are given the weights of rows: see "weighted hinge".
    """
    asked = change(experiment(case), batch_size=2048, batch_normalization=False)
    assert padding(asked)
    train, model = make_splits(asked).train, compile_model(asked, build_model(asked))
    counts = np.bincount(train.y)
    assert np.ptp(counts) > 0
    weights = dict(enumerate(len(train.y) / (len(counts) * counts)))
    logs = model.fit(*arrays(asked, train), batch_size=len(train), epochs=25, class_weight=weights, verbose=0)
    assert trained(asked, padded=True).history.objective == pytest.approx(logs.history["loss"], rel=TOLERANCE)
