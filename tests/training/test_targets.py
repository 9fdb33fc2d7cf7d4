"""Targets, smoothing and scores, against plain NumPy."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.data.parts import Part, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import trained_loss
from dashboard.experiment.settings import change
from dashboard.functions.losses import LOSSES, fitting
from dashboard.training.model import build
from dashboard.training.targets import metric_scale, score, smooth
from tests.training.keras_fit import for_fit

Y = np.array([0, 1, 1, 0, 1], np.int32)
DATA = {"binary": "moons", "multiclass": "iris", "regression": "sine"}


def experiment(loss: str, smoothing: float = 0.0) -> Experiment:
    return change(Experiment(), dataset=DATA[LOSSES[loss].tasks[0]], loss=loss, label_smoothing=smoothing)


@pytest.mark.parametrize(
    ("loss", "encoded"),
    [
        ("binary_crossentropy", [[0], [1], [1], [0], [1]]),
        ("sigmoid_mse", [[0], [1], [1], [0], [1]]),
        ("hinge", [[-1], [1], [1], [-1], [1]]),
        ("categorical_hinge", [[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0], [0, 1, 0]]),
        ("mse", [[0], [1], [1], [0], [1]]),
    ],
)
def test_classes_are_written_as_the_loss_wants_them(loss: str, encoded: list[list[int]]) -> None:
    targets = experiment(loss).encode(Y)
    assert targets.dtype == np.float32
    assert targets.tolist() == encoded


@pytest.mark.parametrize(
    ("loss", "right", "wrong"),
    [
        ("binary_crossentropy", 0.9, 0.1),
        ("sparse_categorical_crossentropy", 0.8 + 0.2 / 3, 0.2 / 3),
        ("hinge", 1.0, -1.0),
        ("softmax_mse", 1.0, 0.0),
    ],
)
def test_smoothing_moves_targets_towards_an_even_guess_where_the_loss_allows_it(
    loss: str, right: float, wrong: float
) -> None:
    smoothed = smooth(experiment(loss, 0.2), experiment(loss).encode(Y))
    assert sorted(set(smoothed.ravel().tolist())) == pytest.approx([wrong, right])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("smoothing", [0.0, 0.3])
def test_the_loss_of_encoded_and_smoothed_targets_is_the_loss_that_fit_takes(loss: str, smoothing: float) -> None:
    chosen = experiment(loss, smoothing)
    raw = np.random.default_rng(0).normal(size=(len(Y), chosen.outputs)).astype(np.float32)
    outputs = keras.activations.get(chosen.loss.output)(keras.ops.convert_to_tensor(raw))
    name = chosen.loss.smoothed or chosen.loss.keras
    ours = getattr(keras.losses, name)(**chosen.loss.options)(smooth(chosen, chosen.encode(Y)), outputs)
    assert float(ours) == pytest.approx(float(build(trained_loss(chosen))(for_fit(chosen, Y), outputs)), rel=1e-5)


@pytest.mark.parametrize("loss", fitting("binary"))
def test_a_binary_score_is_right_on_the_right_side_of_the_threshold(loss: str) -> None:
    chosen = experiment(loss)
    outputs = np.float32(chosen.loss.threshold) + np.array([[-0.1], [0.1], [-0.2], [0.3], [0.4]], np.float32)
    assert score(chosen, chosen.encode(Y), outputs).numpy().tolist() == [1, 1, 0, 0, 1]


@pytest.mark.parametrize("loss", fitting("multiclass"))
def test_a_score_over_classes_is_right_where_the_largest_output_is(loss: str) -> None:
    chosen = experiment(loss)
    outputs = np.array([[3, 1, 2], [0, 1, 0], [2, 1, 0], [0, 0, 1], [-3, -1, -2]], np.float32)
    assert score(chosen, chosen.encode(Y), outputs).numpy().tolist() == [1, 1, 0, 0, 1]


@pytest.mark.parametrize("loss", fitting("regression"))
def test_a_regression_score_is_the_squared_error_whatever_the_loss(loss: str) -> None:
    chosen = experiment(loss)
    y = np.array([0.5, -1.0, 2.0], np.float32)
    outputs = np.array([[0.0], [-1.0], [5.0]], np.float32)
    assert score(chosen, chosen.encode(y), outputs).numpy().tolist() == [0.25, 0.0, 9.0]


def test_equal_targets_have_no_variance_to_explain_though_rounding_leaves_some() -> None:
    varied, equal = np.linspace(0, 1, 30, dtype=np.float32), np.full(30, 450.37, np.float32)
    assert np.var(equal) > 0.0
    train, same = (Part(np.zeros((30, 1), np.float32), y) for y in (varied, equal))
    splits = Splits(train, same, same, np.zeros(0, bool))
    scores = metric_scale(change(Experiment(), dataset="sine"), splits)(np.full((2, 3), 0.01))
    assert scores[:, 1:].tolist() == [[0.0, 0.0]] * 2
    assert scores[0, 0] == pytest.approx(1.0 - 0.01 / np.var(varied))
